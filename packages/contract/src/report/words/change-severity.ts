import type { Severity } from '../../diagnostics/diagnostic';
import type { Change, Impact } from '../../diff/change/change';

export const IMPACT_WORDS: Record<Impact, string> = {
  BREAKING: 'breaking',
  POTENTIAL_BREAKING: 'potentially breaking',
  NON_BREAKING: 'compatible',
};

/**
 * The severity of a change, for formats that have only severities. A change that does not fail the
 * task is not an error.
 */
export function changeSeverity({
  classification,
  fails,
}: Pick<Change, 'classification' | 'fails'>): Severity {
  if (fails) return 'error';
  return classification === 'NON_BREAKING' ? 'info' : 'warning';
}
