// The base side of a diff in git or a folder, as tasks and their hashes use it: which bundle of it a
// bundle is compared with, what that comparison may read, and a reader that refuses everything else.
import {
  baseName,
  buildWorkspaceIndex,
  chainLinks,
  contractPath,
  createLockPresenceLink,
  diffClosureOf,
  guardFiles,
  joinPath,
  LOCK_FILE,
  NO_FACTS,
  readableIn,
  readableInUnit,
  unitClosureOf,
  type BundleSummary,
  type ContractFacts,
  type DiffClosure,
  type ResolvedBundle,
  type UnitClosure,
  type WorkspaceIndex,
  CONTRACT_SIZE_LIMIT,
} from 'pacto-contract/graph';
import { findEarlierBundle, readFacts } from 'pacto-contract/read';
import type { ArtifactCache } from '../artifacts/artifact-cache';
import type { LinkedSide } from '../artifacts/link-artifacts';
import type { FactCache } from '../graph/fact-cache';
import { environmentOf, OVERRIDES_FOLDER, pickValuesFiles } from '../graph/read-summaries';
import type { Base, BaseSide } from './base';
import type { OptionsOfBase } from './base-options';
import type { BaseProblem, BaseSource } from './base-source';
import { readBytes, readText } from './read-base-file';

interface OpenOptions extends OptionsOfBase {
  /** What the graph knows of contents, and what only bases hold. */
  readonly caches: { readonly head: FactCache; readonly base: FactCache };
  /** What answers from the locks of the base; absent for a hash, which opens no artifact. */
  readonly artifacts?: () => Promise<ArtifactCache>;
}

export async function openBase(source: BaseSource, options: OpenOptions): Promise<Base> {
  const facts = createFactReader(source, options.caches);
  const roots = [...source.roots].sort();
  const read = await facts(roots.map((root) => ({ path: contractPath(root), root })));
  const contracts = new Map(roots.map((root, index) => [root, read[index]!]));
  const summaryOf = (root: string): BundleSummary | undefined => {
    const base = contracts.get(root);
    return base && { root, base, overrides: [] };
  };
  const index = buildWorkspaceIndex(
    roots.map((root) => summaryOf(root)!),
    options,
  );

  // Which files a comparison reads must not depend on what the store holds.
  const closureIndex = chainLinks(index, [
    createLockPresenceLink((root) => source.files.children(root).includes(LOCK_FILE)),
  ]);
  let linking: Promise<LinkedSide> | undefined;
  const sideOf = async (
    root: string,
    paths: readonly string[],
    readable: Readable,
  ): Promise<BaseSide> => {
    await source.prepare(paths);
    const files = guardFiles(source.files, readable);
    if (!options.artifacts) return { files, index, root };
    const linked = await (linking ??= linkSource(source, index, options.artifacts));
    await linked.load(paths.filter(mayNameArtifacts));
    return { files: linked.withArtifacts(files), index: linked.index, root };
  };

  const byContract = new Map(index.bundles.map((bundle) => [contractPath(bundle.root), bundle]));

  const closures = new Map<string, Promise<DiffClosure>>();
  const closureOf = (root: string): Promise<DiffClosure> => {
    const known = closures.get(root) ?? readClosure(root);
    closures.set(root, known);
    return known;
  };
  const readClosure = async (root: string): Promise<DiffClosure> => {
    const summary = { ...summaryOf(root)!, overrides: await readOverrides(root, source, facts) };
    // Policies that check the files of a bundle check only those of the head.
    return diffClosureOf(summary, { index: closureIndex, summaryOf, checksFiles: () => false });
  };
  const units = new Map<string, Promise<UnitClosure>>();
  const unitClosure = (root: string): Promise<UnitClosure> => {
    const known = units.get(root) ?? readUnitClosure(root);
    units.set(root, known);
    return known;
  };
  const readUnitClosure = async (root: string): Promise<UnitClosure> => {
    const complete = new Map<string, BundleSummary>();
    const sources = {
      index: closureIndex,
      summaryOf: (folder: string) => complete.get(folder) ?? summaryOf(folder),
      checksFiles: () => false,
      foldersIn: (folder: string) => foldersIn(folder, source),
    };
    const read = async (folder: string): Promise<void> => {
      const overrides = await readOverrides(folder, source, facts);
      complete.set(folder, { ...summaryOf(folder)!, overrides });
    };
    await read(root);
    // Override files of the root may name further components.
    for (const member of unitClosureOf(complete.get(root)!, sources).members) await read(member);
    return unitClosureOf(complete.get(root)!, sources);
  };
  return {
    kind: source.kind,
    units: {
      options: options.rendering,
      isUnit: (root) => index.bundleAt(root)?.kind === 'root',
      removedFrom: (head) => findRemovedRoots(head, index),
      async stateFor(root) {
        const closure = await unitClosure(root);
        const bundles = closure.files.flatMap((path) => byContract.get(path) ?? []);
        const paths = unitPathsOf(closure, source);
        await source.prepareState(paths);
        const states = paths.map((path) => [path, source.stateOf(path)]);
        return JSON.stringify([bundles, states, options.registries, options.rendering]);
      },
      async sideFor(root) {
        const closure = await unitClosure(root);
        return sideOf(root, unitPathsOf(closure, source), readableInUnit(closure));
      },
      textOf: (path) => readText(source, path),
    },
    async find(bundle, head) {
      const root = source.only ?? findRoot(bundle, head, index);
      const isItself = typeof root === 'string' && source.pathHere?.(root) === bundle.root;
      if (isItself) return describeItself(bundle);
      const reason =
        root === undefined ? source.unreadable?.(contractPath(bundle.root)) : undefined;
      return reason === undefined ? root : describeUnreadable(bundle, reason);
    },
    nameFor: (root) => source.name ?? nameByContent(root, source),
    async stateFor(root, head) {
      const closure = await closureOf(root);
      const bundles = closure.files.flatMap((path) => byContract.get(path) ?? []);
      const paths = pathsOf(closure, source);
      await source.prepareState(paths);
      return JSON.stringify([
        bundles,
        // A diff also reports which of these are gone from the head.
        bundles.map(({ name }) => (name === undefined ? [] : head.bundlesNamed(name))),
        paths.map((path) => [path, source.stateOf(path)]),
        options.registries,
      ]);
    },
    async sideFor(root) {
      const closure = await closureOf(root);
      return sideOf(root, pathsOf(closure, source), readableIn(closure));
    },
    filesIn: (folder) => source.files.children(folder),
    close: () => source.close(),
  };
}

