// Converts an OpenAPI schema of Kubernetes to JSON Schema 2020-12. The result accepts what the API server
// accepts, with two differences. It refuses unknown keys, which the API server removes without a word. As `ipv4` it
// refuses an IPv6 address that ends in an IPv4 address, such as `::1.2.3.4`.
import { codeList } from '../../diagnostics/words';
import { isMapping, type Mapping } from '../../source/mapping';
import { copyLiteral } from '../../source/number-literals';
import { joinPointer, type Pointer } from '../../source/pointer';
import { nameType } from '../cel/value';
import { addBounds } from './add-bounds';
import { describeUnfit } from './keyword-values';
import { OPEN } from './select-keys';
import { translatePattern } from './translate-pattern';
import type { LostRule, XrdProblem } from './xrd-problem';

const TYPES = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const COPIED: ReadonlySet<string> = new Set(
  (
    'title description default enum minLength maxLength minItems maxItems uniqueItems ' +
    'minProperties maxProperties multipleOf minimum maximum'
  ).split(' '),
);
/**
 * Formats that mean the same, except for that address, in Kubernetes and in JSON Schema. `duration` differs, so it is not here.
 * `password` marks a secret.
 */
const SHARED_FORMATS: ReadonlySet<string> = new Set('date date-time ipv4 ipv6 password'.split(' '));
/**
 * Formats for which the API server accepts more than JSON Schema: a path as `uri`, a name before the address of `email`,
 * letters of all alphabets in `hostname`, and `uuid` without dashes. Each pattern accepts all of that.
 */
const LOOSE_FORMATS: ReadonlyMap<string, string> = new Map([
  ['email', '@'],
  ['hostname', '^[a-zA-Z0-9\\p{S}\\p{L}.-]+$'],
  ['uri', '^(/|\\*$|[A-Za-z][A-Za-z0-9+.-]*:)'],
  ['uuid', `^[0-9A-Fa-f]{8}-?${'[0-9A-Fa-f]{4}-?'.repeat(3)}[0-9A-Fa-f]{12}$`],
]);
/** Formats that the API server checks, and that JSON Schema lacks or reads in another way. */
const LOST_FORMATS: ReadonlySet<string> = new Set(
  (
    'bsonobjectid byte cidr creditcard datetime duration hexcolor isbn isbn10 isbn13 mac rgbcolor ssn ' +
    'uuid3 uuid4 uuid5'
  ).split(' '),
);
const JUNCTORS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);
/** What values may not satisfy, or may satisfy once. A condition that is left out inside refuses values that fit. */
const EXCLUDING: ReadonlySet<string> = new Set(['not', 'oneOf']);

interface ConvertedSchema {
  readonly schema: Mapping;
  readonly lost: readonly LostRule[];
  readonly problems: readonly XrdProblem[];
}

export function convertSchema(schema: unknown, pointer: Pointer): ConvertedSchema {
  const converter = new Converter();
  return { schema: converter.convert(schema, pointer), ...converter };
}

/** A `branch` of `anyOf` and its kind only adds conditions: it does not list the keys, so it is not closed. */
type Role = 'whole' | 'branch';

class Converter {
  readonly lost: LostRule[] = [];
  readonly problems: XrdProblem[] = [];

  convert(node: unknown, pointer: Pointer, role: Role = 'whole'): Mapping {
    if (!isMapping(node)) {
      this.refuse(pointer, `A schema must be a map; this is ${nameType(node)}.`);
      return {};
    }
    const result: Mapping = {};
    this.addType(result, node, pointer, role);
    for (const key of Object.keys(node)) {
      const place = joinPointer(pointer, key);
      if (this.refuseUnexpected(key, node[key], place)) continue;
      if (EXCLUDING.has(key)) this.addExcluding(result, key, node, place);
      else this.addKeyword(result, key, node, place, role);
    }
    this.addRequired(result, node);
    addBounds(result, node);
    if (node.nullable === true) freeNull(result);
    if (role === 'whole') closeObject(result, node);
    return result;
  }

  private refuseUnexpected(keyword: string, value: unknown, pointer: Pointer): boolean {
    const message = describeUnfit(keyword, value);
    if (message !== undefined) this.refuse(pointer, message);
    return message !== undefined;
  }

  /** Left out as a whole if something inside cannot be expressed, because it would refuse values that fit. */
  private addExcluding(result: Mapping, key: string, node: Mapping, pointer: Pointer): void {
    const before = this.lost.length;
    this.addKeyword(result, key, node, pointer, 'branch');
    if (this.lost.length === before) return;
    delete result[key];
    this.lost.splice(before, Infinity, { pointer, rule: `${key}: ${JSON.stringify(node[key])}` });
  }

