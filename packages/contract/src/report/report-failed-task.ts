// The report of a task that has no result. It holds the reason, because tools read only reports.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { REPORT_SCHEMA_VERSION, type BundleIdentity } from '../diagnostics/report-identity';
import { buildFailedDiff } from '../diff/build-failed-diff';
import type { DiffReport } from '../diff/change/diff-report';
import { contractPath } from '../model/bundle-path';
import { BASE_FOLDER, type RenderReport } from '../render/render-report';
import type { ValidationReport } from '../validate/validation-report';

/** Why a task has no result. */
export interface TaskProblem {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
}

export function failedValidation(bundle: BundleIdentity, problem: TaskProblem): ValidationReport {
  const diagnostic = diagnosticOf('validate-task', bundle, problem);
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    bundle,
    outcome: 'failed',
    environments: [
      { name: null, files: [diagnostic.file], outcome: 'failed', diagnostics: [diagnostic] },
    ],
  };
}

export function failedDiff(
  sides: Pick<DiffReport, 'bundle' | 'base' | 'head'>,
  problem: TaskProblem,
): DiffReport {
  return buildFailedDiff(sides, [diagnosticOf('diff-task', sides.bundle, problem)]);
}

export function failedRender(bundle: BundleIdentity, problem: TaskProblem): RenderReport {
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    task: 'render',
    bundle,
    outcome: 'failed',
    environments: [
      {
        name: null,
        folder: BASE_FOLDER,
        outcome: 'failed',
        diagnostics: [diagnosticOf('render-task', bundle, problem)],
        files: [],
        secrets: [],
      },
    ],
  };
}

function diagnosticOf(rule: string, bundle: BundleIdentity, problem: TaskProblem): Diagnostic {
  const place = { file: contractPath(bundle.path), pointer: '', related: [] };
  return { ...problem, rule, severity: 'error', ...place };
}
