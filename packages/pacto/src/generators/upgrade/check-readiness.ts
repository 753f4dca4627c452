// Whether a consumer is valid after its pins moved: the contract with the planned texts is validated in
// memory, and compared with what was wrong before.
import { fingerprintOf, validateBundle, type Diagnostic, type Session } from 'pacto-contract';
import { childPath, LOCK_FILE } from 'pacto-contract/graph';
import type { ArtifactCache } from '../../artifacts/artifact-cache';
import { createLockReader, digestsIn, type PinnedReference } from '../../artifacts/find-pinned';
import { linkArtifacts } from '../../artifacts/link-artifacts';
import { collectExternal } from '../../workspace/lock/collect-external';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { openReleaseWorkspace } from '../../workspace/versions/open-release-workspace';
import { createTreeFiles } from '../../workspace/files/tree-files';
import type { Move } from './plan-move';

/** A requirement that one consumer does not meet. It is listed once, even if it fails in several environments. */
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

/** Checks consumers. Fetches the artifacts that they pin if the store lacks them. */
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
    const file = childPath(root, LOCK_FILE);
    const locks = lockProblems.map((message) => ({ code: 'REFERENCE_NOT_LOCKED', message, file }));
    const before = new Set((await this.errorsOf(root, new Map())).map(fingerprintOf));
    const after = await this.errorsOf(root, texts);
    const found = new Map<string, Unmet>();
    for (const diagnostic of after) {
      const key = fingerprintOf(diagnostic);
      if (before.has(key) || found.has(key) || isNamedBy(lockProblems, diagnostic)) continue;
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
    const read = (path: string): Uint8Array | undefined => {
      const text = textOf(path);
      return text === undefined ? undefined : Buffer.from(text);
    };
    const linked = linkArtifacts(index, this.cache, { lockAt: createLockReader(read), read });
    const roots = this.rootsBehind(root);
    await linked.load(
      roots.map((one) => childPath(one, LOCK_FILE)),
      this.digestsOf(roots, planned),
    );
    const { report } = validateBundle(
      this.session,
      {
        files: linked.withArtifacts(createTreeFiles(tree, planned)),
        index: linked.index,
        requireLock: options.requireLock,
        deploymentConfiguration: options.render.deploymentConfiguration,
      },
      { root },
    );
    return report.environments.flatMap(({ diagnostics }) =>
      diagnostics.filter(({ severity }) => severity === 'error'),
    );
  }

  /** The consumer, and the contracts that publish schemas: their own locks answer their references. */
  private rootsBehind(root: string): string[] {
    const publishers = this.workspace.index.bundles.filter(
      ({ kind }) => kind === 'platform' || kind === 'infrastructure',
    );
    return [root, ...publishers.map((bundle) => bundle.root)];
  }

  /** Dependencies are left out, because no file of a dependency is read. */
  private digestsOf(
    roots: readonly string[],
    planned: ReadonlyMap<string, string | null>,
  ): PinnedReference[] {
    const texts = openReleaseWorkspace(this.workspace, planned);
    const references = roots.flatMap((root) => collectExternal(texts, { root }, () => false));
    return digestsIn(references.filter(({ kind }) => kind !== 'dependency'));
  }
}

/** The lock lacks the reference because of a problem that is listed, which explains more. */
function isNamedBy(lockProblems: readonly string[], { code, file, range }: Diagnostic): boolean {
  if (code !== 'REFERENCE_NOT_LOCKED' || range === undefined) return false;
  const place = `${file}:${range.start.line}:${range.start.column}: `;
  return lockProblems.some((problem) => problem.startsWith(place));
}
