// Compares what two views require of lists.
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

function compareUnique(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const from = base.unique;
  const to = head.unique;
  if ((from === undefined) === (to === undefined)) return;
  if ((base.bounds.get('maxItems')?.value ?? 2) < 2) return;
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
      from.min === to.min &&
      from.max === to.max &&
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
  const most = (contains: Contains): number => contains.max ?? Infinity;
  const lower = from.min !== to.min;
  const upper = most(from) !== most(to);
  if (lower) {
    comparison.report(frame, {
      ...places,
      kind: to.min > from.min ? 'bound-raised' : 'bound-lowered',
      effect: to.min > from.min ? 'narrows' : 'widens',
      keyword: 'minContains',
      before: from.min,
      after: to.min,
      why: `${subjectOf(frame)} had to contain ${from.min} fitting entries and must now contain ${to.min}.`,
    });
  }
  if (upper) {
    comparison.report(frame, {
      ...places,
      kind: most(to) > most(from) ? 'bound-raised' : 'bound-lowered',
      effect: most(to) > most(from) ? 'widens' : 'narrows',
      keyword: 'maxContains',
      before: from.max,
      after: to.max,
      why: `${subjectOf(frame)} changed how many fitting entries it may contain at most.`,
    });
  }
  const bounded = from.max !== undefined || to.max !== undefined;
  const demanded = from.min > 0 || to.min > 0;
  const effects = comparison.probe([from.schema], [to.schema], inside);
  if (effects.count === 0) return;
  const polarity = bounded && demanded ? 0 : bounded ? -1 : 1;
  const known = keepsAll(effects) || addsNone(effects) || !(lower || upper);
  const turned = (known ? polarity * frame.polarity : 0) as Frame['polarity'];
  comparison.nodes([from.schema], [to.schema], { ...inside, polarity: turned }, places);
}
