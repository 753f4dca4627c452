import { canonicalText, valueInWords } from '../json-schema/json-text';
import { lowerFirst } from '../diagnostics/words';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { Frame, ViewPair } from './frame';
import type { Place } from './schema-node';
import type { Text } from './schema-view';

/** What changed, and where it is on both sides. */
interface TextChange {
  readonly keyword: string;
  readonly base: Place;
  readonly head: Place;
  readonly before: unknown;
  readonly after: unknown;
}

/** Words and defaults. They do not decide which values are accepted. */
export function compareTexts(comparison: Comparison, pair: ViewPair): void {
  const { base, head } = pair;
  if (base.texts.size === 0 && head.texts.size === 0) return;
  for (const key of [...new Set([...base.texts.keys(), ...head.texts.keys()])].sort()) {
    const from = base.texts.get(key);
    const to = head.texts.get(key);
    if (from !== undefined && to !== undefined && areEqual(from, to)) continue;
    compareText(comparison, from, to, pair);
  }
}

function compareText(
  comparison: Comparison,
  from: Text | undefined,
  to: Text | undefined,
  pair: ViewPair,
): void {
  const { base, head, frame } = pair;
  const change: TextChange = {
    keyword: (from ?? to)!.keyword,
    base: from?.place ?? base.place,
    head: to?.place ?? head.place,
    before: from?.literal ?? from?.value,
    after: to?.literal ?? to?.value,
  };
  switch (change.keyword) {
    case 'default':
      return reportDefault(comparison, from, to, change, frame);
    case 'readOnly':
    case 'writeOnly':
      if ((from?.value ?? false) === (to?.value ?? false)) return;
      return reportAccess(comparison, to, change, frame);
    default:
      return comparison.report(frame, {
        ...change,
        kind: 'text-changed',
        effect: 'equal',
        why: `The \`${change.keyword}\` of ${lowerFirst(subjectOf(frame))} changed. The same values are accepted.`,
      });
  }
}

function reportDefault(
  comparison: Comparison,
  from: Text | undefined,
  to: Text | undefined,
  change: TextChange,
  frame: Frame,
): void {
  const [was, is] = [from, to].map((text) =>
    text === undefined ? 'none' : valueInWords(text.value, text.literal),
  );
  const why = `The default of ${lowerFirst(subjectOf(frame))} was ${was} and is ${is}.`;
  comparison.report(frame, {
    ...change,
    kind: frame.isGiven ? 'text-changed' : 'default-changed',
    effect: 'equal',
    why: frame.isGiven ? `${why} Every value had it, because it was required.` : why,
  });
}

/** Whether `required` still binds the key is compared with the mapping that holds it. */
function reportAccess(
  comparison: Comparison,
  to: Text | undefined,
  change: TextChange,
  frame: Frame,
): void {
  const { keyword } = change;
  const isInput = comparison.direction === 'input';
  const isExcluded = to?.value === true && keyword === (isInput ? 'readOnly' : 'writeOnly');
  comparison.report(frame, {
    ...change,
    kind: 'access-changed',
    effect: isExcluded ? 'undecided' : 'equal',
    why: isExcluded
      ? `${subjectOf(frame)} is now \`${keyword}\`, so it should no longer be ${isInput ? 'sent' : 'expected'}.`
      : `${subjectOf(frame)} changed whether it is \`${keyword}\`.`,
  });
}

function areEqual(one: Text, two: Text): boolean {
  if (one.value === two.value && one.literal === two.literal) return true;
  return canonicalText(one.value, one.literal) === canonicalText(two.value, two.literal);
}
