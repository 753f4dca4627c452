// A table of a summary as plain words, for terminals and for Markdown.
import type { Outcome } from '../../diagnostics/outcome';
import { countOf } from '../text/count';
import { oneLine } from '../text/escape-text';
import type { TextColumn } from '../text/text-table';

export interface SummaryRow {
  readonly cells: readonly string[];
  readonly mood: 'good' | 'doubtful' | 'bad';
}

export interface SummaryTable {
  readonly title: string;
  readonly columns: readonly TextColumn[];
  readonly rows: readonly SummaryRow[];
  /** One sentence over all rows. */
  readonly verdict: string;
}

export const left = (title: string): TextColumn => ({ title, align: 'left' });
export const right = (title: string): TextColumn => ({ title, align: 'right' });

/** The column with the names of environments. On a narrow terminal, it has their number. */
export const ENVIRONMENTS: TextColumn = {
  ...left('environments'),
  short: { title: 'envs', text: countEnvironments },
};

/** The text of a row in the column {@link ENVIRONMENTS}, such as `base, prod, stg`. */
export function environmentsCell(names: readonly (string | null)[]): string {
  return names.map((name) => oneLine(name ?? 'base')).join(', ') || '-';
}

function countEnvironments(cell: string): string {
  return cell === '-' ? cell : String(cell.split(', ').length);
}

/** `isDoubtful`: the task did not fail, and a person should look. */
export function moodOf(outcome: Outcome, isDoubtful: boolean): SummaryRow['mood'] {
  if (outcome !== 'clean') return 'bad';
  return isDoubtful ? 'doubtful' : 'good';
}

/** Whether one of the counts is not 0. */
export function hasAny(counts: Readonly<Record<string, number>>): boolean {
  return Object.values(counts).some((count) => count > 0);
}

interface VerdictWords {
  /** Ends `3 of 5 bundles …`. */
  readonly good: string;
  /** Ends `1 …`, for a bundle with findings. */
  readonly bad: string;
  /** Ends `1 could not be …`. */
  readonly verb: string;
  /** What to know of the good ones, `''` for nothing. */
  readonly note: string;
  /** Ends the sentence, for bundles that the numbers before leave out. */
  readonly last?: string;
}

/** One sentence over all rows: `3 of 5 bundles valid (1 with warnings), 1 not valid, 1 could not be validated.` */
export function verdictOf(
  bundles: readonly { readonly outcome: Outcome }[],
  { good, bad, verb, note, last = '' }: VerdictWords,
): string {
  const count = (outcome: Outcome) => bundles.filter((bundle) => bundle.outcome === outcome).length;
  const words = [`${count('clean')} of ${countOf(bundles.length, 'bundle')} ${good}`];
  if (note !== '') words[0] += ` (${note})`;
  if (count('findings') > 0) words.push(`${count('findings')} ${bad}`);
  if (count('failed') > 0) words.push(`${count('failed')} could not be ${verb}`);
  if (last !== '') words.push(last);
  return `${words.join(', ')}.`;
}
