import type { ViewBuilder } from './build-view';
import { isOfOneVersion } from './openapi-versions';
import { areOpposed } from './disjoint';
import { addsNone, keepsAll } from './effects';
import { isMapping } from '../source/mapping';
import { compareAlternatives } from './compare-alternatives';
import { compareDiscriminators } from './compare-discriminators';
import { lowerFirst } from '../diagnostics/words';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import { canonicalText, valueInWords } from '../json-schema/json-text';
import { matchParts } from './match-parts';
import type { Place, SchemaNode } from './schema-node';
import { reportTried } from './report-tried';
import type { Condition, Opaque, SchemaView } from './schema-view';
import { namesOf } from './used-names';

/** The parts that restrict the value as a whole. */
export function compareGroups(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  compareNegations(comparison, pair);
  compareConditions(comparison, pair);
  compareAlternatives(comparison, pair);
  const settled = compareDiscriminators(comparison, pair);
  const rest = (view: SchemaView): SchemaView =>
    settled.size === 0
      ? view
      : { ...view, opaque: view.opaque.filter((entry) => !settled.has(entry)) };
  compareOpaque(comparison, { base: rest(base), head: rest(head), frame });
}

function compareNegations(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const inside: Frame = { ...frame, used: 'all' };
  const changed = matchParts(
    effectiveNegations(comparison.base, base),
    effectiveNegations(comparison.head, head),
    (from, to) => isEqual(comparison, from, to, inside),
  );
  // What a side refuses anyway does not have to be ruled out.
  const gone = changed.gone.filter(
    (node) => !areOpposed(comparison.head, head, comparison.base, comparison.base.viewOfOne(node)),
  );
  const come = changed.come.filter(
    (node) => !areOpposed(comparison.base, base, comparison.head, comparison.head.viewOfOne(node)),
  );
  if (gone.length === 1 && come.length === 1) {
    const polarity = (frame.polarity === 0 ? 0 : -frame.polarity) as Frame['polarity'];
    const places = { base: gone[0], head: come[0] };
    comparison.nodes([gone[0]], [come[0]], { ...inside, polarity }, places);
    return;
  }
  if (gone.length === 0 && come.length === 0) return;
  const places = {
    keyword: 'not',
    base: gone[0] ?? base.place,
    head: come[0] ?? head.place,
    before: gone[0]?.schema,
    after: come[0]?.schema,
  };
  if (gone.length > 0 && come.length > 0) {
    reportSeveral(comparison, frame, places, 'what it must not be');
    return;
  }
  const added = come.length > 0;
  const isUnknown = (builder: ViewBuilder, nodes: readonly SchemaNode[]) =>
    nodes.some((node) => hasStandIn(builder.viewOfOne(node)));
  if (isUnknown(comparison.base, gone) || isUnknown(comparison.head, come)) {
    comparison.report(frame, {
      ...places,
      kind: 'undecided',
      effect: 'undecided',
      why: `${subjectOf(frame)} must not fit a schema that is not known.`,
    });
    return;
  }
  comparison.report(frame, {
    ...places,
    kind: added ? 'not-added' : 'not-removed',
    effect: added ? 'narrows' : 'widens',
    why: added
      ? `${subjectOf(frame)} must no longer fit ${schemasInWords(come, 'not')}.`
      : `${subjectOf(frame)} may now fit ${schemasInWords(gone, 'not')}, which was ruled out before.`,
  });
}

/** Only those that refuse a type of the view. */
function effectiveNegations(builder: ViewBuilder, view: SchemaView): readonly SchemaNode[] {
  return view.negations.filter(
    (node) => (builder.viewOf([node], view.place).types & view.types) !== 0,
  );
}

