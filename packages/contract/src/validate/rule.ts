import type { RunResult } from '../schema-check/check-value';
import type { UnknownKeyword } from '../schema-check/unknown-keywords';
import type { AmbiguousScalar } from '../source/source-document';
import type { Configuration, Contract } from '../model/contract';
import type { Pointer } from '../source/pointer';
import type { BundleFile, OtherContract } from '../bundle/bundle-file';
import type { Infrastructure } from '../bundle/sort-configurations';
import type { NoAnswer, Resolution, ResolvedBundle } from '../resolve/resolver';
import type { InfrastructureProblem } from '../template/check/infrastructure-problem';
import type { InfrastructureContract } from './check-rendering';
import type { Finding } from './finding';

/** The layers in which rules run. A contract that fails `load` or `structure` is not checked further. */
export const LAYERS = [
  'load',
  'structure',
  'contract',
  'references',
  'values',
  'policies',
] as const;
type Layer = (typeof LAYERS)[number];

/** One row of the rule table. Rows never disappear: a retired rule stays, with what replaced it. */
export interface ValidationRule {
  /** kebab-case; states the requirement. */
  readonly id: string;
  /** The code of its diagnostics; the Go tool's where it has one. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly layer: Layer;
  /** One sentence that begins with `Checks that`. */
  readonly purpose: string;
  /** How an author fixes it, for the page of codes. */
  readonly fix: string;
  /** Absent for what a layer itself finds while it loads, checks against the schema, or checks values and policies. */
  check?(context: RuleContext): Iterable<Finding>;
}

/** Everything a rule may look at; it has no severity, line, file system or output. */
export interface RuleContext extends BundleContext, EnvironmentContext {
  /** What `configurations` of the contract holds, without values. */
  readonly configurationEntries: readonly ConfigurationEntry[];
}

export type ConfigurationEntry = Omit<Configuration, 'values'>;

/** What differs between the environments of a bundle. */
export interface EnvironmentContext {
  /** The effective contract of one environment; it fits the schema. */
  readonly contract: Contract;
  /** `null` is the base. */
  readonly environment: string | null;
  /** Scalars of the layers of this contract that some readers read differently. */
  readonly ambiguous: readonly (AmbiguousScalar & { readonly isSecret: boolean })[];
  /** What override files and `--set` say about who the contract is, with their files. */
  readonly identityChanges: readonly { document?: string; pointer: Pointer; set?: string }[];
}

/** What is the same for all environments of a bundle. */
export interface BundleContext extends SchemaContext {
  /** Names of the base's configurations as far as they can be read: the base itself may not fit the schema. */
  readonly baseConfigurations: readonly string[];
  readonly bundle: ResolvedBundle;
  /** A file by its path in this bundle. */
  file(path: string): BundleFile;
  /** A file below the workspace, such as a chart's; `undefined` when it is not there. */
  workspaceFile(path: string): string | undefined;
  /** Why such a file cannot be read, and what to do; `undefined` for a file that can be read. */
  whyNoWorkspaceFile(path: string): { readonly reason: string; readonly hint: string } | undefined;
  /** Whether a file below the workspace is there and may be read. */
  hasWorkspaceFile(path: string): boolean;
  /** The schema of the chart values of a component; `undefined` if it has no usable schema. */
  chartSchemaOf(component: ResolvedBundle): ChartSchema | MissingChartSchema | undefined;
  /** Data of a YAML or JSON text, or the problem that keeps it from being parsed. */
  parse(
    path: string,
    text: string,
  ): { value: unknown } | { problem: string; line: number; column: number };
  /** The infrastructure contract that a configuration claims, also through other contracts. */
  infrastructureOf(configuration: ConfigurationEntry): Infrastructure | undefined;
  /** What is wrong with the labels, template and examples of an infrastructure contract. */
  checkInfrastructure(contract: InfrastructureContract): readonly InfrastructureProblem[];
  resolve(ref: string, range?: string): Resolution;
  /** `undefined` when it cannot be read. */
  contractOf(bundle: ResolvedBundle): OtherContract | undefined;
  /** Why the contract of another bundle cannot be read, and what to do. The reason is empty if it can be read. */
  whyUnread(bundle: ResolvedBundle): { readonly reason: string; readonly hint: string };
  /** Bundles of this workspace with a name, this one among them. */
  bundlesNamed(name: string): readonly ResolvedBundle[];
  /** Where bundles of the workspace are published; `undefined` where they are not. */
  readonly publishRegistry: string | undefined;
  /** What a reference without an answer probably means, as a question. */
  suggestAnswer(ref: string, answer: NoAnswer): string | undefined;
  /** Whether a `pacto.lock` is beside the contract. */
  readonly hasLock: boolean;
  /** Whether every external reference must be locked or name a digest. */
  readonly requiresLock: boolean;
}

export interface ChartSchema {
  readonly publisher: ResolvedBundle;
  /** Its file. */
  readonly path: string;
  readonly text: string;
}

/** A schema in an artifact that is not available now, and what to do. */
export interface MissingChartSchema {
  readonly reason: string;
  readonly hint?: string;
}

/** What a rule can ask about the text of a JSON Schema. */
export interface SchemaContext {
  /** Why the schema cannot be used; `undefined` for a schema that compiles. */
  schemaDefect(text: string): SchemaDefectView | undefined;
  /** The schema as data; `undefined` for a text that does not compile. */
  schemaOf(text: string): unknown;
  /** What the schema finds in values; `undefined` where it cannot run, or not in time. */
  runSchema(text: string, values: readonly unknown[]): readonly RunResult[] | undefined;
  /** Keywords that check nothing; none of a text that does not compile. */
  unknownKeywords(text: string): readonly UnknownKeyword[];
}

export interface SchemaDefectView {
  readonly kind: 'json' | 'schema';
  readonly message: string;
  readonly hint?: string;
  /** Place in the schema file. */
  readonly pointer: Pointer;
}

export type Rules = readonly ValidationRule[];
