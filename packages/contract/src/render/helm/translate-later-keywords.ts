// Helm 3 reads schemas of later drafts by the rules of draft-07: it ignores the keywords that came later, and those
// beside a `$ref`. It then accepts more, which is fine at most places. Under `not`, in a condition and in `oneOf` it
// would refuse values that fit, so the keywords are written as draft-07 knows them, or the place accepts more.
import { ignoresBesideRef } from '../../json-schema/keywords';
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { isMapping } from '../../source/mapping';
import { joinPointer, type Pointer } from '../../source/pointer';
import { findMixedPlaces } from './find-mixed-places';
import { REFERENCES, type LinkedSchema, type SchemaLinks } from './schema-links';

/**
 * Changes the document so that Helm 3 accepts what it accepted before, and maybe more. Returns `false` if that
 * cannot be said. The document is then half changed, and must not be used.
 */
export function translateLaterKeywords(links: SchemaLinks): boolean {
  const later = findLater(links);
  if (later.length === 0) return true;
  const named = new NamedPlaces(links);
  for (const linked of later) {
    moveReference(linked);
    moveDependents(linked, named);
  }
  if (!findLater(links).some(isMisread)) return true;
  for (const linked of [...links.schemas()]) acceptAnyOf(linked, named, findMixedPlaces(links));
  return !findLater(links).some(isMisread);
}

/** The schemas of later drafts at places where accepting more is not safe. */
function findLater(links: SchemaLinks): LinkedSchema[] {
  const isMixed = findMixedPlaces(links);
  return [...links.schemas()].filter(
    ({ pointer, resource }) => !ignoresBesideRef(resource.draft) && isMixed(pointer),
  );
}

const UNKNOWN = [
  'unevaluatedProperties',
  'unevaluatedItems',
  'prefixItems',
  'minContains',
  'maxContains',
  'dependentSchemas',
  'dependentRequired',
  '$dynamicRef',
  '$recursiveRef',
];

function isMisread({ node }: LinkedSchema): boolean {
  return UNKNOWN.some((keyword) => node[keyword] !== undefined && node[keyword] !== true);
}

/** Places that a reference or an identifier names, so that nothing there may move. */
class NamedPlaces {
  private readonly targets: readonly Pointer[];

  constructor(links: SchemaLinks) {
    this.targets = [...links.schemas()].flatMap((linked) =>
      REFERENCES.flatMap((keyword) => links.target(linked, keyword)?.pointer ?? []),
    );
  }

  has(place: Pointer, schema: unknown): boolean {
    return (
      this.targets.some((target) => `${target}/`.startsWith(`${place}/`)) ||
      /"\$?id":/.test(JSON.stringify(schema))
    );
  }
}

/** What is beside the reference then counts. */
function moveReference({ node }: LinkedSchema): void {
  const { $ref } = node;
  if (typeof $ref !== 'string' || Object.keys(node).length === 1) return;
  addToAllOf(node, { $ref });
  delete node.$ref;
}

function moveDependents({ node, pointer }: LinkedSchema, named: NamedPlaces): void {
  for (const keyword of ['dependentSchemas', 'dependentRequired']) {
    const map = node[keyword];
    if (!isMapping(map) || named.has(joinPointer(pointer, keyword), map)) continue;
    for (const [key, value] of Object.entries(map)) {
      addToAllOf(node, {
        if: { type: 'object', required: [key] },
        then: keyword === 'dependentSchemas' ? value : { required: value },
      });
    }
    delete node[keyword];
  }
}

/** Of several schemas, more than one may then fit. */
function acceptAnyOf(
  { node, pointer }: LinkedSchema,
  named: NamedPlaces,
  isMixed: (pointer: Pointer) => boolean,
): void {
  const { oneOf } = node;
  if (!Array.isArray(oneOf) || isMixed(pointer)) return;
  if (named.has(joinPointer(pointer, 'oneOf'), oneOf)) return;
  addToAllOf(node, { anyOf: oneOf });
  delete node.oneOf;
}

function addToAllOf(node: SchemaObject, schema: SchemaObject): void {
  node.allOf = [...((node.allOf as unknown[] | undefined) ?? []), schema];
}
