import { printJson } from '../source/parse-json';
import type { CompiledSchema } from '../schema-check/schema-store';
import type { SchemaDefect } from '../schema-check/schema-problem';
import type { Session } from '../bundle/session';
import { isMapping } from '../source/mapping';

/** What a policy checks beside the contract text: keywords at its root that other tools ignore. */
export const POLICY_PARTS = ['x-pacto-facts', 'x-pacto-claim'] as const;
export type PolicyPart = (typeof POLICY_PARTS)[number];

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
  const whole = isMapping(schema)
    ? { ...definedOnly({ $schema, $defs, definitions }), ...schema }
    : schema;
  return session.schemas.compile(printJson(whole));
}

function definedOnly(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
