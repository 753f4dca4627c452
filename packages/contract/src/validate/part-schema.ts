import type { PolicyPart } from '../json-schema/policy-keywords';
import { printJson } from '../source/json/parse-json';
import type { CompiledSchema } from '../schema-check/schema-store';
import type { SchemaDefect } from '../schema-check/schema-problem';
import type { Session } from '../bundle/session';
import { isMapping } from '../source/mapping';

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
