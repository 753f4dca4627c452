export type DraftName = '2020-12' | '2019-09' | 'draft-07' | 'draft-06' | 'draft-04';

/** By `$schema` without scheme and empty fragment. */
const DRAFTS: ReadonlyMap<string, DraftName> = new Map([
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft-07/schema', 'draft-07'],
  ['json-schema.org/draft-06/schema', 'draft-06'],
  ['json-schema.org/draft-04/schema', 'draft-04'],
  ['json-schema.org/schema', '2020-12'],
]);

export const DRAFTS_IN_WORDS = '2020-12, 2019-09, draft-07, draft-06 or draft-04';

/** The draft that `$schema` names, 2020-12 without a `$schema`; `undefined` for any other. */
export function draftOf(dollarSchema: unknown): DraftName | undefined {
  if (dollarSchema === undefined) return '2020-12';
  if (typeof dollarSchema !== 'string') return undefined;
  return DRAFTS.get(dollarSchema.replace(/^https?:\/\//, '').replace(/#$/, ''));
}
