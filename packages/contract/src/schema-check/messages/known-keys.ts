import { IN_PLACE, IN_PLACE_LISTS } from '../../json-schema/keywords';
import { isMapping } from '../../source/mapping';
import type { SchemaPlaces } from '../schema-places';

/** `not` does not declare the keys that it mentions. */
const DECLARING = [...IN_PLACE.filter((keyword) => keyword !== 'not'), '$ref'];

/** Enough for any schema that people write, and a bound for those that refer in circles. */
const MAX_SCHEMAS = 200;

/** The keys that a schema declares for a mapping, those of its branches and references included. */
export function knownKeys(schema: unknown, places: SchemaPlaces): ReadonlySet<string> {
  const keys = new Set<string>();
  const seen = new Set<unknown>();
  const pending: unknown[] = [schema];
  for (let at = 0; at < pending.length && at < MAX_SCHEMAS; at += 1) {
    const node = pending[at];
    if (!isMapping(node) || seen.has(node)) continue;
    seen.add(node);
    if (isMapping(node.properties)) {
      for (const key of Object.keys(node.properties)) {
        if (node.properties[key] !== false) keys.add(key);
      }
    }
    for (const keyword of IN_PLACE_LISTS) {
      const branches = node[keyword];
      if (Array.isArray(branches)) pending.push(...(branches as unknown[]));
    }
    for (const keyword of DECLARING) {
      pending.push(keyword === '$ref' ? places.follow(node.$ref) : node[keyword]);
    }
    if (isMapping(node.dependentSchemas)) pending.push(...Object.values(node.dependentSchemas));
  }
  return keys;
}
