// Compares which entries two views want a list to contain, and how many of them.
import { matchParts } from './match-parts';
import { addsNone, keepsAll } from './effects';
import { compareWritten, numberInWords, shownNumber } from './exact-bound';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import type { SchemaNode } from './schema-node';
import type { Bound, Contains, SchemaView } from './schema-view';

/** Both views with a least length that what their lists must contain implies, where the other one states it. */
export function withContainedLength({ base, head, frame }: ViewPair): ViewPair {
  const [from, to] = [base.bounds.get('minItems'), head.bounds.get('minItems')];
  return { base: withLength(base, to), head: withLength(head, from), frame };
}

function withLength(view: SchemaView, stated: Bound | undefined): SchemaView {
  const own = view.bounds.get('minItems');
  if (stated === undefined || (own && compareWritten(own, stated) >= 0)) return view;
  const isImplied = view.contains.some(({ min }) => compareWritten(min, stated) >= 0);
  return isImplied ? { ...view, bounds: new Map(view.bounds).set('minItems', stated) } : view;
}

export function compareContains(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const inside: Frame = { ...frame, path: `${frame.path}[]`, used: 'all' };
  const changed = matchParts(
    base.contains,
    head.contains,
    (from, to) =>
      compareWritten(from.min, to.min) === 0 &&
      compareMost(from, to) === 0 &&
      comparison.probe([from.schema], [to.schema], inside, 'equal').count === 0,
  );
  // Where every entry fits, the length of the list already says how many do.
  const gone = changed.gone.filter(
    (one) =>
      !isCounted(head, one, (nodes) =>
        addsNone(comparison.probe([one.schema], nodes, inside, 'adds-none')),
      ),
  );
  const come = changed.come.filter(
    (one) =>
      !isCounted(base, one, (nodes) =>
        keepsAll(comparison.probe(nodes, [one.schema], inside, 'keeps')),
      ),
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

/** Whether the lists of a view have as many fitting entries as are asked for, because all their entries fit. */
function isCounted(
  view: SchemaView,
  { min, max }: Contains,
  areFitting: (nodes: readonly SchemaNode[]) => boolean,
): boolean {
  const least = view.bounds.get('minItems') ?? NONE;
  const most = view.bounds.get('maxItems') ?? NO_LIMIT;
  if (compareWritten(least, min) < 0 || compareWritten(most, max ?? NO_LIMIT) > 0) return false;
  const { prefix, rest } = view.entries ?? { prefix: [], rest: [] };
  return [...prefix, rest].every(areFitting);
}

const NONE = { value: 0 };
