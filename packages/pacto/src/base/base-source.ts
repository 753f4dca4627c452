import type { Files } from 'pacto-contract/graph';

/** Where the files of a base come from: a commit or a folder. */
export interface BaseSource {
  readonly kind: 'git' | 'directory';
  /**
   * The value that represents the base in the hash of a task and in its report; `undefined` when
   * its content is enough.
   */
  readonly name: string | undefined;
  /** Folders that hold a contract. */
  readonly roots: readonly string[];
  readonly files: Files;
  /** The bundle that every bundle is compared with; else each is compared with what it was. */
  readonly only?: string;
  /** The place in this workspace of a bundle of the base, for a base inside the workspace. */
  pathHere?(root: string): string;
  /** The id that git has for the content of a file, where git knows it. */
  idOf(path: string): string | undefined;
  /** A text that differs whenever reading the path would give something else. */
  stateOf(path: string): string;
  /** Why a path that is there cannot be read, in words; `undefined` for any other path. */
  unreadable?(path: string): string | undefined;
  /** Every file and link below a folder. */
  below(folder: string): readonly string[];
  /** To be awaited before `stateOf` is asked for these files. */
  prepareState(paths: readonly string[]): Promise<void>;
  /** To be awaited before these files are read. */
  prepare(paths: readonly string[]): Promise<void>;
  close(): void;
}

/** Why there is no base, in sentences for the one who runs the diff. */
export interface BaseProblem {
  readonly problem: string;
  readonly hint: string;
  /** What the base was read as, where that is not what its text says. */
  readonly kind?: 'git' | 'directory';
  /** Whether another revision of this repository may be a base. */
  readonly isOfRevision?: boolean;
}
