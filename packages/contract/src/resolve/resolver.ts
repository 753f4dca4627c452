import type { BundleKind } from '../model/summary';

/** A bundle that is at hand: its files are read below `root` through the session's files. */
export interface ResolvedBundle {
  /** POSIX, relative to the workspace root. */
  readonly root: string;
  readonly name?: string;
  readonly version?: string;
  readonly kind: BundleKind;
}

export interface ResolveRequest {
  /** The text of a `ref`. */
  readonly ref: string;
  /** Root of the bundle that declares it: local references are relative to it. */
  readonly from: string;
  /** `compatibility` of a dependency; it picks the version when the reference names none. */
  readonly range?: string;
}

export type Resolution =
  | { readonly status: 'found'; readonly bundle: ResolvedBundle }
  /** Two bundles here have that name and version. */
  | { readonly status: 'duplicate'; readonly bundles: readonly ResolvedBundle[] }
  /** The repository is one of this workspace, but no bundle here answers. */
  | {
      readonly status: 'absent';
      readonly name: string;
      readonly bundles: readonly ResolvedBundle[];
    }
  /** Nothing that this resolver knows of. */
  | { readonly status: 'external'; readonly pinned: boolean }
  /** A local reference to a folder without a contract. */
  | { readonly status: 'no-bundle'; readonly path: string }
  /** A local reference that leaves the workspace. */
  | { readonly status: 'outside' }
  | { readonly status: 'malformed'; readonly problem: string; readonly hint?: string };

export interface Resolver {
  resolve(request: ResolveRequest): Resolution;
}
