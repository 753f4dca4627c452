// A path that is gone may still be answered: `/users/me` is a call of `/users/{id}`.
import { decodePercent } from '../../../source/decode-percent';
import { groupBy } from '../../../source/group-by';
import { child } from '../document/side/document-side';
import type { DocumentSide, Located, Mapping } from '../document/side/document-side';
import { mappingAt } from '../document/side/mapping-at';
import { segmentsOf, type PathSegment } from '../document/texts/path-template';
import { rewriteAsText } from '../document/document-schemas/text-values';
import { methodsOf } from './elements/methods';
import type { OpenapiPair } from './elements/openapi-pair';
import { parametersOf } from './elements/parameters';

/** A path with the item that describes it. */
export interface NamedPath {
  readonly name: string;
  readonly item: Located;
}

/** Paths with parameters, by their number of segments. */
export type Templates = ReadonlyMap<
  string,
  readonly (NamedPath & { readonly segments: Segments })[]
>;

type Segments = readonly PathSegment[];

export function templatesOf(paths: readonly NamedPath[]): Templates {
  const templates = paths
    .map((one) => ({ ...one, segments: segmentsOf(one.name) }))
    .filter(({ segments }) => segments.some(({ name }) => name !== undefined));
  return groupBy(templates, ({ segments }) => String(segments.length));
}

/** The paths of the head that answer calls of a path of the base, by method. */
export function coveringPaths(
  pair: OpenapiPair,
  removed: NamedPath,
  after: Templates,
): ReadonlyMap<string, NamedPath> {
  const found = new Map<string, NamedPath>();
  const item = mappingAt(pair.base, removed.item);
  const methods = item === undefined ? [] : [...methodsOf(pair.base, item)];
  const segments = segmentsOf(removed.name);
  for (const one of after.get(String(segments.length)) ?? []) {
    const parts = partsIn(segments, one.segments);
    if (item === undefined || parts === undefined) continue;
    for (const [method, operation] of methods) {
      if (found.has(method)) continue;
      const sent = schemasOf(pair.base, item, operation, removed.name);
      if (takes(pair, one, { method, parts, sent })) found.set(method, one);
    }
  }
  return found;
}

/** For each parameter of a template, what another path has there; `undefined` where the template does not match it. */
function partsIn(path: Segments, template: Segments): ReadonlyMap<string, PathSegment> | undefined {
  const matches = template.every(
    ({ text, name }, index) => name !== undefined || text === path[index]!.text,
  );
  if (!matches) return undefined;
  return new Map(
    template.flatMap(({ name }, index) => (name === undefined ? [] : [[name, path[index]!]])),
  );
}

/** The schemas of the parameters in the path of an operation. */
function schemasOf(
  side: DocumentSide,
  item: Located<Mapping>,
  operation: Located<Mapping>,
  template: string,
): ReadonlyMap<string, Located> {
  const { known } = parametersOf(side, item, operation, template);
  const inPath = [...known.values()].filter((parameter) => parameter.in === 'path');
  return new Map(inPath.map((parameter) => [parameter.name, child(parameter, 'schema')]));
}

/** The calls of an operation of the base, as a path of the head sees them. */
interface Calls {
  readonly method: string;
  /** What the base has at each parameter of the path. */
  readonly parts: ReadonlyMap<string, PathSegment>;
  /** The schemas of the parameters of the base. */
  readonly sent: ReadonlyMap<string, Located>;
}

/** Whether a path of the head has an operation that accepts the calls. */
function takes(
  pair: OpenapiPair,
  { name: template, item: written }: NamedPath,
  { method, parts, sent }: Calls,
): boolean {
  const item = mappingAt(pair.head, written);
  const operation = item && methodsOf(pair.head, item).get(method);
  if (item === undefined || operation === undefined) return false;
  return [...schemasOf(pair.head, item, operation, template)].every(([name, schema]) => {
    const part = parts.get(name);
    const value = part && valuesOf(part, sent);
    return value === undefined || isTaken(pair, value, schema);
  });
}

/** What calls have in a segment; `undefined` where that is not known. */
function valuesOf(
  { text, isOpen, name }: PathSegment,
  sent: ReadonlyMap<string, Located>,
): Located | undefined {
  if (isOpen) return name === undefined ? undefined : sent.get(name);
  return { value: { type: 'string', enum: [decodePercent(text)] }, pointer: '' };
}

/** Whether the values of a path may be values of the schema. */
function isTaken(pair: OpenapiPair, sent: Located, schema: Located): boolean {
  const form = { isExploded: false, hasLists: false, hasMappings: false };
  const rewritten = rewriteAsText(
    { side: pair.base, schema: sent },
    { side: pair.head, schema },
    form,
  );
  const place = { rules: 'openapi-request', path: '', what: '', direction: 'input' } as const;
  const changes = pair.schemas.changes(rewritten?.schema ?? sent, schema, place);
  return !changes.some(({ rule }) => rule === 'openapi-request-schema-narrowed');
}
