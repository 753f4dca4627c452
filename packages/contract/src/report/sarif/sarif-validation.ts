import type { ValidationReport } from '../../validate/validation-report';
import { mergeEnvironments } from '../words/merge-environments';
import { diagnosticEntry, type SarifEntry } from './sarif';

/** `properties.environments` holds every environment that has the diagnostic, the base as `null`. */
export function sarifValidation(report: ValidationReport): SarifEntry[] {
  return mergeEnvironments(report.environments).map(({ diagnostic, environments }) =>
    diagnosticEntry(diagnostic, report.bundle, { environments }),
  );
}
