// Helm 3 reads schemas of later drafts by the rules of draft-07: it ignores the keywords that came later, and those
// beside a `$ref`. Each Helm knows other formats, and Helm 4 checks none in later drafts. A schema then accepts more,
// which is fine at most places. Under `not`, in a condition and in `oneOf` Helm would refuse values that fit. There the
// keywords are written as draft-07 knows them, or the place accepts more.
import { ignoresBesideRef } from '../../json-schema/keywords';
import { isMapping } from '../../source/mapping';
import { isWithin, joinPointer, type Pointer } from '../../source/pointer';
import { findMixedPlaces } from './find-mixed-places';
import { replaceFormat } from './replace-format';
import { addToAllOf } from './add-to-all-of';
import { REFERENCES, type LinkedSchema, type SchemaLinks } from './schema-links';

/**
 * Changes the document so that every Helm accepts what it accepted before, and maybe more. Returns `false` if that
 * cannot be said. The document is then half changed, and must not be used.
 */
export function translateMisread(links: SchemaLinks): boolean {
  if (!translateMixed(links)) return false;
  for (const { node } of [...links.schemas()]) replaceFormat(node);
  return true;
}

function translateMixed(links: SchemaLinks): boolean {
  const mixed = findMixed(links);
  const named = new NamedPlaces(links);
  for (const linked of mixed) {
    if (!isLater(linked)) continue;
    moveReference(linked);
    moveDependents(linked, named);
  }
  if (!findMixed(links).some(isMisread)) return true;
  // One that is within another can be changed when the other is.
  let isChanged = true;
  while (isChanged) isChanged = acceptAnyOf(links, named);
  return !findMixed(links).some(isMisread);
}

/** The schemas at places where accepting more is not safe. */
function findMixed(links: SchemaLinks): LinkedSchema[] {
  const isMixed = findMixedPlaces(links);
  return [...links.schemas()].filter(({ pointer }) => isMixed(pointer));
}

function isLater({ resource }: LinkedSchema): boolean {
  return !ignoresBesideRef(resource.draft);
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

function isMisread(linked: LinkedSchema): boolean {
  const { node } = linked;
  if (typeof node.format === 'string') return true;
  return (
    isLater(linked) &&
    UNKNOWN.some((keyword) => node[keyword] !== undefined && node[keyword] !== true)
  );
}

/** Places that a reference or an identifier names. What is there may not move. */
class NamedPlaces {
  private readonly targets: readonly Pointer[];

  constructor(links: SchemaLinks) {
    this.targets = [...links.schemas()].flatMap((linked) =>
      REFERENCES.flatMap((keyword) => links.target(linked, keyword)?.pointer ?? []),
    );
  }

  has(place: Pointer, schema: unknown): boolean {
    return (
      this.targets.some((target) => isWithin(target, place)) ||
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

/** More than one schema of a `oneOf` may then fit. Returns whether there was one to change. */
function acceptAnyOf(links: SchemaLinks, named: NamedPlaces): boolean {
  const isMixed = findMixedPlaces(links);
  const found = [...links.schemas()].filter(
    ({ node: { oneOf }, pointer }) =>
      Array.isArray(oneOf) && !isMixed(pointer) && !named.has(joinPointer(pointer, 'oneOf'), oneOf),
  );
  for (const { node } of found) {
    addToAllOf(node, { anyOf: node.oneOf });
    delete node.oneOf;
  }
  return found.length > 0;
}
