import type { Files, ResolvedBundle, WorkspaceIndex } from 'pacto-contract/graph';
import type { RenderingOptions } from './base-options';
import type { BaseProblem } from './base-source';

/** The base of a comparison, as tasks and their hashes use it. */
export interface Base {
  readonly kind: 'git' | 'directory' | 'oci';
  /** Root of the bundle of the base that became this bundle. `undefined` for a new bundle. */
  find(bundle: ResolvedBundle, head: WorkspaceIndex): Promise<string | undefined | BaseProblem>;
  /** The base in the words of a report about the bundle that was at `root`. */
  nameFor(root: string | undefined): string;
  /** A text that changes whenever anything changes that a diff with the bundle at `root` reads on this side. */
  stateFor(root: string, head: WorkspaceIndex): Promise<string>;
  /** The side for a diff with the bundle at `root`. It refuses files of other bundles. */
  sideFor(root: string): Promise<BaseSide | BaseProblem>;
  /** Names of the files in a folder of the base. None if the base is single bundles and not a workspace. */
  filesIn(folder: string): readonly string[];
  /** Absent if the base is single bundles: it does not have the components beside their root. */
  readonly units?: BaseUnits;
  close(): void;
}

/** The base of a review: units, which are rendered together. */
export interface BaseUnits {
  /** The options that the base renders with. */
  readonly options: RenderingOptions | BaseProblem;
  /** The file that these options are from; absent for those of the head. */
  readonly nxJson?: string;
  isUnit(root: string): boolean;
  /** The roots of the base that no bundle of the head replaces. */
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
