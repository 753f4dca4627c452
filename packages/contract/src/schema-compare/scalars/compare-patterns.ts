// Compares the patterns of texts.
import { listInWords } from '../../json-schema/json-text';
import { subjectOf } from '../comparison/part-words';
import { placesOfTexts, reportDemand } from '../comparison/report-demand';
import type { Comparison } from '../comparison/comparison';
import type { ViewPair } from '../comparison/frame';
import { hasNoLineBreaks, textLengths } from './implied-bounds';
import { readLengthPattern } from '../../json-schema/length-pattern';
import { matchName, plainPattern } from '../../json-schema/match-name';
import { textsOfPattern } from '../../json-schema/pattern-texts';
import type { SchemaView } from '../view/schema-view';

export function comparePatterns(comparison: Comparison, { base, head, frame }: ViewPair): void {
  const only = (one: SchemaView, other: SchemaView) =>
    [...one.patterns.keys()].filter((pattern) => !isMatched(other, pattern));
  const [removed, added] = [only(base, head), only(head, base)];
  if (removed.length === 0 && added.length === 0) return;
  const places = placesOfTexts('pattern', base, head, { removed, added });
  const subject = subjectOf(frame);
  const harmful = comparison.direction === 'input' ? added : removed;
  const isHarmful = harmful.length > 0 && (removed.length === 0 || added.length === 0);
  if (isHarmful && harmful.every(saysNotEmpty) && isNeverEmpty(base) && isNeverEmpty(head)) {
    comparison.report(frame, {
      ...places,
      kind: 'pattern-changed',
      effect: 'undecided',
      why: `${subject} ${added.length > 0 ? 'must now' : 'no longer has to'} match the pattern ${listInWords(harmful)}. A text that is not empty matches it, unless it consists of line breaks alone.`,
    });
  } else if (removed.length === 0) {
    const why = `${subject} must now match the pattern ${listInWords(added)}.`;
    reportDemand(comparison, frame, places, { demand: 'pattern', type: 'added', why });
  } else if (added.length === 0) {
    const why = `${subject} no longer has to match the pattern ${listInWords(removed)}.`;
    reportDemand(comparison, frame, places, { demand: 'pattern', type: 'removed', why });
  } else {
    comparison.report(frame, {
      ...places,
      kind: 'pattern-changed',
      effect: 'undecided',
      why: `${subject} had to match the pattern ${listInWords(removed)} and must now match ${listInWords(added)}, which may accept more or fewer values.`,
    });
  }
}

/** Whether a pattern matches all texts that are not empty, except those of line breaks alone. */
function saysNotEmpty(pattern: string): boolean {
  const lengths = readLengthPattern(pattern);
  return lengths?.least === 1 && lengths.refused === 'line breaks alone';
}

function isNeverEmpty(view: SchemaView): boolean {
  const least = view.bounds.get('minLength')?.value ?? 0;
  return (
    least > 0 || [...view.patterns.keys()].some((one) => (textsOfPattern(one)?.least ?? 0) > 0)
  );
}

/** Whether every text that fits a view matches a pattern, as far as the patterns of the view say it. */
function isMatched(view: SchemaView, pattern: string): boolean {
  const { patterns } = view;
  if (patterns.has(pattern) || isOfLength(view, pattern)) return true;
  const plain = plainPattern(pattern);
  return [...patterns.keys(), ''].some(
    (one) =>
      plainPattern(one) === plain ||
      textsOfPattern(one)?.listed?.every((text) => matchName(pattern, text) === true),
  );
}

/** Whether a pattern says nothing but how long a line is, and every text that fits a view is such a line. */
function isOfLength(view: SchemaView, pattern: string): boolean {
  const lengths = readLengthPattern(pattern);
  if (lengths === undefined || !hasNoLineBreaks(view)) return false;
  const { least, most } = textLengths(view);
  return least >= lengths.least && most <= lengths.most;
}
