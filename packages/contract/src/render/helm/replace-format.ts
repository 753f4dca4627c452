// Formats under which a Helm refuses values that fit. Helm 3 also refuses every number under a format that it knows.
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { addToAllOf } from './add-to-all-of';

/** The digits of a UUID, which Helm 3 reads in lower case alone. */
const UUID = '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$';

/** Lower case, a blank before the time, a leap second, and an offset without a colon. */
const RARE_TIME = '[tz\\s]|:60|:[\\d.]+[+-]\\d\\d(\\d\\d)?$';

/** Helm checks them as they are meant. */
const KEPT = ['date', 'email', 'ipv4', 'ipv6', 'json-pointer', 'relative-json-pointer'];

/** Helm reads patterns and addresses as Go does, and is alone in checking the others. */
const LEFT_OUT = [
  ...['regex', 'uri', 'uri-reference', 'uri-template'],
  ...['iri', 'iri-reference', 'idn-email', 'period', 'semver'],
];

/** What each format becomes. A format that is not here stays, because no Helm checks it or all agree on it. */
const REPLACED: ReadonlyMap<string, SchemaObject | undefined> = new Map<
  string,
  SchemaObject | undefined
>([
  ...KEPT.map((format): [string, SchemaObject] => [format, { format }]),
  ...LEFT_OUT.map((format): [string, undefined] => [format, undefined]),
  ['date-time', { anyOf: [{ format: 'date-time' }, { pattern: RARE_TIME }] }],
  ['time', { anyOf: [{ format: 'time' }, { pattern: RARE_TIME }] }],
  ['hostname', { anyOf: [{ format: 'hostname' }, { pattern: '\\.$' }] }],
  ['uuid', { pattern: UUID }],
]);

/** Afterwards, every Helm accepts what the format accepts, and maybe more. */
export function replaceFormat(node: SchemaObject): void {
  const { format } = node;
  if (typeof format !== 'string' || !REPLACED.has(format)) return;
  const replaced = REPLACED.get(format);
  const isOfTexts = !acceptsNumbers(node.type);
  if (replaced?.format === format && isOfTexts) return;
  delete node.format;
  if (!replaced) return;
  // A pattern has no effect on a number.
  const isSafe = isOfTexts || replaced.pattern !== undefined;
  addToAllOf(node, isSafe ? replaced : { anyOf: [{ type: 'number' }, replaced] });
}

function acceptsNumbers(type: unknown): boolean {
  if (type === undefined) return true;
  return [type].flat().some((one) => one === 'number' || one === 'integer');
}
