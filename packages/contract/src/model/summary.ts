/**
 * The few facts of one contract text (a `pacto.yaml` or an override file) that the project graph
 * needs. Plain JSON: it is cached by content. A text that cannot be read gives the empty facts.
 */
export interface ContractFacts {
  readonly name?: string;
  readonly version?: string;
  /** The owner, or the team of an owner in detail, else the person. */
  readonly owner?: string;
  /** The `ref` of `service.chart`. */
  readonly chart?: string;
  readonly provisioner: boolean;
  /** For an infrastructure contract: the labels that name its template. */
  readonly templateLabels?: Readonly<Record<string, string>>;
  readonly runtime: boolean;
  readonly dependencies: readonly { readonly ref: string; readonly compatibility?: string }[];
  readonly configurations: readonly FactReference[];
  readonly policies: readonly FactReference[];
  /** Bundle-relative paths of interface files. */
  readonly interfaces: readonly string[];
}

/** Raise it when `ContractFacts` changes shape: cached facts of another format are read again. */
export const FACTS_FORMAT = 2;

export const NO_FACTS: ContractFacts = {
  provisioner: false,
  runtime: false,
  dependencies: [],
  configurations: [],
  policies: [],
  interfaces: [],
};

export interface FactReference {
  readonly name?: string;
  readonly schema?: string;
  readonly ref?: string;
}

/** What the graph knows of one bundle: the facts of its contract and of each of its values files. */
export interface BundleSummary {
  /** Folder of the bundle, POSIX, relative to the workspace root; `.` is the root itself. */
  readonly root: string;
  readonly base: ContractFacts;
  readonly overrides: readonly {
    /** Bundle-relative, e.g. `overrides/values.prod.yaml`. */
    readonly path: string;
    /** `prod` of `overrides/values.prod.yaml`; absent for values files that name no environment. */
    readonly environment?: string;
    readonly facts: ContractFacts;
  }[];
}

export const BUNDLE_KINDS = ['root', 'infrastructure', 'component', 'platform', 'service'] as const;
export type BundleKind = (typeof BUNDLE_KINDS)[number];
