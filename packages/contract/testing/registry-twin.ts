// A workspace in two forms: as it is, and with its platform and infrastructure contracts as artifacts in a
// store, pinned by locks. Both must give the same results for the other contracts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listEnvironments } from '../src/bundle/list-environments';
import { createSession } from '../src/bundle/session';
import { diffBundle } from '../src/diff/diff-bundle';
import type { DiffSide } from '../src/diff/sides/diff-side';
import type { Files } from '../src/files/files';
import { createMemoryFiles } from '../src/files/memory-files';
import { routeArtifacts } from '../src/files/route-artifacts';
import { buildLock, type ArtifactSource } from '../src/lock/build-lock';
import { createLockLink } from '../src/lock/lock-link';
import { parseLock } from '../src/lock/parse-lock';
import { printLock } from '../src/lock/print-lock';
import {
  baseName,
  CONTRACT_FILE,
  isInside,
  joinPath,
  LOCK_FILE,
  parentFolder,
} from '../src/model/bundle-path';
import { readFacts } from '../src/model/read-facts';
import type { BundleSummary } from '../src/model/summary';
import { isDefect } from '../src/reference/defect';
import { highestVersion } from '../src/reference/highest-version';
import { parseVersionRange } from '../src/reference/version-range';
import { packArtifact, readBundle } from '../src/registry';
import { chainLinks } from '../src/resolve/chain-links';
import { isFound, type ResolvedBundle } from '../src/resolve/resolver';
import { openBlobStore, type BlobStore } from '../src/store/blob-store';
import { openArtifact } from '../src/store/open-artifact';
import { validateBundle } from '../src/validate/validate-bundle';
import { buildWorkspaceIndex } from '../src/workspace/classify-bundles';
import type { WorkspaceIndex } from '../src/workspace/workspace-index';

export type Texts = Readonly<Record<string, string | Uint8Array>>;

interface TwinOptions {
  readonly registries: readonly string[];
  readonly requireLock?: boolean;
}

/** Results of each contract that references an artifact: by its folder, one line for each finding. */
type Findings = Readonly<Record<string, readonly string[]>>;

export interface Twin {
  /** Folders of the contracts that became artifacts. */
  readonly moved: readonly string[];
  /** Whether each reference to an artifact could be pinned: else the two must differ. */
  readonly isWhole: boolean;
  readonly inWorkspace: Findings;
  readonly inRegistry: Findings;
}

/** Validates both forms. */
export function validateTwin(texts: Texts, options: TwinOptions): Promise<Twin> {
  return inStore(async (store) => {
    const sides = await new TwinBuilder(texts, options, store).build();
    const session = createSession();
    const { requireLock } = options;
    const validate = ({ files, index }: Sides['inWorkspace']): Findings =>
      eachOf(sides.roots, (root) =>
        validateBundle(
          session,
          { files, index, requireLock },
          { root },
        ).report.environments.flatMap(({ name, diagnostics }) =>
          // Hints differ: only its publisher can fix what is in a registry.
          diagnostics.map(({ hint: _, ...diagnostic }) => sides.show([name, diagnostic])),
        ),
      );
    return {
      ...sides,
      inWorkspace: validate(sides.inWorkspace),
      inRegistry: validate(sides.inRegistry),
    };
  });
}

/** Compares two versions of both forms. */
export function diffTwin(before: Texts, after: Texts, options: TwinOptions): Promise<Twin> {
  return inStore(async (store) => {
    const base = await new TwinBuilder(before, options, store).build();
    const head = await new TwinBuilder(after, options, store).build();
    const session = createSession();
    const compare = (side: 'inWorkspace' | 'inRegistry'): Findings =>
      eachOf(
        head.roots.filter((root) => base.roots.includes(root)),
        (root) => {
          const { report } = diffBundle(session, {
            head: { ...head[side], root },
            base: { kind: 'git', ref: 'before', side: { ...base[side], root } },
          });
          const { changes, policies, configurations, diagnostics, ...summary } = report;
          const found = [...changes, ...policies, ...configurations, ...diagnostics];
          return [summary, ...found].map((one) => base.show(JSON.parse(head.show(one))));
        },
      );
    return {
      moved: head.moved,
      isWhole: base.isWhole && head.isWhole,
      inWorkspace: compare('inWorkspace'),
      inRegistry: compare('inRegistry'),
    };
  });
}

