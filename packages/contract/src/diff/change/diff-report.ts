import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Outcome } from '../../diagnostics/outcome';
import type { BundleIdentity, REPORT_SCHEMA_VERSION } from '../../diagnostics/report-identity';
import type { Change, Impact } from './change';

/** From the smallest to the largest. */
export const BUMPS = ['none', 'patch', 'minor', 'major'] as const;
export type Bump = (typeof BUMPS)[number];

/** Whether the version was raised at least as far as the changes require. */
export function isBumpEnough(actual: Bump | null, required: Bump): boolean {
  return actual !== null && BUMPS.indexOf(actual) >= BUMPS.indexOf(required);
}

/** A policy or configuration whose schemas, reached by its reference, are others than they were. */
export interface ReferenceChange {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  /** One line a requirement, e.g. `runtime.health.liveness is required`. */
  readonly newRequirements: readonly string[];
  readonly goneRequirements: readonly string[];
  /**
   * Whether the head meets them in every environment: the contract a policy, the values the schema
   * of a configuration. `null` when this is unknown.
   */
  readonly satisfied: boolean | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SbomChange {
  readonly package: string;
  readonly type: 'added' | 'removed' | 'modified';
  readonly field?: 'package' | 'version' | 'license' | 'supplier';
  /** Which of several versions of the package has the licence or supplier; absent where there is one. */
  readonly version?: string;
  readonly oldValue?: string;
  readonly newValue?: string;
}

export interface SbomDiff {
  readonly oldFormat?: 'spdx' | 'cyclonedx';
  readonly newFormat?: 'spdx' | 'cyclonedx';
  readonly changes: readonly SbomChange[];
}

/** The JSON that `pacto-diff` writes: no absolute path, no date, no colour. */
export interface DiffReport {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly bundle: BundleIdentity;
  readonly base: {
    readonly kind: 'git' | 'directory' | 'oci';
    readonly ref: string;
    /** Absent when the bundle is new. */
    readonly version?: string;
    readonly path?: string;
  };
  readonly head: { readonly version?: string };
  readonly classification: Impact;
  readonly requiredBump: Bump;
  readonly actualBump: Bump | null;
  readonly outcome: Outcome;
  readonly changes: readonly Change[];
  readonly policies: readonly ReferenceChange[];
  readonly configurations: readonly ReferenceChange[];
  readonly sbom?: SbomDiff;
  /** What prevented the comparison; not empty exactly when `outcome` is `failed`. */
  readonly diagnostics: readonly Diagnostic[];
}