function compareConditions(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const strict: Frame = { ...frame, used: 'all' };
  const changed = matchParts(
    base.conditions,
    head.conditions,
    (from, to) =>
      isEqual(comparison, from.test, to.test, strict) &&
      isEqual(comparison, from.then, to.then, strict) &&
      isEqual(comparison, from.otherwise, to.otherwise, strict),
  );
  // What meets both consequences meets the condition, whatever its test says.
  const isMet = (nodes: readonly SchemaNode[]) =>
    nodes.every((node) => {
      const view = comparison.head.viewOfOne(node);
      return keepsAll(comparison.probeViews({ base, head: view, frame: strict }, 'keeps'));
    });
  const wasMet = (nodes: readonly SchemaNode[]) =>
    nodes.every((node) => {
      const view = comparison.base.viewOfOne(node);
      return addsNone(comparison.probeViews({ base: view, head, frame: strict }, 'adds-none'));
    });
  const gone = changed.gone.filter((one) => changed.come.length > 0 || !wasMet(consequences(one)));
  const come = changed.come.filter((one) => changed.gone.length > 0 || !isMet(consequences(one)));
  if (gone.length === 0 && come.length === 0) return;
  const { pairs, left, right } = pairConditions(comparison, gone, come, strict);
  for (const [from, to] of pairs) compareCondition(comparison, from, to, base, frame);
  if (left.length === 0 && right.length === 0) return;
  const places = {
    keyword: 'if',
    base: left[0]?.test ?? base.place,
    head: right[0]?.test ?? head.place,
    before: left[0]?.test.schema,
    after: right[0]?.test.schema,
  };
  if (left.length > 0 && right.length > 0) {
    reportSeveral(comparison, frame, places, 'what holds under which condition');
    return;
  }
  const added = right.length > 0;
  const tested = schemasInWords(
    (added ? right : left).map(({ test }) => test),
    'if',
  );
  comparison.report(frame, {
    ...places,
    kind: added ? 'condition-added' : 'condition-removed',
    effect: added ? 'narrows' : 'widens',
    why: added
      ? `${subjectOf(frame)} must now meet further demands if it fits ${tested}.`
      : `${subjectOf(frame)} no longer has to meet the demands that held if it fits ${tested}.`,
  });
}

function schemasInWords(nodes: readonly SchemaNode[], keyword: 'not' | 'if'): string {
  const words = nodes.map(({ schema }) => valueInWords(schema));
  const areShort = words.every((one) => one.startsWith('`'));
  return areShort ? `the schema ${words.join(' or ')}` : `the schema under \`${keyword}\``;
}

function consequences({ then, otherwise }: Condition): readonly SchemaNode[] {
  return [...listOf(then), ...listOf(otherwise)];
}

/** Conditions with one test belong together, however their consequences changed. */
function pairConditions(
  comparison: Comparison,
  gone: readonly Condition[],
  come: readonly Condition[],
  strict: Frame,
): { pairs: [Condition, Condition][]; left: Condition[]; right: Condition[] } {
  const {
    pairs,
    gone: left,
    come: right,
  } = matchParts(gone, come, (from, to) => isEqual(comparison, from.test, to.test, strict));
  if (left.length === 1 && right.length === 1) {
    return { pairs: [...pairs, [left[0], right[0]]], left: [], right: [] };
  }
  return { pairs, left, right };
}

function compareCondition(
  comparison: Comparison,
  from: Condition,
  to: Condition,
  base: SchemaView,
  frame: Frame,
): void {
  compareTest(comparison, from, to, frame);
  const used =
    frame.used === 'all' ? 'all' : new Set([...frame.used, ...namesOf(comparison.base, base)]);
  const inside: Frame = { ...frame, used };
  for (const branch of ['then', 'otherwise'] as const) {
    const was = from[branch];
    const is = to[branch];
    if (was === undefined && is === undefined) continue;
    comparison.nodes(listOf(was), listOf(is), inside, {
      base: was ?? from.test,
      head: is ?? to.test,
    });
  }
}

/** A value that meets a test must meet `then`, and not `else`. With both, the effect is unknown. */
function compareTest(comparison: Comparison, from: Condition, to: Condition, frame: Frame): void {
  const strict: Frame = { ...frame, used: 'all' };
  const hasThen = from.then !== undefined || to.then !== undefined;
  const hasElse = from.otherwise !== undefined || to.otherwise !== undefined;
  const {
    narrows: holdsLess,
    widens,
    undecided,
  } = comparison.probe([from.test], [to.test], strict);
  const isDecided = holdsLess !== widens && !undecided;
  if (!isDecided || (hasThen && hasElse)) {
    const places = { base: from.test, head: to.test };
    comparison.nodes([from.test], [to.test], { ...strict, polarity: 0 }, places);
    return;
  }
  const narrows = widens === hasThen;
  comparison.report(frame, {
    kind: narrows ? 'condition-added' : 'condition-removed',
    effect: narrows ? 'narrows' : 'widens',
    keyword: 'if',
    base: from.test,
    head: to.test,
    before: from.test.schema,
    after: to.test.schema,
    why: `The demands that ${lowerFirst(subjectOf(frame))} must meet under a condition now hold in ${narrows ? 'more' : 'fewer'} cases.`,
  });
}

/** Keywords that represent a whole schema which is not known. */
const STAND_INS = new Set(['$ref', '$dynamicRef', '$recursiveRef', 'nesting', 'schema']);

/**
 * True where only one side follows a reference to something unknown. The rest of that side is then
 * incomplete, and comparing it would find changes that do not exist.
 */
