// Finds out whether a demand only moved between alternatives and what holds beside them.
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import type { SchemaView } from './schema-view';
import { MOST_COVERED } from './compare-alternatives';

/**
 * Whether a demand only moved between the alternatives and what holds beside them, such as a key that all
 * alternatives require.
 */
export function haveSameWholes(comparison: Comparison, { base, head, frame }: ViewPair): boolean {
  const [from, to] = [base.alternatives[0], head.alternatives[0]];
  if (base.alternatives.length !== 1 || head.alternatives.length !== 1) return false;
  if (from!.exclusive !== to!.exclusive || from!.chosen || to!.chosen) return false;
  if (from!.branches.length !== to!.branches.length || from!.branches.length > MOST_COVERED) {
    return false;
  }
  if (haveSameKeys(base, head)) return false;
  const [besideFrom, besideTo] = [
    { ...base, alternatives: [] },
    { ...head, alternatives: [] },
  ];
  const strict: Frame = { ...frame, used: 'all' };
  return from!.branches.every((branch, index) => {
    const views = {
      base: comparison.base.joinTo(besideFrom, branch),
      head: comparison.head.joinTo(besideTo, to!.branches[index]!),
    };
    return comparison.holdsForViews('unchanged', { ...views, frame: strict });
  });
}

function haveSameKeys(base: SchemaView, head: SchemaView): boolean {
  const keysOf = ({ required, shapes }: SchemaView) => [
    ...required.keys(),
    '',
    ...shapes.flatMap(({ properties }) => [...properties.keys()]),
  ];
  const [from, to] = [keysOf(base), keysOf(head)];
  return from.length === to.length && from.every((name) => to.includes(name));
}
