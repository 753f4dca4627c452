export type DraftName = '2020-12' | '2019-09' | 'draft-07';

/** By `$schema` without scheme and empty fragment. Draft 06 is a part of draft 07. */
const DRAFTS: ReadonlyMap<string, DraftName> = new Map([
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft-07/schema', 'draft-07'],
  ['json-schema.org/draft-06/schema', 'draft-07'],
  ['json-schema.org/schema', '2020-12'],
]);

export const DRAFTS_IN_WORDS = '2020-12, 2019-09, draft-07 and draft-06';

/** The draft that `$schema` names, 2020-12 where there is none; `undefined` for any other. */
export function draftOf(dollarSchema: unknown): DraftName | undefined {
  if (dollarSchema === undefined) return '2020-12';
  if (typeof dollarSchema !== 'string') return undefined;
  return DRAFTS.get(dollarSchema.replace(/^https?:\/\//, '').replace(/#$/, ''));
}
