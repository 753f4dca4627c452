// The keys that a schema lists for its mappings, with those of its branches.
import { hasOwn } from '../../../../source/mapping';
import { child, entriesIn, itemsIn } from '../../document/side/document-side';
import type { DocumentSide, Located } from '../../document/side/document-side';
import { mappingAt } from '../../document/side/mapping-at';
import { sameJson } from '../../document/side/same-parts';

interface ObjectKeys {
  readonly keys: Map<string, Located>;
  readonly required: Set<unknown>;
  readonly isWhole: boolean;
}

/** Keywords that tie keys to one another, or that this does not look into. */
const TIES = [
  ...['not', 'if', 'dependentRequired', 'dependentSchemas', 'dependencies'],
  ...['minProperties', 'maxProperties', 'patternProperties', 'propertyNames'],
];

/**
 * The keys that a schema and its branches list; `seen` has the schemas around it, which end a circle.
 * `undefined` where the schema is not a mapping of this document.
 */
export function keysOf(
  side: DocumentSide,
  schema: Located,
  seen: readonly unknown[],
): ObjectKeys | undefined {
  const owner = mappingAt(side, schema);
  if (owner === undefined || seen.includes(owner.value)) return undefined;
  const inside = [...seen, owner.value];
  const branches = (key: string) =>
    itemsIn(child(owner, key)).flatMap((branch) => keysOf(side, branch, inside) ?? []);
  const own: ObjectKeys = {
    keys: new Map(entriesIn(child(owner, 'properties'))),
    required: new Set(Array.isArray(owner.value['required']) ? owner.value['required'] : []),
    isWhole: !TIES.some((key) => hasOwn(owner.value, key)),
  };
  const choices = ['oneOf', 'anyOf'].map(branches).filter((found) => found.length > 0);
  return joinAll([own, ...branches('allOf'), ...choices.map(joinChoices)]);
}

/** What all of them say together. */
function joinAll(parts: readonly ObjectKeys[]): ObjectKeys {
  return {
    keys: joinKeys(parts, 'allOf'),
    required: new Set(parts.flatMap(({ required }) => [...required])),
    isWhole: parts.every(({ isWhole }) => isWhole),
  };
}

/** What each one of them says. */
function joinChoices(parts: readonly ObjectKeys[]): ObjectKeys {
  const [first, ...others] = parts as [ObjectKeys, ...ObjectKeys[]];
  if (others.length === 0) return first;
  return {
    keys: joinKeys(parts, 'anyOf'),
    required: new Set(
      [...first.required].filter((name) => others.every(({ required }) => required.has(name))),
    ),
    isWhole: false,
  };
}

function joinKeys(parts: readonly ObjectKeys[], keyword: 'allOf' | 'anyOf'): Map<string, Located> {
  const names = new Set(parts.flatMap(({ keys }) => [...keys.keys()]));
  return new Map(
    [...names].map((name) => {
      const found = parts.flatMap(({ keys }) => keys.get(name) ?? []);
      const [one] = found as [Located];
      if (found.every(({ value }) => sameJson(value, one.value))) return [name, one];
      const value = { [keyword]: found.map((each) => each.value) };
      return [name, { value, pointer: one.pointer }];
    }),
  );
}
