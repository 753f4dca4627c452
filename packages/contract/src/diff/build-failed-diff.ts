import type { Diagnostic } from '../diagnostics/diagnostic';
import { REPORT_SCHEMA_VERSION } from '../diagnostics/report-identity';
import type { DiffReport } from './change/diff-report';

/** The report about a bundle that could not be compared at all. */
export function buildFailedDiff(
  { bundle, base, head }: Pick<DiffReport, 'bundle' | 'base' | 'head'>,
  diagnostics: readonly Diagnostic[],
): DiffReport {
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    bundle,
    base,
    head,
    classification: 'NON_BREAKING',
    requiredBump: 'none',
    actualBump: null,
    outcome: 'failed',
    changes: [],
    policies: [],
    configurations: [],
    diagnostics,
  };
}
