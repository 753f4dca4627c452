// A reference may name a place that its draft does not know, such as `$defs` in draft-04. The meta-schema says nothing
// about what is there, so such a schema is checked by itself.
import type { DraftName } from '../json-schema/drafts';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { isMapping } from '../source/mapping';
import { loadMetaSchema } from './meta-schemas';
import { partsByDraft, type PartOfDraft } from './parts-by-draft';
import { SchemaResources, type SchemaPlace } from './schema-resources';
import { UnusableSchema } from './unusable-schema';

/** The schemas at places below no keyword, in the order in which references name them. */
export function uncheckedTargets(document: SchemaObject, draft: DraftName): PartOfDraft[] {
  try {
    return findTargets(new SchemaResources(document, draft));
  } catch (error) {
    // The compiler reports this with its place.
    if (error instanceof UnusableSchema) return [];
    throw error;
  }
}

function findTargets(resources: SchemaResources): PartOfDraft[] {
  const seen = new Set<unknown>();
  const found: PartOfDraft[] = [];
  // All places below keywords come first: what is among them is checked with the document.
  let referring = placesBelow(resources, resources.root, seen);
  while (referring.length > 0) {
    referring = referring.flatMap((place) => {
      const target = targetOf(resources, place);
      if (target === undefined || seen.has(target.schema)) return [];
      const { schema, pointer, resource } = target;
      const parts = partsByDraft(schema as SchemaObject, resource.draft);
      found.push(...parts.map((part) => ({ ...part, pointer: pointer + part.pointer })));
      return placesBelow(resources, target, seen);
    });
  }
  return found;
}

/** The schema that `$ref` means, unless it is one of a meta-schema or no schema at all. */
function targetOf(
  resources: SchemaResources,
  { schema, resource }: SchemaPlace,
): SchemaPlace | undefined {
  const { $ref } = schema as SchemaObject;
  const target = typeof $ref === 'string' ? resources.resolve($ref, resource) : undefined;
  if (!isMapping(target?.schema)) return undefined;
  return loadMetaSchema(target!.resource.uri) === undefined ? target : undefined;
}

/** The schema and all below it by the keywords of its draft. Iterative: depth cannot overflow the stack. */
function placesBelow(
  resources: SchemaResources,
  start: SchemaPlace,
  seen: Set<unknown>,
): SchemaPlace[] {
  const places: SchemaPlace[] = [];
  const pending = [start];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (!isMapping(place.schema) || seen.has(place.schema)) continue;
    seen.add(place.schema);
    places.push(place);
    pending.push(...resources.under(place).reverse());
  }
  return places;
}
