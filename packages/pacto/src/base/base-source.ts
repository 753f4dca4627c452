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
  /**
   * The one bundle that every bundle is compared with. Absent if each bundle is compared with its own
   * earlier state.
   */
  readonly only?: string;
  /** The place in this workspace of a bundle of the base, for a base inside the workspace. */
  pathHere?(root: string): string;
  /** The id that git has for the content of a file, where git knows it. */
  idOf(path: string): string | undefined;
  /** A text that changes whenever the content of the path changes. */
  stateOf(path: string): string;
  /** The reason why an existing path cannot be read. `undefined` for any other path. */
  unreadable?(path: string): string | undefined;
  /** Every file and link below a folder. */
  below(folder: string): readonly string[];
  /** Call it and wait before `stateOf` of these files. */
  prepareState(paths: readonly string[]): Promise<void>;
  /** Call it and wait before these files are read. */
  prepare(paths: readonly string[]): Promise<void>;
  close(): void;
}

/** Why there is no base, in sentences for the one who runs the diff. */
export interface BaseProblem {
  readonly problem: string;
  readonly hint: string;
  /** How the base was read, if its text does not show this. */
  readonly kind?: 'git' | 'directory';
  /** Whether another revision of this repository may be a base. */
  readonly isOfRevision?: boolean;
}
