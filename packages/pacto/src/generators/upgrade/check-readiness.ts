// Whether a consumer is valid after its pins moved: the contract with the planned texts is validated in
// memory, and compared with what was wrong before.
import {
  createLockLink,
  fingerprintOf,
  routeArtifacts,
  validateBundle,
  type Diagnostic,
  type Session,
} from 'pacto-contract';
import { chainLinks, joinPath, LOCK_FILE } from 'pacto-contract/graph';
import type { ArtifactCache } from '../../artifacts/artifact-cache';
import { createLockReader, pinnedByLock, type PinnedReference } from '../../artifacts/find-pinned';
import { collectExternal, type DeclaredReference } from '../../workspace/collect-external';
import type { GeneratorWorkspace } from '../../workspace/read-workspace';
import { openReleaseWorkspace } from '../../workspace/open-release-workspace';
import { createTreeFiles } from '../../workspace/tree-files';
import type { Move } from './plan-move';

/** What one consumer does not meet, once however many environments have it. */
export interface Unmet {
  readonly code: string;
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Readiness {
  readonly project: string;
  readonly root: string;
  readonly owner?: string;
  readonly from: readonly string[];
  readonly status: 'ready' | 'not-ready' | 'up-to-date';
  readonly unmet: readonly Unmet[];
}

/** Checks consumers; the artifacts that they pin are fetched where the store lacks them. */
export class ReadinessChecker {
  constructor(
    private readonly session: Session,
    private readonly workspace: GeneratorWorkspace,
    private readonly cache: ArtifactCache,
  ) {}

  async findUnmet({ upgrade, texts, lockProblems }: Move): Promise<Unmet[]> {
    const { root } = upgrade;
    const places = upgrade.problems.map(({ code, message, path, range }): Unmet => {
      return { code, message, file: path, line: range?.start.line, column: range?.start.column };
    });
    const file = joinPath(root, LOCK_FILE)!;
    const locks = lockProblems.map((message) => ({ code: 'REFERENCE_NOT_LOCKED', message, file }));
    const before = new Set((await this.errorsOf(root, new Map())).map(fingerprintOf));
    const after = await this.errorsOf(root, texts);
    const found = new Map<string, Unmet>();
    for (const diagnostic of after) {
      const key = fingerprintOf(diagnostic);
      if (before.has(key) || found.has(key)) continue;
      const { code, message, file, range } = diagnostic;
      found.set(key, { code, message, file, line: range?.start.line, column: range?.start.column });
    }
    return [...places, ...locks, ...found.values()];
  }

  private async errorsOf(
    root: string,
    planned: ReadonlyMap<string, string | null>,
  ): Promise<Diagnostic[]> {
    const { tree, index, options } = this.workspace;
    const textOf = (path: string): string | undefined => {
      const text = planned.get(path);
      return text === undefined && tree.isFile(path)
        ? (tree.read(path, 'utf-8') ?? undefined)
        : (text ?? undefined);
    };
    const lockAt = createLockReader((path) => {
      const text = textOf(path);
      return text === undefined ? undefined : Buffer.from(text);
    });
    const lockOf = (one: string) => lockAt(joinPath(one, LOCK_FILE)!);
    await this.loadArtifacts(root, planned, lockOf);
    const chain = chainLinks(index, [
      createLockLink({ lockOf, artifact: (digest) => this.cache.stateOf(digest) }),
    ]);
    const files = routeArtifacts(createTreeFiles(tree, planned), (artifact) => {
      const state = this.cache.stateOf(artifact.slice(artifact.indexOf('@') + 1));
      return state.status === 'open' ? state.files : undefined;
    });
    const { report } = validateBundle(
      this.session,
      {
        files,
        index: chain,
        requireLock: options.requireLock,
        deploymentConfiguration: options.render.deploymentConfiguration,
      },
      { root },
    );
    return report.environments.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ severity }) => severity === 'error'),
    );
  }

  /**
   * Loads the artifacts of the consumer, and of the contracts that publish schemas. Their own locks
   * answer their references.
   */
  private async loadArtifacts(
    root: string,
    planned: ReadonlyMap<string, string | null>,
    lockOf: (root: string) => ReturnType<ReturnType<typeof createLockReader>>,
  ): Promise<void> {
    const { index } = this.workspace;
    const texts = openReleaseWorkspace(this.workspace, planned);
    const publishers = index.bundles.filter(
      ({ kind }) => kind === 'platform' || kind === 'infrastructure',
    );
    const roots = [root, ...publishers.map((bundle) => bundle.root)];
    await this.cache.load(
      roots.flatMap((one) => [
        ...pinnedByLock(lockOf(one)),
        ...collectExternal(texts, { root: one }, () => false).flatMap(pinnedInPlace),
      ]),
    );
  }
}

/** Dependencies are left out, because no file of a dependency is read. */
function pinnedInPlace({ kind, ref }: DeclaredReference): PinnedReference[] {
  const [, digest] = /@(sha\d+:[0-9a-f]+)$/.exec(ref) ?? [];
  return kind === 'dependency' || digest === undefined ? [] : [{ ref, digest }];
}
