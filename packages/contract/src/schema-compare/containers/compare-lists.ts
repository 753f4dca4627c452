// Compares what two views require of lists.
import { compareContains } from './compare-contains';
import { compareWritten } from '../view/exact-bound';
import { compareBound } from '../scalars/compare-bounds';
import { withImpliedBounds } from '../scalars/implied-bounds';
import { excludeEntries } from './exclude-entries';
import { framed } from './key-pair';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';

export function compareLists(comparison: Comparison, written: ViewPair): void {
  const pair = excludeEntries(written);
  const limited = withImpliedBounds(comparison, pair);
  compareBound(comparison, 'minItems', limited);
  compareBound(comparison, 'maxItems', limited);
  compareUnique(comparison, limited);
  compareEntries(comparison, limited);
  compareContains(comparison, pair);
}

const TWO = { value: 2 };

function compareUnique(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const basePlace = base.unique;
  const headPlace = head.unique;
  if ((basePlace === undefined) === (headPlace === undefined)) return;
  // No list that is longer than one of the limits is accepted by both sides.
  const isShort = [base, head].some((view) => {
    const longest = view.bounds.get('maxItems');
    return longest !== undefined && compareWritten(longest, TWO) < 0;
  });
  if (isShort) return;
  const added = headPlace !== undefined;
  comparison.report(frame, {
    kind: added ? 'unique-added' : 'unique-removed',
    effect: added ? 'narrows' : 'widens',
    keyword: 'uniqueItems',
    base: basePlace ?? base.place,
    head: headPlace ?? head.place,
    before: !added,
    after: added,
    why: `${subjectOf(frame)} ${added ? 'may no longer' : 'may now'} hold two equal entries.`,
  });
}

function compareEntries(comparison: Comparison, { base, head, frame }: ViewPair): void {
  if (base.entries === undefined && head.entries === undefined) return;
  const baseEntries = base.entries ?? { prefix: [], rest: [] };
  const headEntries = head.entries ?? { prefix: [], rest: [] };
  const longest = Math.min(
    base.bounds.get('maxItems')?.value ?? Infinity,
    head.bounds.get('maxItems')?.value ?? Infinity,
  );
  const places = { base: base.place, head: head.place };
  const stated = Math.max(baseEntries.prefix.length, headEntries.prefix.length);
  for (let index = 0; index < Math.min(stated, longest); index += 1) {
    comparison.compareNodes(
      baseEntries.prefix[index] ?? baseEntries.rest,
      headEntries.prefix[index] ?? headEntries.rest,
      framed(frame, `${frame.path}[${index}]`),
      places,
    );
  }
  if (stated < longest) {
    comparison.compareNodes(
      baseEntries.rest,
      headEntries.rest,
      framed(frame, `${frame.path}[]`),
      places,
    );
  }
}
