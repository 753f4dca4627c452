// The interfaces of what answers a reference. Validation, diff, graph and closure depend on them. Each link (the
// workspace, a lock with its store) implements `Link` and words its own answers.
import type { BundleKind } from '../model/summary';

/** A bundle that is available: its files are read below `root` through the session's files. */
export interface ResolvedBundle {
  /**
   * The origin of the bundle, and the beginning of the path of each of its files. A folder of the
   * workspace (POSIX, relative to its root), or of an artifact `oci://host/repo:tag@sha256:…`.
   */
  readonly root: string;
  readonly name?: string;
  readonly version?: string;
  readonly kind: BundleKind;
  /**
   * For an artifact: the bundle of this workspace where the references to it start. The lock of
   * that bundle answers the references of the artifact itself.
   */
  readonly lockedBy?: string;
}

/** The bundle that declares a reference. */
export type Declarer = Pick<ResolvedBundle, 'root' | 'lockedBy'>;

export interface ResolveRequest {
  /** The text of a `ref`. */
  readonly ref: string;
  /** Root of the bundle that declares it: local references are relative to it. */
  readonly from: string;
  /** See `ResolvedBundle.lockedBy`; absent when a bundle of the workspace declares the reference. */
  readonly lockedBy?: string;
  /** `compatibility` of a dependency; it picks the version when the reference names none. */
  readonly range?: string;
}

export type Resolution = Answer | NoAnswer;

interface Answer {
  readonly status: 'found';
  readonly bundle: ResolvedBundle;
}

/** Why no bundle answers. Its texts are for the author of the reference. */
export interface NoAnswer {
  /**
   * - `malformed`: the text is not a reference
   * - `outside`: a local reference that leaves the workspace, or that an artifact makes
   * - `no-bundle`: a local reference to a folder without a contract
   * - `duplicate`: several bundles have that name and version
   * - `absent`: the repository is one of this workspace, but no bundle here has that version
   * - `external`: no link knows the repository
   */
  readonly status: 'malformed' | 'outside' | 'no-bundle' | 'duplicate' | 'absent' | 'external';
  /** A full sentence: which link was asked, and what it has instead. */
  readonly message: string;
  readonly hint?: string;
  /** The name of the contract, where the reference is below a registry of this workspace. */
  readonly name?: string;
  /** A registry of this workspace, where the reference is below none of them. */
  readonly registry?: string;
  /** What is there instead: bundles of the workspace with that name. */
  readonly bundles: readonly ResolvedBundle[];
  /** A bundle of the workspace whose folder has that name, and whose contract has no name that can be read. */
  readonly unread?: ResolvedBundle;
  /** Whether a digest says which artifact the reference means. */
  readonly pinned: boolean;
  /** Whether a diagnostic at another place reports the cause, so that none is needed at the reference. */
  readonly isReported?: boolean;
  /** Id of the validation rule that reports it in place of the rule about unresolved references. */
  readonly rule?: string;
  /** The artifact that a lock or a digest names, if it is not available now. */
  readonly missing?: MissingArtifact;
}

export interface MissingArtifact {
  readonly root: string;
  /** Whether its registry was asked and does not have it. Otherwise a later run may get it. */
  readonly isGone: boolean;
}

/** One source of answers behind a resolver. */
export interface Link {
  /** `undefined` when this link has nothing to say, so that the next one is asked. */
  answer(request: ResolveRequest): Resolution | undefined;
  /** Files of the workspace that decide what this link answers: inputs of each task that asks. */
  decidingFiles(request: ResolveRequest): readonly string[];
}

/** Answers references. It asks its links one after the other. */
export interface Resolver {
  resolve(request: ResolveRequest): Resolution;
  /** Files of the workspace that the answer depends on. They are listed also where no bundle answers. */
  decidingFiles(request: ResolveRequest): readonly string[];
  /** The bundle of the workspace in this folder. */
  bundleAt(root: string): ResolvedBundle | undefined;
  /** Bundles of the workspace with this name. */
  bundlesNamed(name: string): readonly ResolvedBundle[];
  /** Names of all bundles of the workspace, for saying what a misspelled one may mean. */
  bundleNames(): readonly string[];
  /** Folders of all bundles of the workspace. */
  bundleRoots(): readonly string[];
  /** Where the workspace publishes, the first entry, and what else it answers for. Empty without a registry. */
  readonly registries: readonly string[];
  /** Bundles of the workspace that can decide the answer now. They have the name, at any version. */
  candidates(request: ResolveRequest): readonly ResolvedBundle[];
  /**
   * The candidates, and the bundles whose folder has the name that is asked for. Their contracts are
   * deciding files, since a bundle that has just lost its name may have answered until now.
   */
  formerCandidates(request: ResolveRequest): readonly ResolvedBundle[];
}

export function isFound(resolution: Resolution): resolution is Answer {
  return resolution.status === 'found';
}
