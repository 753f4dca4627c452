import type { Severity } from '../diagnostics/diagnostic';
import type { Change, Impact } from '../diff/change';
import type { DiffReport } from '../diff/diff-report';

export const IMPACT_WORDS: Record<Impact, string> = {
  BREAKING: 'breaking',
  POTENTIAL_BREAKING: 'potentially breaking',
  NON_BREAKING: 'compatible',
};

/**
 * How loud a change is where only severities are known. Changes of the report's own class are
 * errors when the report fails; a breaking change that is excused is a warning.
 */
export function changeSeverity(
  { classification }: Pick<Change, 'classification'>,
  report: Pick<DiffReport, 'classification' | 'outcome'>,
): Severity {
  if (report.outcome === 'findings' && classification === report.classification) return 'error';
  return classification === 'NON_BREAKING' ? 'info' : 'warning';
}
