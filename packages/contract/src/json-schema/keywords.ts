// The keywords of each draft, and what their values hold. A keyword of a later draft has no effect in an earlier one.
import type { DraftName } from './drafts';

/**
 * The kind of value of a keyword: a schema, a list of schemas, a mapping from names to schemas, or
 * data.
 */
type KeywordValue = 'schema' | 'list' | 'schema or list' | 'mapping' | 'data';

/** Drafts in the order of their age. */
const DRAFT_NAMES: readonly DraftName[] = [
  'draft-04',
  'draft-06',
  'draft-07',
  '2019-09',
  '2020-12',
];

interface Row {
  readonly value: KeywordValue;
  readonly since: DraftName;
  /** The last draft that has it; absent where the newest one has. */
  readonly until?: DraftName;
}

function rows(value: KeywordValue, since: DraftName, names: string, until?: DraftName) {
  return names.split(' ').map((name): [string, Row] => [name, { value, since, until }]);
}

/** Two rows for one name where a draft changed what it holds. */
const ROWS: readonly (readonly [string, Row])[] = [
  ...rows(
    'data',
    'draft-04',
    '$schema type enum multipleOf maximum minimum exclusiveMaximum exclusiveMinimum maxLength ' +
      'minLength pattern format maxItems minItems uniqueItems maxProperties minProperties required ' +
      'title description default $ref',
  ),
  ...rows('data', 'draft-04', 'id', 'draft-04'),
  ...rows('schema', 'draft-04', 'additionalProperties not'),
  ...rows('schema', 'draft-04', 'additionalItems', '2019-09'),
  ...rows('schema or list', 'draft-04', 'items', '2019-09'),
  ...rows('list', 'draft-04', 'allOf anyOf oneOf'),
  ...rows('mapping', 'draft-04', 'properties patternProperties definitions dependencies'),
  ...rows('data', 'draft-06', '$id const examples'),
  ...rows('schema', 'draft-06', 'contains propertyNames'),
  ...rows('data', 'draft-07', '$comment readOnly writeOnly contentMediaType contentEncoding'),
  ...rows('schema', 'draft-07', 'if then else'),
  ...rows(
    'data',
    '2019-09',
    '$anchor $vocabulary deprecated dependentRequired maxContains minContains',
  ),
  ...rows('data', '2019-09', '$recursiveRef $recursiveAnchor', '2019-09'),
  ...rows('schema', '2019-09', 'unevaluatedItems unevaluatedProperties contentSchema'),
  ...rows('mapping', '2019-09', '$defs dependentSchemas'),
  ...rows('data', '2020-12', '$dynamicRef $dynamicAnchor'),
  ...rows('schema', '2020-12', 'items'),
  ...rows('list', '2020-12', 'prefixItems'),
];

const TABLES: ReadonlyMap<DraftName, ReadonlyMap<string, KeywordValue>> = new Map(
  DRAFT_NAMES.map((draft) => {
    const age = (name: DraftName) => DRAFT_NAMES.indexOf(name);
    const known = ROWS.filter(
      ([, { since, until }]) =>
        age(since) <= age(draft) && (until === undefined || age(draft) <= age(until)),
    );
    return [draft, new Map(known.map(([name, { value }]) => [name, value]))];
  }),
);

/** The keywords of a draft, with the kind of value of each. */
export function keywordsOf(draft: DraftName): ReadonlyMap<string, KeywordValue> {
  return TABLES.get(draft)!;
}

/** The keywords of any draft that hold a kind of value in one of them. */
export function keywordsFor(...kinds: readonly KeywordValue[]): ReadonlySet<string> {
  return new Set(ROWS.filter(([, { value }]) => kinds.includes(value)).map(([name]) => name));
}

/** Keywords whose schemas apply to the same value as the schema that has them. */
export const IN_PLACE = ['if', 'then', 'else', 'not'];
export const IN_PLACE_LISTS = ['allOf', 'anyOf', 'oneOf'];
export const IN_PLACE_MAPPINGS = ['dependentSchemas', 'dependencies'];

/** The drafts that have a keyword, the oldest first; none for a name that is not a keyword. */
export function draftsWith(keyword: string): readonly DraftName[] {
  return DRAFT_NAMES.filter((draft) => TABLES.get(draft)!.has(keyword));
}

const ALL_KEYWORDS: ReadonlySet<string> = new Set(ROWS.map(([name]) => name));

/** Whether only other drafts have a keyword, so that it has no effect in this one. */
export function isOfOtherDrafts(keyword: string, draft: DraftName): boolean {
  return ALL_KEYWORDS.has(keyword) && !TABLES.get(draft)!.has(keyword);
}

/** Up to draft-07, keywords beside a `$ref` have no effect. */
export function ignoresBesideRef(draft: DraftName): boolean {
  return DRAFT_NAMES.indexOf(draft) <= DRAFT_NAMES.indexOf('draft-07');
}
