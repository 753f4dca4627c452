import type { ValidationReport } from '../../validate/validation-report';
import { diagnosticAnnotation, githubCommand } from './github';
import { environmentLabel, mergeEnvironments } from '../words/merge-environments';

/** One annotation a diagnostic; nothing at all for a clean report. */
export function githubValidation(report: ValidationReport): string {
  return mergeEnvironments(report.environments)
    .map(({ diagnostic, environments }) =>
      githubCommand(diagnosticAnnotation(diagnostic, environmentLabel(environments))),
    )
    .join('');
}
