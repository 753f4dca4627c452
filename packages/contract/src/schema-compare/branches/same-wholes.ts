// Finds out whether a demand only moved between alternatives and what holds beside them.
import type { Comparison } from '../comparison/comparison';
import type { Frame, ViewPair } from '../comparison/frame';
import type { SchemaView } from '../view/schema-view';
import { MOST_COVERED } from './compare-alternatives';

/**
 * Whether a demand only moved between the alternatives and what holds beside them, such as a key that all
 * alternatives require.
 */
export function haveSameWholes(comparison: Comparison, { base, head, frame }: ViewPair): boolean {
  const [baseGroup, headGroup] = [base.alternatives[0], head.alternatives[0]];
  if (base.alternatives.length !== 1 || head.alternatives.length !== 1) return false;
  if (baseGroup!.exclusive !== headGroup!.exclusive || baseGroup!.chosen || headGroup!.chosen)
    return false;
  if (
    baseGroup!.branches.length !== headGroup!.branches.length ||
    baseGroup!.branches.length > MOST_COVERED
  ) {
    return false;
  }
  if (haveSameKeys(base, head)) return false;
  const [besideBase, besideHead] = [
    { ...base, alternatives: [] },
    { ...head, alternatives: [] },
  ];
  const strict: Frame = { ...frame, used: 'all' };
  return baseGroup!.branches.every((branch, index) => {
    const views = {
      base: comparison.base.joinTo(besideBase, branch),
      head: comparison.head.joinTo(besideHead, headGroup!.branches[index]!),
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
  const [baseKeys, headKeys] = [keysOf(base), keysOf(head)];
  return baseKeys.length === headKeys.length && baseKeys.every((name) => headKeys.includes(name));
}
