// One side of a run, the workspace or a base, with the artifacts that its locks and digests mean. Before
// the engine starts, `load` fetches what the store lacks; after that nothing waits for a registry.
import {
  createLockLink,
  findUnreadableLock,
  routeArtifacts,
  type LockResult,
} from 'pacto-contract/artifacts';
import {
  baseName,
  chainLinks,
  childPath,
  LOCK_FILE,
  type Files,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import type { ArtifactCache } from './artifact-cache';
import { pinnedByDigest, pinnedByLock, type PinnedReference } from './find-pinned';

export interface LinkedSide {
  readonly index: WorkspaceIndex;
  /** The files, and those of the artifacts. */
  withArtifacts(files: Files): Files;
  /** Opens the artifacts that these contracts, override files and locks name, and those in `pinned`. */
  load(paths: readonly string[], pinned?: readonly PinnedReference[]): Promise<void>;
}

export interface SideTexts {
  /** The lock in a file; `undefined` if the file does not exist. */
  lockAt(path: string): LockResult | undefined;
  read(path: string): Uint8Array | undefined;
  /** The files that locks are read from, to explain why one is not read; absent for a base. */
  readonly files?: Pick<Files, 'read'>;
}

export function linkArtifacts(
  index: WorkspaceIndex,
  artifacts: ArtifactCache,
  { lockAt, read, files: plain }: SideTexts,
): LinkedSide {
  return {
    index: chainLinks(index, [
      createLockLink({
        lockOf: (root) => lockAt(childPath(root, LOCK_FILE)),
        unreadableLockOf: (root) => plain && findUnreadableLock(plain, childPath(root, LOCK_FILE)),
        artifact: (digest) => artifacts.stateOf(digest),
      }),
    ]),
    withArtifacts: (files) =>
      routeArtifacts(files, (root) => {
        const artifact = artifacts.stateOf(root.slice(root.indexOf('@') + 1));
        return artifact.status === 'open' ? artifact.files : undefined;
      }),
    load: (paths, pinned = []) =>
      artifacts.load([
        ...pinned,
        ...paths.flatMap((path) =>
          baseName(path) === LOCK_FILE
            ? pinnedByLock(lockAt(path))
            : pinnedByDigest(read(path) ?? ''),
        ),
      ]),
  };
}
