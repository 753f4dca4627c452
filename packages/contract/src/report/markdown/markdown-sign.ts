import type { Outcome } from '../../diagnostics/outcome';

/** The sign before a verdict. `isDoubtful`: the task did not fail, and a person should look. */
export function markdownSign(outcome: Outcome, isDoubtful: boolean): string {
  if (outcome === 'failed') return '🚫';
  if (outcome === 'findings') return '❌';
  return isDoubtful ? '⚠️' : '✅';
}
