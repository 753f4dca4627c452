import type { ResolvedBundle } from '../resolve/resolver';
import type { SourceDocument } from '../source/source-document';
import type { WorkspaceIndex } from '../workspace/workspace-index';

/** The texts that a release may change. Files that cannot be read have no document. */
export interface ReleaseWorkspace {
  readonly index: WorkspaceIndex;
  /** `pacto.yaml` of a bundle, then its override files. */
  documentsOf(root: string): readonly SourceDocument[];
  /** Any other file, such as a `Chart.yaml`, by its path in the workspace. */
  document(path: string): SourceDocument | undefined;
}

/** A contract and the version that it gets. */
export interface VersionMove {
  readonly bundle: ResolvedBundle;
  readonly to: string;
}
