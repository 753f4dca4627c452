import { valueInWords } from '../../json-schema/json-text';
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';
import { subjectOf } from '../comparison/part-words';
import type { SchemaDifferenceKind } from '../comparison/schema-difference';
import { tryValues } from './try-values';

/** Reports what examples show of a keyword whose effect we cannot determine from the schemas. */
export function reportTried(
  comparison: Comparison,
  keyword: string,
  pair: ViewPair,
  [narrower, wider]: readonly [SchemaDifferenceKind, SchemaDifferenceKind],
): void {
  const { base, head, frame } = pair;
  if (frame.polarity !== 1) return;
  const places = { base: base.place, head: head.place, keyword };
  const { lost, gained } = tryValues(comparison, pair);
  if (lost !== undefined) {
    comparison.report(frame, {
      ...places,
      kind: narrower,
      effect: 'narrows',
      why: `${subjectOf(frame)} may no longer be ${valueInWords(lost.value)}, for example, because \`${keyword}\` now accepts fewer values.`,
    });
  }
  if (gained !== undefined) {
    comparison.report(frame, {
      ...places,
      kind: wider,
      effect: 'widens',
      why: `${subjectOf(frame)} may now be ${valueInWords(gained.value)}, for example, because \`${keyword}\` now accepts more values.`,
    });
  }
}
