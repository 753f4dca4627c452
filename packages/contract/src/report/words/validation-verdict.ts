import type { ValidationReport } from '../../validate/validation-report';
import { countOf, countsInWords, countSeverities } from '../text/count';
import { mergeEnvironments } from './merge-environments';
import { oneLine } from '../text/escape-text';

/** What is found in a bundle, without its name: `2 errors, 1 warning in 3 of 4 environments`. */
export function validationVerdict({ outcome, environments }: ValidationReport): string {
  const counts = countSeverities(mergeEnvironments(environments).map((item) => item.diagnostic));
  const found = countsInWords(counts);
  const diagnosed = environments.filter(({ diagnostics }) => diagnostics.length > 0);
  const where = environmentsInWords(
    environments,
    outcome === 'findings' ? diagnosed : environments,
  );
  if (outcome === 'failed') return `could not be validated${found && `: ${found}`}${where}`;
  if (outcome === 'clean') return `valid${where}${found && `, ${found}`}`;
  const strict = counts.error === 0 && counts.warning > 0 ? '; warnings fail here' : '';
  return `${found || 'not valid'}${where}${strict}`;
}

function environmentsInWords(
  environments: ValidationReport['environments'],
  some: ValidationReport['environments'],
): string {
  if (environments.length > 1) {
    const part = some.length === environments.length ? '' : `${some.length} of `;
    return ` in ${part}${countOf(environments.length, 'environment')}`;
  }
  const name = environments[0]?.name ?? null;
  return name === null ? '' : ` in ${oneLine(name)}`;
}
