import type { EnvironmentReport, ValidationReport } from '../../validate/validation-report';
import { orderBundle, orderDiagnostics, type EveryKey } from './json-keys';
import { sortEnvironments } from '../words/merge-environments';

/** Sorts the keys as the docs list them. JSON leaves out keys without a value. */
export function orderValidation(report: ValidationReport): EveryKey<ValidationReport> {
  return {
    schemaVersion: report.schemaVersion,
    bundle: orderBundle(report.bundle),
    outcome: report.outcome,
    environments: sortEnvironments(report.environments).map(
      ({ name, files, outcome, diagnostics }): EveryKey<EnvironmentReport> => ({
        name,
        files,
        outcome,
        diagnostics: orderDiagnostics(diagnostics),
      }),
    ),
  };
}