export function compareUnknown(comparison: Comparison, { base, head, frame }: ViewPair): boolean {
  const [from, to] = [standInsOf(base), standInsOf(head)];
  if (from.length === 0 && to.length === 0) return false;
  const { gone, come } = matchParts(from, to, isSameOpaque);
  if (gone.length === 0 && come.length === 0) return false;
  const unknown = { base: { ...base, opaque: gone }, head: { ...head, opaque: come }, frame };
  compareOpaque(comparison, unknown);
  return true;
}

function standInsOf({ opaque }: SchemaView): readonly Opaque[] {
  return opaque.filter(({ keyword }) => STAND_INS.has(keyword));
}

function hasStandIn(view: SchemaView): boolean {
  return standInsOf(view).length > 0;
}

/** The types of a view without those that only an unknown schema may let through. */
export function knownTypes(builder: ViewBuilder, view: SchemaView): number {
  if (view.negations.some((node) => hasStandIn(builder.viewOfOne(node)))) return 0;
  return view.alternatives.reduce((types, { branches }) => {
    const known = branches.map((branch) => builder.viewOfOne(branch));
    if (!known.some(hasStandIn)) return types;
    return known.reduce((sum, one) => (hasStandIn(one) ? sum : sum | (one.types & types)), 0);
  }, view.types);
}

/** Keywords that are only known as JSON. */
function compareOpaque(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  if (base.opaque.length === 0 && head.opaque.length === 0) return;
  const { gone, come } = matchParts(base.opaque, head.opaque, isSameOpaque);
  const keywords = new Set([...gone, ...come].map((entry) => entry.keyword));
  for (const keyword of [...keywords].sort()) {
    const from = gone.find((entry) => entry.keyword === keyword);
    const to = come.find((entry) => entry.keyword === keyword);
    if (keyword === 'nullable' && compareNullable(comparison, from, to, frame)) continue;
    if (keyword.startsWith('unevaluated')) {
      reportTried(comparison, keyword, pair, ['additional-closed', 'additional-opened']);
    }
    const content = keyword.startsWith('content');
    comparison.report(frame, {
      kind: content ? 'content-changed' : 'undecided',
      effect: 'undecided',
      keyword,
      base: from?.place ?? base.place,
      head: to?.place ?? head.place,
      before: from?.literal ?? from?.value,
      after: to?.literal ?? to?.value,
      why: content
        ? `\`${keyword}\` of ${lowerFirst(subjectOf(frame))} changed. It says how readers interpret the text.`
        : comparison.base.side.meetsOtherVersion && isOfOneVersion(keyword)
          ? `\`${keyword}\` has an effect in one of the two versions of OpenAPI only. We cannot determine which values are still accepted.`
          : `\`${keyword}\` changed. We cannot determine which values are still accepted.`,
    });
  }
}

/** Whether `null` comes or goes is open, but in one direction neither does harm. True where that settles it. */
function compareNullable(
  comparison: Comparison,
  from: Opaque | undefined,
  to: Opaque | undefined,
  frame: Frame,
): boolean {
  const gained = to !== undefined;
  if (frame.polarity !== 1 || gained !== (comparison.direction === 'input')) return false;
  const place = (to ?? from)!.place;
  comparison.report(frame, {
    kind: gained ? 'type-widened' : 'type-narrowed',
    effect: gained ? 'widens' : 'narrows',
    keyword: 'nullable',
    base: from?.place ?? place,
    head: to?.place ?? place,
    before: from?.value,
    after: to?.value,
    why: `${subjectOf(frame)} ${gained ? 'may now' : 'may no longer'} be \`null\`, if \`nullable\` is taken as people mean it.`,
  });
  return true;
}

function isSameOpaque(from: Opaque, to: Opaque): boolean {
  if (from.keyword !== to.keyword || from.keyword === 'nesting') return false;
  if (mayRefer(from.value)) return false;
  return canonicalText(from.value, from.literal) === canonicalText(to.value, to.literal);
}

/** A schema is more than its text when it refers to others. */
function mayRefer(value: unknown): boolean {
  return isMapping(value) && /"\$(?:ref|dynamicRef|recursiveRef)":/.test(canonicalText(value));
}

function isEqual(
  comparison: Comparison,
  from: SchemaNode | undefined,
  to: SchemaNode | undefined,
  frame: Frame,
): boolean {
  if (from === undefined || to === undefined) return from === to;
  return comparison.probe([from], [to], frame, 'equal').count === 0;
}

function listOf(node: SchemaNode | undefined): readonly SchemaNode[] {
  return node === undefined ? [] : [node];
}

function reportSeveral(
  comparison: Comparison,
  frame: Frame,
  places: { keyword: string; base: Place; head: Place },
  what: string,
): void {
  comparison.report(frame, {
    ...places,
    kind: 'undecided',
    effect: 'undecided',
    why: `${subjectOf(frame)} changed ${what} in several places at once.`,
  });
}