  private addKeyword(
    result: Mapping,
    key: string,
    node: Mapping,
    pointer: Pointer,
    role: Role,
  ): void {
    const value = node[key];
    if (COPIED.has(key)) {
      result[key] = value;
      copyLiteral(node, result, key);
    } else if (key === 'example') result.examples = [value];
    else if (key === 'pattern') this.addPattern(result, value, pointer);
    else if (key === 'format') this.addFormat(result, node, pointer);
    else if (key === 'properties') result.properties = this.convertAll(value, pointer, role);
    else if (key === 'items') result.items = this.convert(value, pointer, role);
    else if (key === 'not') result.not = this.convert(value, pointer, 'branch');
    else if (JUNCTORS.has(key)) result[key] = this.convertList(value, pointer);
    else if (key === 'additionalProperties') {
      const isFlag = typeof value === 'boolean';
      result[key] = isFlag ? value : this.convert(value, pointer, role);
    } else if (key === 'x-kubernetes-validations') this.addLostRules(value, pointer);
    else if (key === 'x-kubernetes-list-type') {
      if (value === 'set' || value === 'map') result.uniqueItems = true;
    } else if (key === 'x-kubernetes-list-map-keys') {
      // Equal entries are refused. JSON Schema cannot compare a part of them.
      this.lost.push({ pointer, rule: `${key}: ${JSON.stringify(value)}` });
    } else if (key === '$ref') {
      this.refuse(
        pointer,
        'The schema has a `$ref`, which Kubernetes does not accept in a definition.',
        'Write the referenced schema in its place.',
      );
    }
  }

  private addType(result: Mapping, node: Mapping, pointer: Pointer, role: Role): void {
    const { type } = node;
    const types: unknown[] = [];
    if (node['x-kubernetes-int-or-string'] === true) types.push('integer', 'string');
    else if (typeof type === 'string' && TYPES.includes(type)) types.push(type);
    else if (type !== undefined) {
      const seen = typeof type === 'string' ? `\`${type}\`` : nameType(type);
      const accepted = codeList(TYPES);
      this.refuse(joinPointer(pointer, 'type'), `The type is ${seen}. Use one of ${accepted}.`);
    } else if (isMapping(node.properties) && node[OPEN] !== true && role === 'whole')
      types.push('object');
    if (types.length === 0) return;
    if (node.nullable === true) types.push('null');
    result.type = types.length === 1 ? types[0] : types;
  }

  private convertAll(value: unknown, pointer: Pointer, role: Role): Mapping {
    if (!isMapping(value)) {
      this.refuse(pointer, `\`properties\` must be a map; this is ${nameType(value)}.`);
      return {};
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, schema]) => [
        name,
        this.convert(schema, joinPointer(pointer, name), role),
      ]),
    );
  }

  private convertList(value: unknown, pointer: Pointer): Mapping[] {
    if (Array.isArray(value) && value.length > 0) {
      return value.map((item, index) => this.convert(item, joinPointer(pointer, index), 'branch'));
    }
    this.refuse(pointer, 'This must be a list of at least one schema.');
    return [];
  }

  private addPattern(result: Mapping, value: unknown, pointer: Pointer): void {
    const pattern = typeof value === 'string' ? translatePattern(value) : undefined;
    if (pattern === undefined) this.lost.push({ pointer, rule: `pattern: ${String(value)}` });
    else result.pattern = pattern;
  }

  private addFormat(result: Mapping, node: Mapping, pointer: Pointer): void {
    const format = String(node.format);
    const pattern = node.pattern === undefined ? LOOSE_FORMATS.get(format) : undefined;
    if (SHARED_FORMATS.has(format)) result.format = format;
    if (pattern !== undefined) result.pattern = pattern;
    const isWhole = pattern !== undefined && format === 'uuid';
    const isKnown = LOST_FORMATS.has(format) || LOOSE_FORMATS.has(format);
    if (isKnown && !isWhole) this.lost.push({ pointer, rule: `format: ${format}` });
  }

  private addLostRules(value: unknown, pointer: Pointer): void {
    for (const [index, entry] of (Array.isArray(value) ? value : []).entries()) {
      if (!isMapping(entry) || typeof entry.rule !== 'string') continue;
      const { rule, message } = entry;
      const place = joinPointer(pointer, index);
      this.lost.push({
        pointer: place,
        rule: rule.trim().replace(/\s+/g, ' '),
        ...(typeof message === 'string' && { message }),
      });
    }
  }

  /** The API server fills in defaults before it looks for required keys. */
  private addRequired(result: Mapping, { required, properties }: Mapping): void {
    if (!Array.isArray(required)) return;
    const kept = required.filter((name) => {
      const schema = isMapping(properties) ? properties[String(name)] : undefined;
      return !isMapping(schema) || !Object.hasOwn(schema, 'default');
    });
    if (kept.length > 0) result.required = kept;
  }

  private refuse(pointer: Pointer, message: string, hint?: string): void {
    this.problems.push({ pointer, message, hint });
  }
}

/** The API server checks only the type and `enum` of `null`, and no other condition. */
function freeNull(result: Mapping): void {
  const conditions: Mapping = {};
  for (const key of ['allOf', 'anyOf', 'oneOf', 'not']) {
    if (!Object.hasOwn(result, key)) continue;
    conditions[key] = result[key];
    delete result[key];
  }
  const keys = Object.keys(conditions);
  if (keys.length === 0) return;
  const isAnyOf = keys.length === 1 && Array.isArray(conditions.anyOf);
  const branches = isAnyOf ? (conditions.anyOf as unknown[]) : [conditions];
  result.anyOf = [{ type: 'null' }, ...branches];
}

/** The API server removes unknown keys unless the schema says otherwise. */
function closeObject(result: Mapping, node: Mapping): void {
  if (![result.type].flat().includes('object') || Object.hasOwn(result, 'additionalProperties')) {
    return;
  }
  result.additionalProperties = node[OPEN] === true || isEmbedded(node);
}

/** The schema of an embedded object does not list `apiVersion`, `kind` and `metadata`, but accepts them. */
function isEmbedded(node: Mapping): boolean {
  return node['x-kubernetes-embedded-resource'] === true;
}
