import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Outcome } from '../../diagnostics/outcome';
import type { ResolvedBundle } from '../../resolve/resolver';
import type { BundleKind } from '../../model/summary';
import type { ServiceBehind } from '../../workspace/services-behind';
import type { ValueSource } from '../render-report';
import type { DependencyGraph } from './follow-dependencies';
import type { Operation } from './list-operations';
import type { Setting } from './list-settings';

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
  readonly answer?: ExplainedAnswer;
}

interface ExplainedAnswer {
  readonly name: string;
  readonly version?: string;
  readonly path: string;
  readonly kind: BundleKind;
}

export function answerOf({ name, version, root, kind }: ResolvedBundle): ExplainedAnswer {
  return { name: name ?? root, version, path: root, kind };
}

export interface ExplainedPolicy {
  readonly name: string;
  /**
   * `contract`: this contract. `claim`: the values of one of its configurations. `claims`: the values of each
   * configuration that refers to this infrastructure contract. `consumers`: each contract that names it as a policy.
   */
  readonly checks: 'contract' | 'claim' | 'claims' | 'consumers';
  /** The configuration of a `claim`. */
  readonly configuration?: string;
  /** The reference of the contract, whose answer is in `references`. */
  readonly ref?: string;
  /** The schema file of the contract's own policy. */
  readonly schema?: string;
  /** The infrastructure contract with the policy on a `claim`. */
  readonly answer?: ExplainedAnswer;
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
  /** What checks the contract and its claims, or is published for others. */
  readonly policies: readonly ExplainedPolicy[];
  /** Policies that have a newer major version in the workspace. */
  readonly behind: readonly ServiceBehind[];
  /** What can be called through each interface that has an OpenAPI document, by the interface's name. */
  readonly operations: Readonly<Record<string, readonly Operation[]>>;
  /** The keys that each configuration accepts, by its name; absent for one whose schema is not available. */
  readonly settings: Readonly<Record<string, readonly Setting[]>>;
  /** The contract, what it depends on, and what that depends on. */
  readonly graph: DependencyGraph;
}
