import type { Files, ResolvedBundle, WorkspaceIndex } from 'pacto-contract/graph';
import type { RenderingOptions } from './base-options';
import type { BaseProblem } from './base-source';

/** What bundles are compared with, as tasks and their hashes use it. */
export interface Base {
  readonly kind: 'git' | 'directory' | 'oci';
  /** Root of what a bundle was, `undefined` for a new one. */
  find(bundle: ResolvedBundle, head: WorkspaceIndex): Promise<string | undefined | BaseProblem>;
  /** The base in the words of a report about the bundle that was at `root`. */
  nameFor(root: string | undefined): string;
  /** A text that differs whenever a diff with the bundle at `root` would see something else on this side. */
  stateFor(root: string, head: WorkspaceIndex): Promise<string>;
  /** For a diff with the bundle at `root` and no other. */
  sideFor(root: string): Promise<BaseSide | BaseProblem>;
  /** Names of the files in a folder of the workspace as it was; none where the base has single bundles. */
  filesIn(folder: string): readonly string[];
  /** Absent where the base has single bundles, and not the components of a root beside it. */
  readonly units?: BaseUnits;
  close(): void;
}

/** The same for what is rendered together. */
export interface BaseUnits {
  /** The options that the base renders with. */
  readonly options: RenderingOptions | BaseProblem;
  isUnit(root: string): boolean;
  /** The roots that no bundle of the head was before. */
  removedFrom(head: WorkspaceIndex): readonly ResolvedBundle[];
  stateFor(root: string): Promise<string>;
  sideFor(root: string): Promise<BaseSide>;
  /** A file that is not part of a bundle; `undefined` where it cannot be read. */
  textOf(path: string): Promise<string | undefined>;
}

export interface BaseSide {
  readonly files: Files;
  readonly index: WorkspaceIndex;
  readonly root: string;
}
