import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../diagnostics/outcome';
import type { BundleIdentity, REPORT_SCHEMA_VERSION } from '../diagnostics/report-identity';

export interface EnvironmentReport {
  /** `null` is the base, `custom` what `-f` and `--set` make. */
  readonly name: string | null;
  /** The files that make the effective contract, base first. */
  readonly files: readonly string[];
  readonly outcome: Outcome;
  readonly diagnostics: readonly Diagnostic[];
}

/** The JSON that `pacto-validate` writes: no absolute path, no date, no colour. */
export interface ValidationReport {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly bundle: BundleIdentity;
  readonly outcome: Outcome;
  readonly environments: readonly EnvironmentReport[];
}
