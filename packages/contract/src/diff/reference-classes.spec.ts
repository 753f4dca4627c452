import { DEVIATIONS, OURS_ALONE, REFERENCE_CLASSES } from '../../testing/reference-classes';
import { IMPACTS } from './change/change';
import { DIFF_RULES } from './rules/diff-rules';
import { CONTRACT_RULES } from './rules/contract-rules';
import { FILE_RULES } from './rules/files-rules';

const keyOf = ({ path, type }: { path: string; type: string }) => `${path} ${type}`;
const sorted = (values: Iterable<string>) => [...new Set(values)].sort();

describe('the classes of the reference implementation', () => {
  it.each(REFERENCE_CLASSES.map((row) => [keyOf(row), row] as const))(
    '%s is ours too, or we say why not',
    (key, { path, type, impact, isOurs = (row) => row.path === path }) => {
      const found = DIFF_RULES.filter((row) => row.type === type && isOurs(row));
      const ours = IMPACTS.filter((one) => found.some((row) => row.impact === one));
      const deviation = DEVIATIONS[key];
      expect(ours).toEqual(deviation?.ours ?? [impact]);
      // A listed deviation must be real, or the docs would list a difference that does not exist.
      expect(deviation?.ours).not.toEqual([impact]);
    },
  );

  it('have a class wherever we list a deviation', () => {
    const known = new Set(REFERENCE_CLASSES.map(keyOf));
    expect(Object.keys(DEVIATIONS).filter((key) => !known.has(key))).toEqual([]);
  });

  it('are absent only for changes that we alone report', () => {
    const known = new Set(REFERENCE_CLASSES.map(keyOf));
    const alone = [...CONTRACT_RULES, ...FILE_RULES].map(keyOf).filter((key) => !known.has(key));
    expect(sorted(alone)).toEqual(sorted(Object.keys(OURS_ALONE)));
  });

  it.each([
    ...Object.entries(DEVIATIONS).map(([key, { why }]) => [key, why]),
    ...Object.entries(OURS_ALONE),
  ])('%s has its reason in a sentence', (_, why) => {
    expect(why).toMatch(/^[A-Z`].*[^.]\.$/);
  });
});
