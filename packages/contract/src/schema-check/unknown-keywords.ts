// Finds keywords that check nothing because they are misspelled. Unknown keywords are legal JSON Schema,
// so only those close to a known keyword are reported, and those with the prefix of Pacto.
import { draftOf, type DraftName } from '../json-schema/drafts';
import {
  IN_PLACE,
  IN_PLACE_LISTS,
  ignoresBesideRef,
  keywordsFor,
  keywordsOf,
} from '../json-schema/keywords';
import { OFFERED, SET_BY } from '../json-schema/policy-keywords';
import { joinPointer, type Pointer } from '../source/pointer';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { isMapping } from '../source/mapping';
import { isSetByPlatform } from './set-by-platform';
import { suggest } from './suggest';

export interface UnknownKeyword {
  readonly pointer: Pointer;
  /** As written in the schema. */
  readonly keyword: string;
  /**
   * `keyword`: no keyword of JSON Schema. `extension`: no extension of Pacto. `misplaced`: one, but read at
   * the root of a schema alone. `value`: a mark of Pacto whose value means nothing. `fact`: named under the extension `within`, which offers other names.
   * `draft`: a keyword of other drafts than that of the schema, which is `draft`. `beside-ref`: one beside a
   * `$ref` that hides it in that draft.
   */
  readonly kind: 'keyword' | 'extension' | 'misplaced' | 'value' | 'fact' | 'draft' | 'beside-ref';
  readonly within?: string;
  readonly draft?: DraftName;
  readonly meant?: string;
}

const NEWEST: DraftName = '2020-12';
const ONE_SCHEMA = keywordsFor('schema', 'schema or list');
const LISTS_OF_SCHEMAS = keywordsFor('list', 'schema or list');
const MAPS_OF_SCHEMAS = keywordsFor('mapping');

/** Keywords of drafts that are gone, or that are not done. */
const OF_OTHER_DRAFTS = words(
  '$async disallow divisibleBy extends id maxDecimal propertyDependencies requires',
);

/** Annotations of other tools that are near a keyword and no slip. */
const OF_OTHER_TOOLS = words('comment deprecation example note version');

/** Keywords that check nothing in any draft, so they never have an effect. */
const ANNOTATIONS = words(
  '$comment $defs $id $vocabulary contentEncoding contentMediaType contentSchema default deprecated description examples readOnly title writeOnly',
);

/** Keywords that keep their meaning beside a `$ref` in every draft. */
const KEPT_BESIDE_REF = words('$ref $schema definitions');

/** A keyword of OpenAPI 3.0. People use it in JSON Schema, which ignores it. */
const NULLABLE = 'nullable';

/** Extensions that have their place anywhere in a schema. */
const MARKS = [SET_BY];

const PASSED_OVER: ReadonlySet<string> = new Set([...OF_OTHER_DRAFTS, ...OF_OTHER_TOOLS]);

const KEYWORDS: ReadonlySet<string> = new Set(
  [...ONE_SCHEMA, ...LISTS_OF_SCHEMAS, ...MAPS_OF_SCHEMAS, ...keywordsFor('data')]
    .filter((keyword) => !PASSED_OVER.has(keyword))
    .sort(),
);

/** A keyword that differs more is probably intended. */
const MOST_EDITS = 3;

/** A hostile schema could have millions. A reader cannot fix more at once. */
const MOST_REPORTED = 50;

interface Visit {
  readonly node: SchemaObject;
  readonly pointer: Pointer;
  readonly draft: DraftName;
  /** The extension of whose value this schema checks the top level. */
  readonly extension?: string;
}

/** In the order of the text, only at places of schemas: names of properties and data are not keywords. */
export function findUnknownKeywords(document: unknown): UnknownKeyword[] {
  const found: UnknownKeyword[] = [];
  const pending: Visit[] = isMapping(document)
    ? [{ node: document, pointer: '', draft: draftOf(document.$schema) ?? NEWEST }]
    : [];
  for (let visit = pending.pop(); visit && found.length < MOST_REPORTED; visit = pending.pop()) {
    const inner: Visit[] = [];
    if (visit.extension !== undefined) found.push(...unknownFacts(visit, visit.extension));
    for (const keyword of Object.keys(visit.node)) {
      const unknown = checkKeyword(keyword, visit);
      if (unknown) found.push(unknown);
      else inner.push(...schemasUnder(keyword, visit));
    }
    pending.push(...inner.reverse());
  }
  return found.slice(0, MOST_REPORTED);
}

