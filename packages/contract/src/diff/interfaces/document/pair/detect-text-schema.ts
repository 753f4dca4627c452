import type { DocumentPair } from './document-pair';
import type { Located } from '../side/document-side';
import type { SchemaPlace } from '../document-schemas/schema-pairs';
import { rewriteAsText } from '../document-schemas/text-values';

interface TextSchema {
  readonly schema: Located;
  /** Whether each value of a list is written by itself. */
  readonly isExploded: boolean;
}

/** What is written as text: single values if `isText`, then also what lists and mappings hold. */
interface TextOf {
  readonly isText: boolean;
  readonly hasLists: boolean;
  readonly hasMappings: boolean;
}

/** Compares the schemas of values that are sent as text. Two types count as one where they have the same texts. */
export function detectTextSchema(
  pair: DocumentPair,
  before: TextSchema,
  after: TextSchema,
  place: SchemaPlace,
  { isText, ...form }: TextOf,
): void {
  const { rules, direction, path, what } = place;
  const base = { side: pair.base, schema: before.schema };
  const head = { side: pair.head, schema: after.schema };
  const isInput = direction === 'input';
  const rewritten = !isText
    ? undefined
    : isInput
      ? rewriteAsText(base, head, { ...form, isExploded: after.isExploded })
      : rewriteAsText(head, base, { ...form, isExploded: before.isExploded });
  if (rewritten === undefined) {
    pair.schemas.detect(before.schema, after.schema, place, pair.add);
    return;
  }
  const schemas = isInput
    ? ([rewritten.schema, after.schema] as const)
    : ([before.schema, rewritten.schema] as const);
  const found = pair.schemas.changes(...schemas, place);
  const harmless = [`${rules}-schema-${isInput ? 'widened' : 'narrowed'}`, `${rules}-schema-equal`];
  const harmful = found.filter(({ rule }) => !harmless.includes(rule));
  for (const change of harmful) pair.add(change);
  if (harmful.length > 0) return;
  pair.add({
    rule: rewritten.doubt === undefined ? harmless[0]! : `${rules}-schema-undecided`,
    path: `${path}.schema`,
    type: 'modified',
    subject: `${what} has another type, and its values are sent as text. ${rewritten.doubt ?? 'Every text that was sent still fits.'}`,
    basePointer: before.schema.pointer,
    headPointer: after.schema.pointer,
  });
}
