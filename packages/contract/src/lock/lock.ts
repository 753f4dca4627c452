/** The layout of `pacto.lock` is version 3 of the Go tool's. */
export const LOCK_VERSION = 3;

export type PinKind = 'dependency' | 'config' | 'policy';

/** One external reference and the artifact that it means. */
export interface Pin {
  readonly kind: PinKind;
  /** `service.name` of the artifact for a dependency; the name of the entry for a configuration or policy. */
  readonly name: string;
  /** The text of the reference, as the declaring contract has it. */
  readonly ref: string;
  /** `compatibility` of a dependency. */
  readonly constraint?: string;
  /** `service.version` of the artifact. */
  readonly version?: string;
  /** `sha256:…`, the digest of the manifest. */
  readonly digest: string;
  /** Digest of the artifact that declares the reference; absent for the bundle that owns the lock. */
  readonly from?: string;
}

export interface Lock {
  readonly tool: string;
  readonly root: { readonly name?: string; readonly version?: string };
  readonly pins: readonly Pin[];
}
