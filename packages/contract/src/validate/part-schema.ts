import type { PolicyPart } from '../json-schema/policy-keywords';
import { printJson } from '../source/json/parse-json';
import type { CompiledSchema } from '../schema-check/schema-store';
import type { SchemaDefect } from '../schema-check/schema-problem';
import type { Session } from '../bundle/session';
import { isMapping } from '../source/mapping';
import { joinPointer, parsePointer, valueAt, type Pointer } from '../source/pointer';

/** A policy's part as a schema of its own, with the definitions of the whole; `undefined` where the policy has none. */
export function partSchema(
  session: Session,
  policy: CompiledSchema,
  part: PolicyPart,
): CompiledSchema | SchemaDefect | undefined {
  const document: unknown = policy.document;
  if (!isMapping(document)) return undefined;
  const { $schema, $defs, definitions, [part]: schema } = document;
  if (schema === undefined) return undefined;
  const whole = isMapping(schema) ? { $schema, $defs, definitions, ...schema } : schema;
  return session.schemas.compile(printJson(whole));
}

/** The place in the policy of a place in the schema of its part. */
export function placeInPolicy(
  { document }: CompiledSchema,
  part: PolicyPart | undefined,
  inPart: Pointer,
): Pointer {
  if (part === undefined) return inPart;
  const [first] = parsePointer(inPart);
  const isOfWhole =
    DEFINITIONS.has(first) && !hasOwn(valueAt(document, joinPointer('', part)), first!);
  return isOfWhole ? inPart : joinPointer('', part) + inPart;
}

/** The keywords of the whole that a part uses, unless it has them itself. */
const DEFINITIONS: ReadonlySet<string | undefined> = new Set(['$defs', 'definitions']);

function hasOwn(value: unknown, key: string): boolean {
  return isMapping(value) && Object.hasOwn(value, key);
}