function checkKeyword(keyword: string, visit: Visit): UnknownKeyword | undefined {
  const { pointer, extension } = visit;
  if (KEYWORDS.has(keyword)) return checkDraft(keyword, visit);
  if (PASSED_OVER.has(keyword)) return undefined;
  const place = joinPointer(pointer, keyword);
  if (MARKS.includes(keyword)) {
    return isSetByPlatform(visit.node) ? undefined : { pointer: place, keyword, kind: 'value' };
  }
  if (keyword === NULLABLE) return { pointer: place, keyword, kind: 'keyword' };
  if (/^x-pacto-/i.test(keyword)) {
    const isRoot = pointer === '' && extension === undefined;
    if (OFFERED.has(keyword)) {
      return isRoot ? undefined : { pointer: place, keyword, kind: 'misplaced' };
    }
    const meant = suggest(keyword, [...OFFERED.keys(), ...MARKS]);
    return { pointer: place, keyword, kind: 'extension', meant };
  }
  if (/^x-/i.test(keyword)) return undefined;
  const meant = suggest(keyword, KEYWORDS, MOST_EDITS);
  if (meant === undefined || isComposedOf(meant, keyword)) return undefined;
  return { pointer: place, keyword, kind: 'keyword', meant };
}

function checkDraft(keyword: string, { node, pointer, draft }: Visit): UnknownKeyword | undefined {
  if (ANNOTATIONS.includes(keyword)) return undefined;
  if (typeof node.$ref === 'string' && ignoresBesideRef(draft)) {
    return KEPT_BESIDE_REF.includes(keyword)
      ? undefined
      : { pointer: joinPointer(pointer, keyword), keyword, kind: 'beside-ref', draft };
  }
  if (keywordsOf(draft).has(keyword)) return undefined;
  // Without `items` as a list, no draft gives it an effect.
  if (keyword === 'additionalItems' && !Array.isArray(node.prefixItems)) return undefined;
  return { pointer: joinPointer(pointer, keyword), keyword, kind: 'draft', draft };
}

/** `tsType` is not a misspelled `type`. */
function isComposedOf(meant: string, keyword: string): boolean {
  const parts = keyword.split(/(?=[A-Z])/).map((part) => part.toLowerCase());
  return parts.length > 1 && parts.includes(meant);
}

function schemasUnder(keyword: string, visit: Visit): Visit[] {
  const { node, pointer, extension } = visit;
  const value = node[keyword];
  const place = joinPointer(pointer, keyword);
  if (pointer === '' && extension === undefined && OFFERED.has(keyword)) {
    return isMapping(value) ? [below(visit, value, place, keyword)] : [];
  }
  if (Array.isArray(value)) {
    if (!LISTS_OF_SCHEMAS.has(keyword)) return [];
    const passed = IN_PLACE_LISTS.includes(keyword) ? extension : undefined;
    return value.flatMap((item: unknown, index) =>
      isMapping(item) ? [below(visit, item, joinPointer(place, index), passed)] : [],
    );
  }
  if (!isMapping(value)) return [];
  if (MAPS_OF_SCHEMAS.has(keyword)) {
    return Object.entries(value).flatMap(([name, schema]) =>
      isMapping(schema) ? [below(visit, schema, joinPointer(place, name))] : [],
    );
  }
  if (!ONE_SCHEMA.has(keyword)) return [];
  const passed = IN_PLACE.includes(keyword) ? extension : undefined;
  return [below(visit, value, place, passed)];
}

/** A schema inside another; one with an identifier of its own may name its own draft. */
function below({ draft }: Visit, node: SchemaObject, pointer: Pointer, extension?: string): Visit {
  const own = '$id' in node && '$schema' in node ? draftOf(node.$schema) : undefined;
  return { node, pointer, extension, draft: own ?? draft };
}

/** Names that the schema of an extension demands or describes, and that are never given. */
function unknownFacts({ node, pointer }: Visit, extension: string): UnknownKeyword[] {
  const offered = OFFERED.get(extension)!;
  const named: [place: Pointer, name: string][] = [];
  if (isMapping(node.properties)) {
    const place = joinPointer(pointer, 'properties');
    named.push(
      ...Object.keys(node.properties).map((name): [Pointer, string] => [
        joinPointer(place, name),
        name,
      ]),
    );
  }
  if (Array.isArray(node.required)) {
    for (const [index, name] of (node.required as unknown[]).entries()) {
      if (typeof name === 'string') named.push([joinPointer(pointer, 'required', index), name]);
    }
  }
  return named.flatMap(([place, keyword]): UnknownKeyword[] =>
    offered.includes(keyword)
      ? []
      : [
          {
            pointer: place,
            keyword,
            kind: 'fact',
            within: extension,
            meant: suggest(keyword, offered),
          },
        ],
  );
}

/** What may be checked under an extension. */
export function namesUnder(extension: string): readonly string[] {
  return OFFERED.get(extension) ?? [];
}

export const EXTENSION_NAMES: readonly string[] = [...OFFERED.keys(), ...MARKS];

function words(text: string): readonly string[] {
  return text.split(' ');
}
