import { draftOf } from '../json-schema/drafts';
import type { SchemaObject } from '../json-schema/schema-nodes';
import type { Pointer } from '../source/pointer';
import { loadMetaSchema } from './meta-schemas';
import { SchemaResources } from './schema-resources';
import { UnusableSchema } from './unusable-schema';

/**
 * Whether a `$ref` at a place of a schema means a part of the same document: by a fragment alone, or by an
 * `$id` that the document gives to itself or to a part of it. The identifiers are collected once for a document.
 */
export function findOwnReferences(document: SchemaObject): (at: Pointer, ref: string) => boolean {
  let resources: SchemaResources | undefined;
  return (at, ref) => {
    if (ref.startsWith('#')) return true;
    try {
      resources ??= new SchemaResources(document, draftOf(document.$schema) ?? '2020-12');
      const place = resources.at(at);
      const target = place && resources.resolve(ref, place.resource);
      return target !== undefined && loadMetaSchema(target.resource.uri) === undefined;
    } catch (error) {
      // The check of the document itself reports this.
      if (error instanceof UnusableSchema) return false;
      throw error;
    }
  };
}
