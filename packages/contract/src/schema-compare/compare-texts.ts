import { canonicalText, valueInWords } from '../json-schema/json-text';
import { lowerFirst } from '../diagnostics/words';
import { subjectOf } from './part-words';
import type { Comparison } from './comparison';
import type { ViewPair } from './frame';
import type { Text } from './schema-view';

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
  { base, head, frame }: ViewPair,
): void {
  const { keyword } = (from ?? to)!;
  const places = {
    keyword,
    base: from?.place ?? base.place,
    head: to?.place ?? head.place,
    before: from?.literal ?? from?.value,
    after: to?.literal ?? to?.value,
  };
  const subject = subjectOf(frame);
  if (keyword === 'default') {
    const was = from === undefined ? 'none' : valueInWords(from.value, from.literal);
    const is = to === undefined ? 'none' : valueInWords(to.value, to.literal);
    const why = `The default of ${lowerFirst(subject)} was ${was} and is ${is}.`;
    comparison.report(frame, {
      ...places,
      kind: frame.isGiven ? 'text-changed' : 'default-changed',
      effect: 'equal',
      why: frame.isGiven ? `${why} Every value had it, because it was required.` : why,
    });
    return;
  }
  if (keyword === 'readOnly' || keyword === 'writeOnly') {
    if ((from?.value ?? false) === (to?.value ?? false)) return;
    // Whether `required` still binds the key is compared with the mapping that holds it.
    const excluded = comparison.direction === 'input' ? 'readOnly' : 'writeOnly';
    const isExcluded = keyword === excluded && to?.value === true;
    comparison.report(frame, {
      ...places,
      kind: 'access-changed',
      effect: isExcluded ? 'undecided' : 'equal',
      why: isExcluded
        ? `${subject} is now \`${keyword}\`, so it should no longer be ${excluded === 'readOnly' ? 'sent' : 'expected'}.`
        : `${subject} changed whether it is \`${keyword}\`.`,
    });
    return;
  }
  comparison.report(frame, {
    ...places,
    kind: 'text-changed',
    effect: 'equal',
    why: `The \`${keyword}\` of ${lowerFirst(subject)} changed. The same values are accepted.`,
  });
}

function areEqual(one: Text, two: Text): boolean {
  if (one.value === two.value && one.literal === two.literal) return true;
  return canonicalText(one.value, one.literal) === canonicalText(two.value, two.literal);
}
