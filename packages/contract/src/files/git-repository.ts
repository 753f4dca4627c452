import type { GitTree } from './git-tree';
import type { Conversions } from './read-conversions';

/** Why git cannot answer, in sentences for the one who runs it. */
export interface GitProblem {
  readonly problem: string;
  /** What to do about it. */
  readonly hint: string;
  /** Whether another revision may have an answer. */
  readonly isOfRevision?: boolean;
}

/** A blob as far as it was read: its bytes, or its size alone when that is over the limit. */
export type GitBlob = { readonly bytes: Uint8Array } | { readonly size: number };

/** The commit that a revision names, and what kind of name it is. */
export interface NamedCommit {
  readonly commit: string;
  /** A branch moves on, a tag or a commit id stays. */
  readonly kind: 'branch' | 'tag' | 'id' | 'expression';
}

/**
 * What a diff asks of git about the repository that holds a workspace. Nothing is checked out and nothing
 * is written. Paths are POSIX and relative to the workspace root, which may be any folder of the repository.
 */
export interface GitRepository {
  resolve(revision: string): Promise<NamedCommit | GitProblem>;
  mergeBase(commit: string, other: string): Promise<string | GitProblem>;
  /** The whole tree of the workspace in a commit, from one listing. */
  readTree(commit: string): Promise<GitTree>;
  /**
   * Blobs by id; those that the repository does not have are left out. All calls are served by one
   * process, which ends with `close`.
   */
  readBlobs(ids: Iterable<string>, limit: number): Promise<Map<string, GitBlob>>;
  /** For each of these paths that git stores in another form than it checks out, by the attributes of a commit: why, in words. */
  readConversions(paths: readonly string[], commit: string): Promise<Conversions>;
  close(): void;
}
