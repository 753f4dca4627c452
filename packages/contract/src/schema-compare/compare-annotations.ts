import { canonicalText, valueInWords } from '../json-schema/json-text';
import { SET_BY } from '../json-schema/policy-keywords';
import { lowerFirst } from '../diagnostics/words';
import { subjectOf } from './comparison/part-words';
import type { Comparison } from './comparison/comparison';
import type { Frame, ViewPair } from './comparison/frame';
import type { Place } from './side/schema-node';
import type { Annotation } from './view/schema-view';

/** A keyword on both sides; a side without it has no annotation. */
interface AnnotationPair {
  readonly was: Annotation | undefined;
  readonly is: Annotation | undefined;
}

/** What changed, and where it is on both sides. */
interface AnnotationChange {
  readonly keyword: string;
  readonly base: Place;
  readonly head: Place;
  readonly before: unknown;
  readonly after: unknown;
}

/** Compares keywords that refuse no value, such as `title` and `default`. */
export function compareAnnotations(comparison: Comparison, pair: ViewPair): void {
  const { base, head } = pair;
  if (base.annotations.size === 0 && head.annotations.size === 0) return;
  for (const key of [...new Set([...base.annotations.keys(), ...head.annotations.keys()])].sort()) {
    const [was, is] = [base.annotations.get(key), head.annotations.get(key)];
    if (was && is && areEqual(was, is)) continue;
    compareAnnotation(comparison, { was, is }, pair);
  }
}

function compareAnnotation(
  comparison: Comparison,
  { was, is }: AnnotationPair,
  { base, head, frame }: ViewPair,
): void {
  const change: AnnotationChange = {
    keyword: (was ?? is)!.keyword,
    base: was?.place ?? base.place,
    head: is?.place ?? head.place,
    before: was?.literal ?? was?.value,
    after: is?.literal ?? is?.value,
  };
  switch (change.keyword) {
    case 'default':
      return reportDefault(comparison, { ...change, was, is }, frame);
    case 'readOnly':
    case 'writeOnly':
      if ((was?.value ?? false) === (is?.value ?? false)) return;
      return reportAccess(comparison, change, frame);
    case SET_BY:
      return reportSetter(comparison, change, frame);
    default:
      return reportText(comparison, change, frame);
  }
}

function reportText(comparison: Comparison, change: AnnotationChange, frame: Frame): void {
  comparison.report(frame, {
    ...change,
    kind: 'text-changed',
    effect: 'equal',
    why: `The \`${change.keyword}\` of ${lowerFirst(subjectOf(frame))} changed. The same values are accepted.`,
  });
}

/** Our mark has a meaning in schemas of contracts alone. */
function reportSetter(comparison: Comparison, change: AnnotationChange, frame: Frame): void {
  const isMark = comparison.head.side.dialect === 'json-schema';
  if (!isMark || ![change.before, change.after].includes('platform')) {
    reportText(comparison, change, frame);
    return;
  }
  comparison.report(frame, {
    ...change,
    kind: 'access-changed',
    effect: 'equal',
    why:
      change.after === 'platform'
        ? `${subjectOf(frame)} is now set by the platform.`
        : `${subjectOf(frame)} is no longer set by the platform.`,
  });
}

function reportDefault(
  comparison: Comparison,
  { was, is, ...change }: AnnotationChange & AnnotationPair,
  frame: Frame,
): void {
  const [before, after] = [was, is].map((annotation) =>
    annotation === undefined ? 'none' : valueInWords(annotation.value, annotation.literal),
  );
  const why = `The default of ${lowerFirst(subjectOf(frame))} was ${before} and is ${after}.`;
  comparison.report(frame, {
    ...change,
    kind: frame.isGiven ? 'text-changed' : 'default-changed',
    effect: 'equal',
    why: frame.isGiven ? `${why} Every value had it, because it was required.` : why,
  });
}

/** Whether `required` still binds the key is compared with the mapping that holds it. */
function reportAccess(comparison: Comparison, change: AnnotationChange, frame: Frame): void {
  const { keyword, after } = change;
  const isInput = comparison.direction === 'input';
  const isExcluded = after === true && keyword === (isInput ? 'readOnly' : 'writeOnly');
  comparison.report(frame, {
    ...change,
    kind: 'access-changed',
    effect: isExcluded ? 'undecided' : 'equal',
    why: isExcluded
      ? `${subjectOf(frame)} is now \`${keyword}\`, so it should no longer be ${isInput ? 'sent' : 'expected'}.`
      : `${subjectOf(frame)} changed whether it is \`${keyword}\`.`,
  });
}

function areEqual(one: Annotation, two: Annotation): boolean {
  if (one.value === two.value && one.literal === two.literal) return true;
  return canonicalText(one.value, one.literal) === canonicalText(two.value, two.literal);
}
