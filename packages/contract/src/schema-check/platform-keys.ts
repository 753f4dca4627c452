// Which keys of a mapping the platform sets, as far as a schema says so of every mapping that it accepts: in its own
// `properties`, in `allOf` and behind `$ref`. A mark in one of several alternatives counts only there.
import { isMapping } from '../source/mapping';
import type { SchemaPlace, SchemaResources } from './schema-resources';
import { isSetByPlatform } from './set-by-platform';

/** No author writes this many. Further schemas are skipped. */
const MOST_SCHEMAS = 500;

export class PlatformKeys {
  constructor(private readonly resources: SchemaResources) {}

  /** The keys of the mappings that the schema describes; `undefined` for none. */
  of(place: SchemaPlace): ReadonlySet<string> | undefined {
    const found = new Set<string>();
    for (const part of this.together(place)) {
      const { properties } = part.schema as { properties?: unknown };
      if (!isMapping(properties)) continue;
      for (const key of Object.keys(properties)) {
        const property = this.resources.below(part, properties[key], 'properties', key);
        if (this.isMarked(property)) found.add(key);
      }
    }
    return found.size > 0 ? found : undefined;
  }

  private isMarked(place: SchemaPlace): boolean {
    for (const { schema } of this.together(place)) if (isSetByPlatform(schema)) return true;
    return false;
  }

  /** A schema, and those that a value must satisfy with it. */
  private *together(from: SchemaPlace): Iterable<SchemaPlace> {
    const known = new Set<unknown>();
    const waiting = [from];
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      const { schema, resource } = place;
      if (!isMapping(schema) || known.has(schema) || known.size >= MOST_SCHEMAS) continue;
      known.add(schema);
      yield place;
      const { $ref, allOf } = schema;
      const target = typeof $ref === 'string' ? this.resources.resolve($ref, resource) : undefined;
      if (target) waiting.push(target);
      for (const [index, part] of Array.isArray(allOf) ? allOf.entries() : []) {
        waiting.push(this.resources.below(place, part, 'allOf', index));
      }
    }
  }
}
