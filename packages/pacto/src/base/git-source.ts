// A base in git: the files of a commit, read from its objects, so that no checkout is needed.
import { baseName, CONTRACT_FILE, parentFolder } from 'pacto-contract/graph';
import {
  createGitFiles,
  openGitRepository,
  type GitBlob,
  type GitRepository,
  type GitTree,
  type NamedCommit,
} from 'pacto-contract/read';
import { INTERFACE_SIZE_LIMIT } from 'pacto-contract/graph';
import type { BaseProblem, BaseSource } from './base-source';

interface GitSourceOptions {
  readonly workspaceRoot: string;
  readonly env: NodeJS.ProcessEnv;
  /** The graph ignores these folders, so they contain no bundles on the base side either. */
  ignored(paths: readonly string[]): (path: string) => boolean;
}

/**
 * The workspace in the commit that a revision means. A branch means the last commit that the
 * checked-out commit also has.
 */
export async function openGitSource(
  revision: string,
  { workspaceRoot, env, ignored }: GitSourceOptions,
): Promise<BaseSource | BaseProblem> {
  const repository = openGitRepository(workspaceRoot, { env });
  const named = await nameCommit(revision, repository);
  if ('problem' in named) return named;
  const tree = await repository.readTree(named.commit);
  const contracts = tree.entries
    .filter(({ path, kind }) => kind === 'file' && baseName(path) === CONTRACT_FILE)
    .map(({ path }) => path);
  const isIgnored = ignored(contracts);
  return createGitSource(repository, tree, {
    commit: named.commit,
    name: named.name,
    roots: contracts.filter((path) => !isIgnored(path)).map(parentFolder),
    links: await readLinks(repository, tree),
  });
}

async function nameCommit(
  revision: string,
  repository: GitRepository,
): Promise<{ commit: string; name: string | undefined } | BaseProblem> {
  const asked = await repository.resolve(revision);
  if ('problem' in asked) return asked;
  // The name is not the id of a commit. The next commit may change nothing, and a cached report would then name
  // the wrong commit.
  const name = /^[0-9a-f]{7,64}\b/i.test(revision) && isUnnamed(asked) ? undefined : revision;
  if (asked.kind !== 'branch' && asked.kind !== 'id') return { commit: asked.commit, name };
  // CI gives the last commit of a branch by its id.
  const commit = await repository.mergeBase(asked.commit, 'HEAD');
  return typeof commit === 'string' ? { commit, name } : commit;
}

function isUnnamed({ kind }: NamedCommit): boolean {
  return kind === 'id' || kind === 'expression';
}

interface Parts {
  readonly commit: string;
  readonly name: string | undefined;
  readonly roots: readonly string[];
  readonly links: ReadonlyMap<string, string>;
}

function createGitSource(
  repository: GitRepository,
  tree: GitTree,
  { commit, name, roots, links }: Parts,
): BaseSource {
  const blobs = new Map<string, GitBlob | undefined>();
  const conversions = new Map<string, string | undefined>();
  const files = createGitFiles(tree, {
    links,
    blob(id) {
      if (!blobs.has(id)) throw new Error(`The blob \`${id}\` was not prepared.`);
      return blobs.get(id);
    },
    conversionOf: (path) => conversions.get(path),
  });
  // One process reads the files of all bundles. Each bundle is prepared separately.
  let known: Promise<void> | undefined;
  const askConversions = async (paths: readonly string[]): Promise<void> => {
    const unknown = [...new Set(paths)].filter((path) => !conversions.has(path));
    const converted = await repository.readConversions(unknown, commit);
    for (const path of unknown) conversions.set(path, converted.get(path));
  };
  const idOf = (path: string): string | undefined => {
    const place = files.locate(path, '.');
    return place.status === 'file' ? place.id : undefined;
  };
  const prepareState = async (paths: readonly string[]): Promise<void> => {
    await (known ??= askConversions(bundleFiles(tree, roots)));
    await askConversions(
      paths.flatMap((path) => {
        const place = files.locate(path, '.');
        return place.status === 'file' ? [place.path] : [];
      }),
    );
  };
  return {
    prepareState,
    kind: 'git',
    name,
    roots,
    files,
    idOf,
    stateOf(path) {
      const place = files.locate(path, '.');
      if (place.status !== 'file') return place.status;
      return `${place.path} ${place.id} ${conversions.get(place.path) ?? ''}`.trimEnd();
    },
    unreadable(path) {
      const place = files.locate(path, '.');
      return place.status === 'unreadable' ? place.reason : undefined;
    },
    below: (folder) => tree.below(folder).map(({ path }) => path),
    async prepare(paths) {
      const missing = paths.flatMap((path) => idOf(path) ?? []).filter((id) => !blobs.has(id));
      const read = await repository.readBlobs(missing, INTERFACE_SIZE_LIMIT);
      for (const id of missing) blobs.set(id, read.get(id));
      await prepareState(paths);
    },
    close: () => repository.close(),
  };
}

/** Files that a contract may name. They are read together. Any other file is read when it is asked for. */
const TEXTS = /\.(ya?ml|json|proto|avsc)$/;

function bundleFiles(tree: GitTree, roots: readonly string[]): string[] {
  return roots.flatMap((root) =>
    tree.below(root).flatMap(({ kind, path }) => (kind === 'file' && TEXTS.test(path) ? path : [])),
  );
}

/** The target of each link, by the id of its entry. */
async function readLinks(repository: GitRepository, tree: GitTree): Promise<Map<string, string>> {
  const ids = tree.entries.filter(({ kind }) => kind === 'link').map(({ id }) => id);
  const targets = new Map<string, string>();
  for (const [id, blob] of await repository.readBlobs(ids, INTERFACE_SIZE_LIMIT)) {
    if ('bytes' in blob) targets.set(id, Buffer.from(blob.bytes).toString('utf8'));
  }
  return targets;
}
