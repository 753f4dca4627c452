// The base side of a diff, in git or a folder: which bundle of the base a bundle is compared with, which files the
// comparison may read, and a reader that refuses all other files.
import {
  baseName,
  buildWorkspaceIndex,
  contractPath,
  guardFiles,
  LOCK_FILE,
  readableIn,
  type BundleSummary,
  type DiffClosure,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import type { ArtifactCache } from '../artifacts/artifact-cache';
import type { LinkedSide } from '../artifacts/link-artifacts';
import type { Base } from './base';
import type { OptionsOfBase } from './base-options';
import type { BaseSource } from './base-source';
import { createBundleClosures } from './bundle-closures';
import { findBaseBundle } from './find-base-bundle';
import { openUnitBase, readStates, type BaseParts } from './open-unit-base';
import { readBytes } from '../artifacts/read-bytes';
import { createFactReader, type FactCaches } from './read-base-facts';

interface OpenOptions extends OptionsOfBase {
  readonly caches: FactCaches;
  /** The artifacts that the locks of the base pin. Absent for a hash, which opens no artifact. */
  readonly artifacts?: () => Promise<ArtifactCache>;
}

export async function openBase(source: BaseSource, options: OpenOptions): Promise<Base> {
  const parts = await openParts(source, options);
  const { index, closures } = parts;
  return {
    kind: source.kind,
    units: openUnitBase(parts),
    find: async (bundle, head) => findBaseBundle(bundle, source, { head, base: index }),
    nameFor: (root) => source.name ?? nameByContent(root, source),
    async stateFor(root, head) {
      const closure = await closures.diffClosure(root);
      const bundles = parts.bundlesIn(closure.files);
      return JSON.stringify([
        bundles,
        // A diff also reports which of these are gone from the head.
        bundles.map(({ name }) => (name === undefined ? [] : head.bundlesNamed(name))),
        await readStates(source, pathsOf(closure, source)),
        options.registries,
      ]);
    },
    async sideFor(root) {
      const closure = await closures.diffClosure(root);
      return parts.openSide(root, pathsOf(closure, source), readableIn(closure));
    },
    filesIn: (folder) => source.files.children(folder),
    close: () => source.close(),
  };
}

async function openParts(source: BaseSource, options: OpenOptions): Promise<BaseParts> {
  const facts = createFactReader(source, options.caches);
  const roots = [...source.roots].sort();
  const read = await facts(roots.map((root) => ({ path: contractPath(root), root })));
  const contracts = roots.map((root, at): BundleSummary => ({
    root,
    base: read[at]!,
    overrides: [],
  }));
  const index = buildWorkspaceIndex(contracts, options);
  const byRoot = new Map(contracts.map((summary) => [summary.root, summary]));
  const byContract = new Map(index.bundles.map((bundle) => [contractPath(bundle.root), bundle]));
  let linking: Promise<LinkedSide> | undefined;
  return {
    source,
    index,
    options,
    closures: createBundleClosures(source, index, (root) => byRoot.get(root), facts),
    bundlesIn: (files) => files.flatMap((path) => byContract.get(path) ?? []),
    async openSide(root, paths, readable) {
      await source.prepare(paths);
      const files = guardFiles(source.files, readable);
      if (!options.artifacts) return { files, index, root };
      const linked = await (linking ??= linkSource(source, index, options.artifacts));
      await linked.load(paths.filter(mayNameArtifacts));
      return { files: linked.withArtifacts(files), index: linked.index, root };
    },
  };
}

/** Modules that only a task needs, and no hash, are imported here. */
async function linkSource(
  source: BaseSource,
  index: WorkspaceIndex,
  openArtifacts: () => Promise<ArtifactCache>,
): Promise<LinkedSide> {
  const { linkArtifacts } = await import('../artifacts/link-artifacts.js');
  const { createLockReader } = await import('../artifacts/find-pinned.js');
  const read = (path: string): Uint8Array | undefined => readBytes(source.files, path);
  return linkArtifacts(index, await openArtifacts(), { lockAt: createLockReader(read), read });
}

function mayNameArtifacts(path: string): boolean {
  return /\.ya?ml$/.test(path) || baseName(path) === LOCK_FILE;
}

/** The name of a base that is given as the id of a commit. `git show` with this name prints the contract. */
function nameByContent(root: string | undefined, source: BaseSource): string {
  const id = root === undefined ? undefined : source.idOf(contractPath(root));
  return id === undefined ? 'the base commit' : `contract ${id.slice(0, 12)}`;
}

function pathsOf(closure: DiffClosure, source: BaseSource): string[] {
  const { file } = readableIn(closure);
  const folders = [...closure.folders, ...closure.documentFolders];
  const listed = folders.flatMap((folder) => source.below(folder)).filter(file);
  return [...new Set([...closure.files, ...listed])];
}
