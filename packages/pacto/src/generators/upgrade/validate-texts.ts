// Validates contracts in memory, with texts that are only planned.
import { validateBundle, type Diagnostic, type Session } from 'pacto-contract';
import { childPath, LOCK_FILE, parentFolder } from 'pacto-contract/graph';
import type { ArtifactCache } from '../../artifacts/artifact-cache';
import { createLockReader, digestsIn, type PinnedReference } from '../../artifacts/find-pinned';
import { linkArtifacts } from '../../artifacts/link-artifacts';
import { collectExternal } from '../../workspace/lock/collect-external';
import { openReleaseWorkspace } from '../../workspace/versions/open-release-workspace';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { createTreeFiles } from '../../workspace/files/tree-files';

/** Planned texts by path. `null` is a file that will be deleted. */
export type Texts = ReadonlyMap<string, string | null>;

/** Fetches the artifacts that the validated contracts pin if the store lacks them. */
export class TextValidator {
  constructor(
    private readonly session: Session,
    private readonly workspace: GeneratorWorkspace,
    private readonly cache: ArtifactCache,
  ) {}

  /** The errors in the tasks of some bundles, by folder. */
  async errorsOf(
    roots: readonly string[],
    texts: Texts,
  ): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
    if (roots.length === 0) return new Map();
    const { tree, index, options } = this.workspace;
    const read = (path: string): Uint8Array | undefined => {
      const planned = texts.get(path);
      if (planned !== undefined) return planned === null ? undefined : Buffer.from(planned);
      return tree.isFile(path) ? (tree.read(path) ?? undefined) : undefined;
    };
    const linked = linkArtifacts(index, this.cache, { lockAt: createLockReader(read), read });
    const needed = this.rootsBehind(roots);
    await linked.load(
      needed.map((one) => childPath(one, LOCK_FILE)),
      this.digestsOf(needed, texts),
    );
    const context = {
      files: linked.withArtifacts(createTreeFiles(tree, texts)),
      index: linked.index,
      requireLock: options.requireLock,
      deploymentConfiguration: options.render.deploymentConfiguration,
    };
    return new Map(
      roots.map((root) => {
        const { report } = validateBundle(this.session, context, { root });
        const found = report.environments.flatMap(({ diagnostics }) => diagnostics);
        return [root, found.filter(({ severity }) => severity === 'error')];
      }),
    );
  }

  /**
   * The bundles, those beside them, which may be components of a root, and the contracts that publish schemas: their
   * own locks answer their references.
   */
  private rootsBehind(roots: readonly string[]): string[] {
    const folders = new Set(roots.map(parentFolder));
    return this.workspace.index.bundles
      .filter(
        ({ root, kind }) =>
          kind === 'platform' || kind === 'infrastructure' || folders.has(parentFolder(root)),
      )
      .map(({ root }) => root);
  }

  /** Dependencies are left out, because no file of a dependency is read. */
  private digestsOf(roots: readonly string[], planned: Texts): PinnedReference[] {
    const texts = openReleaseWorkspace(this.workspace, planned);
    const references = roots.flatMap((root) => collectExternal(texts, { root }, () => false));
    return digestsIn(references.filter(({ kind }) => kind !== 'dependency'));
  }
}
