import type { Pointer } from '../source/pointer';

/** What a template is expanded with: one claim, in one environment. Templates see plain data. */
export interface Claim {
  /** The values of the configuration; `{}` where it has none. */
  readonly values: Readonly<Record<string, unknown>>;
  /** `metadata.labels` of the infrastructure contract. */
  readonly labels: Readonly<Record<string, unknown>>;
  /** `null` for the base. */
  readonly environment: string | null;
  readonly namespace?: string;
  readonly component: {
    readonly name: string;
    readonly version: string;
    readonly alias: string;
    readonly labels: Readonly<Record<string, unknown>>;
  };
  /** The root; for a service that has no root, the service itself. */
  readonly root: Named;
  readonly chart: Named;
  /** The infrastructure contract. */
  readonly contract: Named;
  readonly configuration: { readonly name: string };
  /** `render.options` of the plugin. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The keys of a map in `values`, in the order of its text. */
  readonly keysAt?: (pointer: Pointer) => readonly string[];
}

export interface Named {
  readonly name: string;
  readonly version: string;
}

/** A key of a secret store that a claim declares; never a value. */
export interface SecretKey {
  readonly key: string;
  readonly remoteKey: string;
  /** Place of the item in the claim's values. */
  readonly pointer: string;
}
