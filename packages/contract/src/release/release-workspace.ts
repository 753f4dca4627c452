import type { ResolvedBundle } from '../resolve/resolver';
import type { SourceDocument } from '../source/source-document';
import type { SourceProblem } from '../source/source-problem';
import type { WorkspaceIndex } from '../workspace/workspace-index';

/** A file that exists but cannot be read, or that has something that would not be read, with its first problem. */
export interface UnreadableFile {
  readonly path: string;
  readonly text: string;
  readonly problem: SourceProblem;
}

/** The texts that a release may change. Files that cannot be read have no document. */
export interface ReleaseWorkspace {
  readonly index: WorkspaceIndex;
  /** `pacto.yaml` of a bundle, then its override files. */
  documentsOf(root: string): readonly SourceDocument[];
  /** The expected outputs of the examples of an infrastructure contract. */
  expectedOutputsOf(root: string): readonly SourceDocument[];
  /** Any other file, such as a `Chart.yaml`, by its path in the workspace. */
  document(path: string): SourceDocument | undefined;
  /** Those files of a bundle that `documentsOf` leaves out. */
  unreadableOf(root: string): readonly UnreadableFile[];
  /** Why a file that exists has no `document`; `undefined` for a file that can be read or does not exist. */
  unreadable(path: string): UnreadableFile | undefined;
}

/** A contract and the version that it gets. */
export interface VersionMove {
  readonly bundle: ResolvedBundle;
  readonly to: string;
}
