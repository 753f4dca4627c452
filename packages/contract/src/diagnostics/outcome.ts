/** Three values, because `failed` means that the input could not be validated or compared. */
export type Outcome = 'clean' | 'findings' | 'failed';

const RANK: Record<Outcome, number> = { clean: 0, findings: 1, failed: 2 };

export function worstOutcome(outcomes: Iterable<Outcome>): Outcome {
  let worst: Outcome = 'clean';
  for (const outcome of outcomes) if (RANK[outcome] > RANK[worst]) worst = outcome;
  return worst;
}
