// Joins what two views require of the keys of a mapping.
import { matchName } from '../../json-schema/match-name';
import type { Shape } from './schema-view';
import type { SchemaNode } from '../side/schema-node';
import { joinMaps, joinNodes } from './join-parts';

export function joinShapeLists(one: readonly Shape[], two: readonly Shape[]): readonly Shape[] {
  if (one.length === 0 || two.length === 0) return one.length === 0 ? two : one;
  let shapes = [...one];
  for (const shape of two) {
    if (shapes.some((present) => present.properties === shape.properties)) continue;
    const partner = shapes.length === 1 ? shapes[0] : undefined;
    const joined = partner === undefined ? undefined : joinShapes(partner, shape);
    shapes = joined === undefined ? [...shapes, shape] : [joined];
  }
  return shapes;
}

/** One shape that says what both say; `undefined` when what is left for other keys differs by pattern. */
function joinShapes(one: Shape, two: Shape): Shape | undefined {
  const closed = one.additional !== undefined || two.additional !== undefined;
  const limited = Boolean(one.additional?.length) || Boolean(two.additional?.length);
  if (limited && !sameKeys(one.patterns, two.patterns)) return undefined;
  const properties = new Map(one.properties);
  for (const [name, nodes] of one.properties) {
    if (two.properties.has(name)) continue;
    const rest = leftFor(two, name);
    if (rest === undefined) return undefined;
    if (rest.length > 0) properties.set(name, joinNodes(nodes, rest));
  }
  for (const [name, nodes] of two.properties) {
    const rest = one.properties.get(name) ?? leftFor(one, name);
    if (rest === undefined) return undefined;
    properties.set(name, joinNodes(rest, nodes));
  }
  return {
    properties,
    patterns: joinMaps(one.patterns, two.patterns, joinNodes),
    additional: closed ? joinNodes(one.additional ?? [], two.additional ?? []) : undefined,
  };
}

/**
 * What a shape demands of a key that it does not list, besides its patterns. `undefined` where it is not known whether
 * a pattern matches the key.
 */
export function leftFor(shape: Shape, name: string): readonly SchemaNode[] | undefined {
  if (shape.additional === undefined) return [];
  let matched = false;
  for (const pattern of shape.patterns.keys()) {
    const match = matchName(pattern, name);
    if (match === undefined) return undefined;
    matched ||= match;
  }
  return matched ? [] : shape.additional;
}

function sameKeys(one: ReadonlyMap<string, unknown>, two: ReadonlyMap<string, unknown>): boolean {
  return one.size === two.size && [...one.keys()].every((key) => two.has(key));
}
