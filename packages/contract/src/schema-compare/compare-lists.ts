// Compares what two views require of lists.
import { compareWritten, numberInWords, shownNumber } from './exact-bound';
import { compareBound } from './compare-scalars';
import { matchParts } from './match-parts';
import { addsNone, keepsAll } from './effects';
import { NO_NAMES } from './frame';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import type { Contains } from './schema-view';

export function compareLists(comparison: Comparison, pair: ViewPair): void {
  compareBound(comparison, 'minItems', pair);
  compareBound(comparison, 'maxItems', pair);
  compareUnique(comparison, pair);
  compareEntries(comparison, pair);
  compareContains(comparison, pair);
}

const TWO = { value: 2 };

function compareUnique(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const from = base.unique;
  const to = head.unique;
  if ((from === undefined) === (to === undefined)) return;
  const longest = base.bounds.get('maxItems');
  if (longest && compareWritten(longest, TWO) < 0) return;
  const added = to !== undefined;
  comparison.report(frame, {
    kind: added ? 'unique-added' : 'unique-removed',
    effect: added ? 'narrows' : 'widens',
    keyword: 'uniqueItems',
    base: from ?? base.place,
    head: to ?? head.place,
    before: !added,
    after: added,
    why: `${subjectOf(frame)} ${added ? 'may no longer' : 'may now'} hold two equal entries.`,
  });
}

function compareEntries(comparison: Comparison, { base, head, frame }: ViewPair): void {
  if (base.entries === undefined && head.entries === undefined) return;
  const from = base.entries ?? { prefix: [], rest: [] };
  const to = head.entries ?? { prefix: [], rest: [] };
  const longest = Math.min(
    base.bounds.get('maxItems')?.value ?? Infinity,
    head.bounds.get('maxItems')?.value ?? Infinity,
  );
  const places = { base: base.place, head: head.place };
  const inside: Frame = { ...frame, used: frame.used === 'all' ? 'all' : NO_NAMES };
  const stated = Math.max(from.prefix.length, to.prefix.length);
  for (let index = 0; index < Math.min(stated, longest); index += 1) {
    comparison.nodes(
      from.prefix[index] ?? from.rest,
      to.prefix[index] ?? to.rest,
      { ...inside, path: `${frame.path}[${index}]` },
      places,
    );
  }
  if (stated < longest) {
    comparison.nodes(from.rest, to.rest, { ...inside, path: `${frame.path}[]` }, places);
  }
}

function compareContains(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const inside: Frame = { ...frame, path: `${frame.path}[]`, used: 'all' };
  const { gone, come } = matchParts(
    base.contains,
    head.contains,
    (from, to) =>
      compareWritten(from.min, to.min) === 0 &&
      compareMost(from, to) === 0 &&
      comparison.probe([from.schema], [to.schema], inside, 'equal').count === 0,
  );
  if (gone.length === 1 && come.length === 1) {
    compareContained(comparison, gone[0], come[0], frame, inside);
    return;
  }
  const subject = subjectOf(frame);
  const places = {
    keyword: 'contains',
    base: gone[0]?.schema ?? base.place,
    head: come[0]?.schema ?? head.place,
  };
  if (gone.length > 0 && come.length > 0) {
    comparison.report(frame, {
      ...places,
      kind: 'undecided',
      effect: 'undecided',
      why: `${subject} changed several demands on which entries it contains.`,
    });
  } else if (come.length > 0) {
    comparison.report(frame, {
      ...places,
      kind: 'contains-added',
      effect: 'narrows',
      why: `${subject} must now contain certain entries.`,
    });
  } else if (gone.length > 0) {
    comparison.report(frame, {
      ...places,
      kind: 'contains-removed',
      effect: 'widens',
      why: `${subject} no longer has to contain certain entries.`,
    });
  }
}

function compareContained(
  comparison: Comparison,
  from: Contains,
  to: Contains,
  frame: Frame,
  inside: Frame,
): void {
  const places = { base: from.schema, head: to.schema };
  const lower = compareWritten(to.min, from.min);
  const upper = compareMost(to, from);
  if (lower !== 0) {
    comparison.report(frame, {
      ...places,
      kind: lower > 0 ? 'bound-raised' : 'bound-lowered',
      effect: lower > 0 ? 'narrows' : 'widens',
      keyword: 'minContains',
      before: shownNumber(from.min),
      after: shownNumber(to.min),
      why: `${subjectOf(frame)} had to contain ${numberInWords(from.min)} fitting entries and must now contain ${numberInWords(to.min)}.`,
    });
  }
  if (upper !== 0) {
    comparison.report(frame, {
      ...places,
      kind: upper > 0 ? 'bound-raised' : 'bound-lowered',
      effect: upper > 0 ? 'widens' : 'narrows',
      keyword: 'maxContains',
      before: from.max && shownNumber(from.max),
      after: to.max && shownNumber(to.max),
      why: `${subjectOf(frame)} changed how many fitting entries it may contain at most.`,
    });
  }
  const bounded = from.max !== undefined || to.max !== undefined;
  const demanded = from.min.value > 0 || to.min.value > 0;
  const effects = comparison.probe([from.schema], [to.schema], inside);
  if (effects.count === 0) return;
  const polarity = bounded && demanded ? 0 : bounded ? -1 : 1;
  const known = keepsAll(effects) || addsNone(effects) || (lower === 0 && upper === 0);
  const turned = (known ? polarity * frame.polarity : 0) as Frame['polarity'];
  comparison.nodes([from.schema], [to.schema], { ...inside, polarity: turned }, places);
}

function compareMost(one: Contains, two: Contains): number {
  return compareWritten(one.max ?? NO_LIMIT, two.max ?? NO_LIMIT);
}

const NO_LIMIT = { value: Infinity };
