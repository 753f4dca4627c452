import type { Tree } from '@nx/devkit';
import type { Files, WorkspaceIndex } from 'pacto-contract/graph';
import { createArtifactCache } from '../../artifacts/artifact-cache';
import { createLockReader } from '../../artifacts/find-pinned';
import { linkArtifacts } from '../../artifacts/link-artifacts';
import { readBytes } from '../../artifacts/read-bytes';
import type { NormalizedOptions } from '../../options';
import { createTreeFiles } from '../files/tree-files';

/** The workspace, and the artifacts that its locks and digests name and the store has. */
export interface StoredContracts {
  readonly index: WorkspaceIndex;
  readonly files: Files;
}

/** Reads a lock or an artifact only when a reference needs it, and never asks a registry. */
export function openStored(
  tree: Tree,
  index: WorkspaceIndex,
  options: NormalizedOptions,
): StoredContracts {
  const files = createTreeFiles(tree, new Map());
  const read = (path: string) => readBytes(files, path);
  const cache = createArtifactCache(tree.root, options, process.env);
  const linked = linkArtifacts(index, cache, { lockAt: createLockReader(read), read });
  return { index: linked.index, files: linked.withArtifacts(files) };
}
