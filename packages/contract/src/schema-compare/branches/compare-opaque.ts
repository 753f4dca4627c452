// Compares keywords that are only known as JSON, and the ones that represent a schema which is not known.
import { acceptsValue } from '../values/accepts-value';
import type { ViewBuilder } from '../reading/build-view';
import { isOfOneVersion } from '../reading/openapi-versions';
import { isMapping } from '../../source/mapping';
import { lowerFirst } from '../../diagnostics/words';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';
import { canonicalText } from '../../json-schema/json-text';
import { matchParts } from '../comparison/match-parts';
import { reportTried } from './report-tried';
import type { Opaque, SchemaView } from '../view/schema-view';

/** Keywords that represent a whole schema which is not known. */
const STAND_INS = new Set(['$ref', '$dynamicRef', '$recursiveRef', 'nesting', 'schema']);

/**
 * True where only one side follows a reference to something unknown. The rest of that side is then
 * incomplete, and comparing it would find changes that do not exist.
 */
export function compareUnknown(comparison: Comparison, { base, head, frame }: ViewPair): boolean {
  const [baseUnknown, headUnknown] = [standInsOf(base), standInsOf(head)];
  if (baseUnknown.length === 0 && headUnknown.length === 0) return false;
  const { removed, added } = matchParts(baseUnknown, headUnknown, isSameOpaque);
  if (removed.length === 0 && added.length === 0) return false;
  const unknown = { base: { ...base, opaque: removed }, head: { ...head, opaque: added }, frame };
  compareOpaque(comparison, unknown);
  return true;
}

function standInsOf({ opaque }: SchemaView): readonly Opaque[] {
  return opaque.filter(({ keyword }) => STAND_INS.has(keyword));
}

export function hasStandIn(view: SchemaView): boolean {
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
export function compareOpaque(comparison: Comparison, pair: ViewPair): void {
  const { base, head, frame } = pair;
  if (base.opaque.length === 0 && head.opaque.length === 0) return;
  const { removed, added } = matchParts(base.opaque, head.opaque, isSameOpaque);
  const keywords = new Set([...removed, ...added].map((entry) => entry.keyword));
  for (const keyword of [...keywords].sort()) {
    const baseEntry = removed.find((entry) => entry.keyword === keyword);
    const headEntry = added.find((entry) => entry.keyword === keyword);
    if (keyword === 'nullable' && compareNullable(comparison, pair, baseEntry, headEntry)) continue;
    if (keyword.startsWith('unevaluated')) {
      reportTried(comparison, keyword, pair, ['additional-closed', 'additional-opened']);
    }
    const content = keyword.startsWith('content');
    comparison.report(frame, {
      kind: content ? 'content-changed' : 'undecided',
      effect: 'undecided',
      keyword,
      base: baseEntry?.place ?? base.place,
      head: headEntry?.place ?? head.place,
      before: baseEntry?.literal ?? baseEntry?.value,
      after: headEntry?.literal ?? headEntry?.value,
      why: content
        ? `\`${keyword}\` of ${lowerFirst(subjectOf(frame))} changed. It says how readers interpret the text.`
        : comparison.base.side.meetsOtherVersion && isOfOneVersion(keyword)
          ? `\`${keyword}\` has an effect in one of the two versions of OpenAPI only.`
          : `\`${keyword}\` changed.`,
    });
  }
}

/** Whether `null` comes or goes is open, but in one direction neither does harm. True where that settles it. */
function compareNullable(
  comparison: Comparison,
  { base: baseView, head: headView, frame }: ViewPair,
  base: Opaque | undefined,
  head: Opaque | undefined,
): boolean {
  if (takesNull(comparison.base, baseView) && takesNull(comparison.head, headView)) {
    comparison.report(frame, {
      kind: 'text-changed',
      effect: 'equal',
      keyword: 'nullable',
      base: base?.place ?? baseView.place,
      head: head?.place ?? headView.place,
      why: `\`nullable\` of ${lowerFirst(subjectOf(frame))} changed. The schema accepts \`null\` without it, too.`,
    });
    return true;
  }
  const gained = head !== undefined;
  if (frame.polarity !== 1 || gained !== (comparison.direction === 'input')) return false;
  const place = (head ?? base)!.place;
  comparison.report(frame, {
    kind: gained ? 'type-widened' : 'type-narrowed',
    effect: gained ? 'widens' : 'narrows',
    keyword: 'nullable',
    base: base?.place ?? place,
    head: head?.place ?? place,
    before: base?.value,
    after: head?.value,
    why: `${subjectOf(frame)} ${gained ? 'may now' : 'may no longer'} be \`null\` for tools that obey \`nullable\`, which has no effect there by the OpenAPI specification.`,
  });
  return true;
}

/** Whether `null` fits although `nullable` has no effect. */
function takesNull(builder: ViewBuilder, view: SchemaView): boolean {
  const opaque = view.opaque.filter(({ keyword }) => keyword !== 'nullable');
  return acceptsValue(builder, { ...view, opaque }, null) === true;
}

function isSameOpaque(base: Opaque, head: Opaque): boolean {
  if (base.keyword !== head.keyword || base.keyword === 'nesting') return false;
  if (mayRefer(base.value)) return false;
  return canonicalText(base.value, base.literal) === canonicalText(head.value, head.literal);
}

/** A schema is more than its text when it refers to others. */
function mayRefer(value: unknown): boolean {
  return isMapping(value) && /"\$(?:ref|dynamicRef|recursiveRef)":/.test(canonicalText(value));
}
