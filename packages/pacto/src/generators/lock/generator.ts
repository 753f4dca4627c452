import { logger, type Tree } from '@nx/devkit';
import {
  buildLock,
  compareLocks,
  parseLock,
  pinsSame,
  printLock,
  type ArtifactSource,
  type Lock,
  type LockProblem,
} from 'pacto-contract';
import { isFound, joinPath, LOCK_FILE, type ResolvedBundle } from 'pacto-contract/graph';
import { createArtifactCache } from '../../artifacts/artifact-cache';
import { openClient } from '../../artifacts/open-client';
import { version } from '../../../package.json';
import { findBundle } from '../workspace/find-bundle';
import { readWorkspace, type GeneratorWorkspace } from '../workspace/read-workspace';
import { openReleaseWorkspace } from '../workspace/release-workspace';
import { collectExternal } from './collect-external';
import { createRegistrySource } from './registry-source';
import { printLockTable, type LockRow } from './print-lock-table';
import type { LockSchema } from './schema';

/** Locks of all contracts, or of one. Where one of them cannot be built, no file is written. */
export async function lockGenerator(tree: Tree, schema: LockSchema): Promise<void> {
  const workspace = await readWorkspace(tree);
  const { options, index } = workspace;
  const cache = createArtifactCache(tree.root, options, process.env);
  const source = createRegistrySource(() => openClient(options.registries), cache);
  const bundles = schema.project ? [findBundle(workspace, schema.project)] : index.bundles;
  const rows: LockRow[] = [];
  const problems: LockProblem[] = [];
  for (const bundle of bundles) {
    const built = await lockBundle(workspace, source, bundle, schema);
    rows.push(...built.rows);
    problems.push(...built.problems);
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(describe).join('\n'));
  for (const problem of problems) logger.warn(`${describe(problem)} It is left out of the lock.`);
  logger.info(printLockTable(rows));
  if (!workspace.writes.commit()) logger.info('Every lock is up to date. Nothing changed.');
}

async function lockBundle(
  workspace: GeneratorWorkspace,
  source: ArtifactSource,
  bundle: ResolvedBundle,
  { update = false }: LockSchema,
): Promise<{ rows: LockRow[]; problems: readonly LockProblem[] }> {
  const { writes, tree, index } = workspace;
  const path = joinPath(bundle.root, LOCK_FILE)!;
  const text = writes.read(path);
  const previous = text === undefined ? undefined : parseLock(path, text).lock;
  const declared = collectExternal(openReleaseWorkspace(workspace), bundle, (request) =>
    isFound(index.resolve(request)),
  );
  if (declared.length === 0 && text === undefined) return { rows: [], problems: [] };
  const { lock, problems } = await buildLock(source, {
    tool: version,
    root: { name: bundle.name, version: bundle.version },
    declared,
    previous: previous?.pins ?? [],
    moves: ({ ref }) => update === true || (typeof update === 'string' && nameIn(ref) === update),
  });
  if (lock.pins.length === 0) {
    if (text !== undefined) tree.delete(path);
  } else if (previous === undefined || !pinsSame(previous, lock)) {
    writes.write(path, printLock(lock));
  }
  return { rows: rowsOf(bundle, previous, lock), problems };
}

function rowsOf({ name, root }: ResolvedBundle, previous: Lock | undefined, lock: Lock): LockRow[] {
  return compareLocks(previous?.pins ?? [], lock.pins).map((change) => ({
    ...change,
    bundle: name ?? root,
  }));
}

/** The last part of the repository: what `--update` names. */
function nameIn(ref: string): string {
  return /([^/:@]+)(?::[^/@]*)?(?:@.*)?$/.exec(ref)?.[1] ?? ref;
}

function describe({ reference, message, hint }: LockProblem): string {
  return [`${reference.file}: ${message}`, hint].filter(Boolean).join(' ');
}

export default lockGenerator;