async function inStore<Result>(work: (store: BlobStore) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'pacto-twin-'));
  try {
    return await work(openBlobStore(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function eachOf(roots: readonly string[], say: (root: string) => string[]): Findings {
  return Object.fromEntries(roots.map((root) => [root, say(root).sort()]));
}

interface Sides {
  readonly moved: readonly string[];
  readonly isWhole: boolean;
  /** Folders of the contracts that reference an artifact. */
  readonly roots: readonly string[];
  readonly inWorkspace: Omit<DiffSide, 'root'>;
  readonly inRegistry: Omit<DiffSide, 'root'>;
  /** Places in artifacts are shown as those of the folders that they were packed from. */
  show(value: unknown): string;
}

class TwinBuilder {
  private readonly whole: WorkspaceIndex;
  private readonly published: Published[] = [];

  constructor(
    private readonly texts: Texts,
    private readonly options: TwinOptions,
    private readonly store: BlobStore,
  ) {
    this.whole = this.indexOf(texts);
  }

  async build(): Promise<Sides> {
    for (const bundle of this.whole.bundles) this.publish(bundle);
    const moved = this.published.map(({ root }) => root);
    const left = Object.fromEntries(
      Object.entries(this.texts).filter(([path]) => !moved.some((root) => isInside(path, root))),
    );
    const index = this.indexOf(left);
    const { locks, isWhole } = await this.lockAll(left, index);
    const link = createLockLink({
      lockOf: (root) => {
        const text = locks[joinPath(root, LOCK_FILE)!];
        return text === undefined ? undefined : parseLock(LOCK_FILE, text);
      },
      artifact: (digest) => openArtifact(this.store, digest),
    });
    return {
      moved,
      isWhole,
      roots: Object.keys(locks).map(parentFolder),
      inWorkspace: { files: createMemoryFiles(this.texts), index: this.whole },
      inRegistry: {
        files: this.withArtifacts({ ...left, ...locks }),
        index: chainLinks(index, [link]),
      },
      show: (value) => this.show(value),
    };
  }

  private async lockAll(texts: Texts, index: WorkspaceIndex) {
    const locks: Record<string, string> = {};
    let isWhole = true;
    for (const { root, name, version } of index.bundles) {
      const declared = this.declaredBy(texts, root).filter(
        ({ ref, range }) => !isFound(index.resolve({ ref, range, from: root })),
      );
      const { lock, problems } = await buildLock(this.source(), {
        tool: 'twin',
        root: { name, version },
        declared,
        previous: [],
        moves: () => true,
      });
      if (lock.pins.length === 0) continue;
      isWhole &&= problems.length === 0;
      locks[joinPath(root, LOCK_FILE)!] = printLock(lock);
    }
    return { locks, isWhole };
  }

  private indexOf(texts: Texts) {
    const files = createMemoryFiles(texts);
    const factsOf = (path: string) => readFacts(texts[path] ?? '').facts;
    const summaries = Object.keys(texts)
      .filter((path) => baseName(path) === CONTRACT_FILE)
      .map(parentFolder)
      .map((root): BundleSummary => ({
        root,
        base: factsOf(joinPath(root, CONTRACT_FILE)!),
        overrides: listEnvironments(files, root).map(({ path }) => ({
          path,
          facts: factsOf(joinPath(root, path)!),
        })),
      }));
    return buildWorkspaceIndex(summaries, this.options);
  }

  private publish({ root, name, version, kind }: ResolvedBundle): void {
    const isProvider = kind === 'platform' || kind === 'infrastructure';
    if (!isProvider || name === undefined || version === undefined) return;
    const content = readBundle({
      files: createMemoryFiles(this.texts),
      root,
      named: [],
      projectRoots: this.whole.bundles.map((bundle) => bundle.root),
      isShared: false,
    });
    if (isDefect(content)) return;
    const packed = packArtifact(content, { name, version, pactoVersion: '1.0' });
    if (isDefect(packed)) return;
    const { layer, manifest } = packed;
    for (const { digest, bytes } of [layer, manifest]) this.store.write(digest, bytes);
    const repository = `${this.options.registries[0]}/${name}`;
    this.published.push({ root, repository, version, digest: manifest.digest });
  }

  private source(): ArtifactSource {
    return {
      resolve: async ({ host, repository, tag }, range) => {
        const name = `${host}/${repository}`;
        const all = this.published.filter((one) => one.repository === name);
        const within = range === undefined ? undefined : parseVersionRange(range);
        const wanted =
          tag ??
          highestVersion(
            all.map(({ version }) => version),
            within && !isDefect(within) ? within : undefined,
          );
        const found = all.filter(({ version }) => version === wanted);
        return found.length === 1
          ? { digest: found[0]!.digest }
          : { reason: `There are ${found.length} of ${name}:${wanted}.`, isAbsent: false };
      },
      open: async (_, digest) => {
        const opened = openArtifact(this.store, digest);
        return opened.status === 'open' ? opened : { reason: opened.reason, isAbsent: false };
      },
    };
  }

  private declaredBy(texts: Texts, root: string) {
    const files = createMemoryFiles(texts);
    const paths = [CONTRACT_FILE, ...listEnvironments(files, root).map(({ path }) => path)];
    return paths.flatMap((path) => {
      const file = joinPath(root, path)!;
      const { configurations, policies, dependencies } = readFacts(texts[file] ?? '').facts;
      const entry =
        (kind: 'config' | 'policy') =>
        ({ name = '', ref }: { name?: string; ref?: string }) =>
          ref?.startsWith('oci://') ? [{ kind, name, ref, range: undefined, place: file }] : [];
      return [
        ...configurations.flatMap(entry('config')),
        ...policies.flatMap(entry('policy')),
        ...dependencies
          .filter(({ ref }) => ref.startsWith('oci://'))
          .map(({ ref, compatibility: range }) => ({
            kind: 'dependency' as const,
            name: '',
            ref,
            range,
            place: file,
          })),
      ];
    });
  }

  private withArtifacts(texts: Texts): Files {
    return routeArtifacts(createMemoryFiles(texts), (root) => {
      const opened = openArtifact(this.store, root.split('@')[1]!);
      return opened.status === 'open' ? opened.files : undefined;
    });
  }

  private show(value: unknown): string {
    let text = JSON.stringify(value);
    for (const { root, digest } of this.published) {
      text = text.replace(new RegExp(`oci://[^\\s"\`@]+@${digest}`, 'g'), root);
    }
    return text;
  }
}

interface Published {
  readonly root: string;
  /** `host/path`. */
  readonly repository: string;
  readonly version: string;
  readonly digest: string;
}
