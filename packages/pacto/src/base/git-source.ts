// A base in git: the files of a commit, read from its objects, so that no checkout is needed.
import { baseName, CONTRACT_FILE, INTERFACE_SIZE_LIMIT, parentFolder } from 'pacto-contract/graph';
import {
  createGitFiles,
  openGitRepository,
  type GitRepository,
  type GitTree,
  type NamedCommit,
} from 'pacto-contract/read';
import type { BaseProblem, BaseSource } from './base-source';
import { PreparedContents } from './prepared-contents';

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
  const contents = new PreparedContents(repository, commit);
  const files = createGitFiles(tree, {
    links,
    blob: (id) => contents.blob(id),
    conversionOf: (path) => contents.conversionOf(path),
  });
  const locate = (path: string) => files.locate(path, '.');
  const fileAt = (path: string) => {
    const place = locate(path);
    return place.status === 'file' ? place : undefined;
  };
  // One process of git answers for the files of all bundles, for the first bundle that is prepared.
  let conversionsOfBundles: Promise<void> | undefined;
  const prepareState = async (paths: readonly string[]): Promise<void> => {
    await (conversionsOfBundles ??= contents.prepareConversions(bundleFiles(tree, roots)));
    await contents.prepareConversions(paths.flatMap((path) => fileAt(path)?.path ?? []));
  };
  return {
    prepareState,
    kind: 'git',
    name,
    roots,
    files,
    idOf: (path) => fileAt(path)?.id,
    stateOf(path) {
      const place = locate(path);
      if (place.status !== 'file') return place.status;
      return `${place.path} ${place.id} ${contents.conversionOf(place.path) ?? ''}`.trimEnd();
    },
    unreadable(path) {
      const place = locate(path);
      return place.status === 'unreadable' ? place.reason : undefined;
    },
    below: (folder) => tree.below(folder).map(({ path }) => path),
    async prepare(paths) {
      await contents.prepareBlobs(paths.flatMap((path) => fileAt(path)?.id ?? []));
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
