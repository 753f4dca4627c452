import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Outcome } from '../diagnostics/outcome';

export const REPORT_SCHEMA_VERSION = 1;

export interface BundleIdentity {
  /** `service.name` as far as it could be read. */
  readonly name?: string;
  /** The name of the project, in the summary of a run, where it is another. */
  readonly project?: string;
  readonly version?: string;
  /** Folder of the bundle, POSIX, relative to the workspace root. */
  readonly path: string;
}

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
