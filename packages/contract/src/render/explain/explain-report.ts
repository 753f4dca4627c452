import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Outcome } from '../../diagnostics/outcome';
import type { BundleKind } from '../../model/summary';
import type { ServiceBehind } from '../../workspace/services-behind';
import type { ValueSource } from '../render-report';

/** One line of an effective contract as YAML, and where it was written. */
interface ExplainedLine {
  readonly text: string;
  /** Absent for what the engine wrote itself. */
  readonly source?: { readonly file: string; readonly line: number };
}

export interface ExplainedEnvironment {
  /** `null` is the base. */
  readonly name: string | null;
  /** The files that make the contract, base first. */
  readonly files: readonly string[];
  readonly outcome: Outcome;
  /** Why there is no contract. */
  readonly diagnostics: readonly Diagnostic[];
  /** With what is secret replaced. */
  readonly contract: unknown;
  readonly lines: readonly ExplainedLine[];
  readonly sources: readonly ValueSource[];
}

/** A reference of the contract, and the bundle that answers it. */
export interface ExplainedReference {
  readonly use: 'dependency' | 'configuration' | 'policy';
  readonly name: string;
  readonly ref: string;
  readonly answer?: {
    readonly name: string;
    readonly version?: string;
    readonly path: string;
    readonly kind: BundleKind;
  };
}

export interface ExplainReport {
  readonly schemaVersion: 1;
  readonly task: 'explain';
  readonly bundle: { readonly name?: string; readonly version?: string; readonly path: string };
  readonly kind: BundleKind;
  readonly outcome: Outcome;
  readonly environments: readonly ExplainedEnvironment[];
  /** The references of all environments, each once. */
  readonly references: readonly ExplainedReference[];
  /** Policies that have a newer major version in the workspace. */
  readonly behind: readonly ServiceBehind[];
}
