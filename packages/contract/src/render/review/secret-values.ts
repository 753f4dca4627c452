// Which values must not be printed: a report of what changes is read by more people than the file.
import { parsePointer, valueAt, type Pointer } from '../../source/pointer';
import { isMapping } from '../../source/mapping';

export const HIDDEN = '(hidden)';

const SECRET_KEY =
  /(?:^|[-_.]|[a-z0-9](?=[A-Z]))(?:pass(?:word|wd|phrase)?|token|secret|credentials?|api[-_]?key|private[-_]?key|access[-_]?key)$/i;
const SECRET_TEXT =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|^(?:AKIA|ASIA)[0-9A-Z]{16}$|^gh[pousr]_[A-Za-z0-9]{30,}$|^eyJ[\w-]+\.eyJ[\w-]+\.|:\/\/[^/\s:@]+:[^/\s:@]+@/;

/** Whether a text looks like a secret, by its key or by itself. Names of secrets are not secrets. */
export function looksSecret(pointer: Pointer, value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  const key =
    parsePointer(pointer)
      .reverse()
      .find((token) => !/^\d+$/.test(token)) ?? '';
  return SECRET_KEY.test(key) || SECRET_TEXT.test(value);
}

/** Whether a schema marks the value at a place of its instance as `writeOnly` or as a password. */
export function isMarkedSecret(schema: unknown, pointer: Pointer): boolean {
  return visit(schema, schema, parsePointer(pointer), new Set());
}

const COMBINED = ['allOf', 'anyOf', 'oneOf'] as const;
const BRANCHES = ['if', 'then', 'else'] as const;

function visit(
  schema: unknown,
  document: unknown,
  tokens: readonly string[],
  open: ReadonlySet<unknown>,
): boolean {
  if (!isMapping(schema) || open.has(schema)) return false;
  const inner = new Set([...open, schema]);
  // A container of secrets is a secret itself, whatever its contents.
  if (schema.writeOnly === true || schema.format === 'password') return true;
  const here = (other: unknown): boolean => visit(other, document, tokens, inner);
  const { $ref } = schema;
  if (typeof $ref === 'string' && $ref.startsWith('#') && here(follow(document, $ref))) return true;
  for (const keyword of COMBINED) {
    const list = schema[keyword];
    if (Array.isArray(list) && list.some(here)) return true;
  }
  if (BRANCHES.some((keyword) => here(schema[keyword]))) return true;
  const [token, ...rest] = tokens;
  if (token === undefined) return false;
  const below = (other: unknown): boolean => visit(other, document, rest, new Set());
  return childSchemas(schema, token).some(below);
}

function follow(document: unknown, ref: string): unknown {
  try {
    return valueAt(document, decodeURIComponent(ref.slice(1)));
  } catch {
    return undefined;
  }
}

function childSchemas(schema: Record<string, unknown>, token: string): unknown[] {
  const { properties, items, prefixItems, additionalProperties, patternProperties } = schema;
  const found: unknown[] = [additionalProperties];
  if (isMapping(properties) && Object.hasOwn(properties, token)) found.push(properties[token]);
  if (isMapping(patternProperties)) found.push(...Object.values(patternProperties));
  if (/^\d+$/.test(token)) {
    found.push(items);
    for (const list of [items, prefixItems]) {
      if (Array.isArray(list)) found.push(list[Number(token)]);
    }
  }
  return found;
}
