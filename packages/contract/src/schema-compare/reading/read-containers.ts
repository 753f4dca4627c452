// Reads the keywords about the entries of lists and the keys of mappings that one keyword decides alone.
import { isMapping } from '../../source/mapping';
import { literalAt } from '../../source/number-literals';
import { isTextList, keysNeeded } from './dependencies';
import { compareWritten } from '../view/exact-bound';
import { joinNodes } from '../view/join-parts';
import { isAnything } from './read-conditions';
import { tighten } from './reading';
import type { Read } from './reading';
import { childNode, own, placeOf } from '../side/schema-node';
import type { Place } from '../side/schema-node';
import { TYPE } from '../view/schema-view';
import type { WrittenNumber } from '../view/schema-view';

const ZERO: WrittenNumber = { value: 0 };
const ONE: WrittenNumber = { value: 1 };

export const readUnique: Read = ({ view }, value, place) => {
  if (value === true) view.unique = place;
  return typeof value === 'boolean';
};

export const readRequired: Read = ({ view }, value, place) => {
  if (!isTextList(value)) return false;
  view.required = new Map(value.map((name, index) => [name, placeOf(place, index)]));
  return true;
};

export const readNames: Read = ({ node, view }, value, _place, keyword) => {
  view.names = [childNode(node, node, keyword, value)];
  return true;
};

export const readContains: Read = ({ node, schema, view, bounds }, value, place, keyword) => {
  const [min = ONE, max] = ['minContains', 'maxContains'].map((name) =>
    countOf(own(schema, name), literalAt(node.schema, name)),
  );
  // Every list has at least 0 entries that fit.
  const isNone = compareWritten(min, ZERO) === 0;
  if (isNone && (max === undefined || value === false)) {
    // The entries that fit count as evaluated.
    if (value !== false) view.branched = true;
    return true;
  }
  if (value === false || (max !== undefined && compareWritten(max, min) < 0)) {
    view.types &= ~TYPE.array;
    view.typePlace = place;
  } else if (isAnything(value)) {
    // All entries fit, so that only their number counts. They count as evaluated, too.
    view.branched = true;
    if (!isNone) tighten(bounds, 'minItems', { ...min, exclusive: false, place });
    if (max !== undefined) tighten(bounds, 'maxItems', { ...max, exclusive: false, place });
  } else view.contains = [{ schema: childNode(node, node, keyword, value), min, max }];
  return true;
};

export const readDependencies: Read = ({ node, view }, value, place, keyword) => {
  if (!isMapping(value)) return false;
  // `dependencies` and the newer keywords can be used side by side.
  const required = new Map(view.dependentRequired);
  const schemas = new Map(view.dependentSchemas);
  for (const name of Object.keys(value)) {
    const entry = value[name];
    // The shape of the view refuses the key.
    if (entry === false) continue;
    if (keyword !== 'dependentSchemas' && isTextList(entry)) {
      const under = placeOf(place, name);
      const needed = entry.map((key, index): [string, Place] => [key, placeOf(under, index)]);
      required.set(name, new Map([...needed, ...(required.get(name) ?? [])]));
    } else {
      const child = childNode(node, place, name, entry);
      const needed = keysNeeded(child);
      if (needed === undefined) schemas.set(name, joinNodes(schemas.get(name) ?? [], [child]));
      else required.set(name, new Map([...(required.get(name) ?? []), ...needed]));
    }
  }
  view.dependentRequired = required;
  view.dependentSchemas = schemas;
  return true;
};

function countOf(value: unknown, literal: string | undefined): WrittenNumber | undefined {
  return typeof value === 'number' && value >= 0 ? { value, literal } : undefined;
}
