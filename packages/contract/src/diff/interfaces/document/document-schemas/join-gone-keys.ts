import { listed, longCode } from '../../../../diagnostics/words';
import type { SchemaDifference } from '../../../../schema-compare/comparison/schema-difference';
import { parentPointer } from '../../../../source/pointer';

/** One difference for all keys of a schema that names no key any more, instead of one for each. */
export function joinGoneKeys(differences: readonly SchemaDifference[]): SchemaDifference[] {
  const groups = new Map<string, SchemaDifference[]>();
  for (const [index, difference] of differences.entries()) {
    const { kind, effect, goneFrom, basePointer = '' } = difference;
    const isGone = kind === 'property-removed' && goneFrom !== undefined;
    const key = isGone ? [effect, goneFrom, parentPointer(basePointer)].join('\u0000') : `${index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [difference]);
    else group.push(difference);
  }
  return [...groups.values()].map((group) => (group.length === 1 ? group[0]! : joined(group)));
}

function joined(group: readonly SchemaDifference[]): SchemaDifference {
  const [first] = group as readonly [SchemaDifference];
  const names = group.map(({ instancePath }) => longCode(instancePath));
  const accepts = first.effect === 'equal' ? 'accept any value, as before' : 'now accept any value';
  return {
    ...first,
    instancePath: first.goneFrom ?? '',
    basePointer: parentPointer(first.basePointer ?? ''),
    why: `${listed(names, 'and')} are gone from the schema. They may still be present, and they ${accepts}.`,
  };
}
