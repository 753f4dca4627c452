// A schema as a list of plain ones: what it allows by `anyOf` or `oneOf`, with the parts of `allOf` put
// together. Schemas that say more than that are left alone.
import { mergeKeys, pickKeys } from '../../../../source/copy-data';
import { hasOwn, isMapping, setOwn } from '../../../../source/mapping';
import { copyLiteral } from '../../../../source/number-literals';
import type { DocumentSide, Located, Mapping } from '../side/document-side';
import { mappingAt } from '../side/mapping-at';
import { sameEntry } from '../side/same-parts';

/** Keys that limit no value. */
export const WORDS = [
  ...['title', 'description', 'example', 'examples', 'deprecated'],
  ...['externalDocs', 'xml', '$comment'],
];

const MOST_LEVELS = 10;

/** `undefined` for a schema that is not understood. */
export function alternativesOf(
  side: DocumentSide,
  written: Located,
  level = 0,
): readonly Mapping[] | undefined {
  const schema = level > MOST_LEVELS ? undefined : mappingAt(side, written);
  if (schema === undefined) return undefined;
  const limits = Object.keys(schema.value).filter((key) => !isAnnotation(key));
  const [choice] = limits.filter((key) => key === 'anyOf' || key === 'oneOf');
  const inside = (key: string) => branchesOf(side, schema, key, level);
  if (choice === undefined) {
    if (!limits.includes('allOf')) return [schema.value];
    const parts = inside('allOf');
    const own = pickKeys(schema.value, (key) => key !== 'allOf');
    return parts === undefined ? undefined : join([own, ...parts]);
  }
  if (limits.some((key) => key !== choice && key !== 'nullable')) return undefined;
  const branches = inside(choice);
  const nullable = schema.value['nullable'] === true;
  return branches?.flat().map((one) => (nullable ? mergeKeys(one, { nullable }) : one));
}

function isAnnotation(key: string): boolean {
  return WORDS.includes(key) || key.startsWith('x-');
}

function branchesOf(
  side: DocumentSide,
  schema: Located<Mapping>,
  key: string,
  level: number,
): (readonly Mapping[])[] | undefined {
  const list = schema.value[key];
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const found = list.map((value: unknown, index) =>
    alternativesOf(side, { value, pointer: `${schema.pointer}/${key}/${index}` }, level + 1),
  );
  return found.includes(undefined) ? undefined : (found as (readonly Mapping[])[]);
}

/** All parts in one, unless two of them say something else under one key. */
function join(parts: readonly (Mapping | readonly Mapping[])[]): readonly Mapping[] | undefined {
  const joined: Record<string, unknown> = {};
  for (const part of parts) {
    const plain = isMapping(part) ? part : part.length === 1 ? part[0]! : undefined;
    if (plain === undefined) return undefined;
    for (const [key, value] of Object.entries(plain)) {
      if (isAnnotation(key)) continue;
      if (hasOwn(joined, key) && !sameEntry(joined, plain, key)) return undefined;
      setOwn(joined, key, value);
      copyLiteral(plain, joined, key);
    }
  }
  return [joined];
}