type Readable = Parameters<typeof guardFiles>[1];

/** Modules that only a task needs, and no hash, are imported here. */
async function linkSource(
  source: BaseSource,
  index: WorkspaceIndex,
  openArtifacts: () => Promise<ArtifactCache>,
): Promise<LinkedSide> {
  const { linkArtifacts } = await import('../artifacts/link-artifacts.js');
  const { createLockReader } = await import('../artifacts/find-pinned.js');
  const read = (path: string): Uint8Array | undefined => readBytes(source, path);
  return linkArtifacts(index, await openArtifacts(), { lockAt: createLockReader(read), read });
}

function mayNameArtifacts(path: string): boolean {
  return /\.ya?ml$/.test(path) || baseName(path) === LOCK_FILE;
}

function describeItself({ root }: ResolvedBundle): BaseProblem {
  return {
    problem: `The base of the bundle in \`${root}\` is that folder itself.`,
    hint: 'Give another folder, or a branch, tag or commit.',
  };
}

/** A bundle that cannot be read in the base does not count as new. */
function describeUnreadable({ root }: ResolvedBundle, reason: string): BaseProblem {
  return {
    problem: `The base of the bundle in \`${root}\` cannot be read: ${reason}.`,
    hint: 'Give a folder that holds the base, or keep the bundle in this repository.',
  };
}

function findRoot(
  bundle: ResolvedBundle,
  head: WorkspaceIndex,
  base: WorkspaceIndex,
): string | undefined | BaseProblem {
  const earlier = findEarlierBundle(bundle, head, base);
  if (earlier.status === 'new') return undefined;
  if (earlier.status === 'found') return earlier.bundle.root;
  const folders = earlier.bundles.map(({ root }) => `\`${root}\``).join(' and ');
  return {
    problem: `The bundle \`${bundle.name}\` moved, but its old folder is not clear. In the base, ${folders} had this name, and all of them are gone.`,
    hint: 'Move the bundles in separate changes, or keep the names of their folders.',
  };
}

/** A bundle that moved, or may have moved, is not removed. */
function findRemovedRoots(head: WorkspaceIndex, base: WorkspaceIndex): ResolvedBundle[] {
  const kept = new Set(
    head.bundles.flatMap((bundle) => {
      const earlier = findEarlierBundle(bundle, head, base);
      if (earlier.status === 'new') return [];
      const bundles = earlier.status === 'found' ? [earlier.bundle] : earlier.bundles;
      return bundles.map(({ root }) => root);
    }),
  );
  return base.bundles.filter(({ kind, root }) => kind === 'root' && !kept.has(root));
}

/** For a base that is only a commit id. `git show` with this name prints the contract. */
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

function unitPathsOf({ files, folders }: UnitClosure, source: BaseSource): string[] {
  return [...new Set([...files, ...folders.flatMap((folder) => source.below(folder))])];
}

interface AskedFacts {
  readonly path: string;
  readonly root: string;
}

type FactReader = (asked: readonly AskedFacts[]) => Promise<ContractFacts[]>;

/** Reads and parses only contents that neither the graph nor an earlier diff knew. */
function createFactReader(source: BaseSource, caches: OpenOptions['caches']): FactReader {
  const known = (path: string): ContractFacts | undefined => {
    const id = source.idOf(path);
    return id === undefined ? undefined : (caches.head.known(id) ?? caches.base.known(id));
  };
  return async (asked) => {
    const found = asked.map(({ path }) => known(path));
    await source.prepare(asked.flatMap(({ path }, index) => (found[index] ? [] : [path])));
    const facts = asked.map(({ path, root }, index) => {
      if (found[index]) return found[index];
      const read = source.files.read(path, { within: root, limit: CONTRACT_SIZE_LIMIT });
      // What is refused to this bundle may be a readable file of another: nothing is kept under its id.
      if (read.status !== 'file') return NO_FACTS;
      return caches.base.factsOf(Buffer.from(read.bytes), readFacts, source.idOf(path));
    });
    caches.base.save();
    return facts;
  };
}

function foldersIn(folder: string, source: BaseSource): string[] {
  const inside = source.below(folder).map((path) => path.slice(folder.length + 1));
  return [...new Set(inside.flatMap((path) => (path.includes('/') ? path.split('/', 1) : [])))];
}

async function readOverrides(
  root: string,
  { files }: BaseSource,
  facts: FactReader,
): Promise<BundleSummary['overrides']> {
  const paths = pickValuesFiles(
    files.children(root),
    files.children(joinPath(root, OVERRIDES_FOLDER)!),
  );
  const read = await facts(paths.map((path) => ({ path: joinPath(root, path)!, root })));
  return paths.map((path, index) => ({ path, ...environmentOf(path), facts: read[index]! }));
}
