import { logger, type Tree } from '@nx/devkit';
import {
  compareLocks,
  parseLock,
  parseReference,
  type LockProblem,
  type Pin,
  type ReleaseWorkspace,
} from 'pacto-contract';
import {
  codeList,
  didYouMean,
  isFound,
  joinHints,
  childPath,
  LOCK_FILE,
  type ResolvedBundle,
  suggest,
} from 'pacto-contract/graph';
import { createArtifactCache } from '../../artifacts/artifact-cache';
import { openClient } from '../../artifacts/open-client';
import { createRegistrySource, type RegistrySource } from '../../artifacts/registry-source';
import { collectExternal } from '../../workspace/lock/collect-external';
import { findBundle, projectNameOf } from '../../workspace/find/find-bundle';
import { checkReadable, describeLockProblem, planLock } from '../../workspace/lock/plan-lock';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { openReleaseWorkspace } from '../../workspace/versions/open-release-workspace';
import { printLockTable, type LockRow } from './print-lock-table';
import type { LockSchema } from './schema';

/** Writes the locks of all contracts, or of one. If one lock cannot be built, no file is written. */
export async function lockGenerator(
  tree: Tree,
  { project, update = false }: LockSchema,
): Promise<void> {
  const workspace = await readWorkspace(tree);
  const { options, index, writes } = workspace;
  const cache = createArtifactCache(tree.root, options, process.env);
  const source = createRegistrySource(() => openClient(options.registries), cache);
  const texts = openReleaseWorkspace(workspace);
  const bundles = project ? [findBundle(workspace, project)] : index.bundles;
  for (const bundle of bundles) checkReadable(workspace, texts, bundle);
  if (typeof update === 'string') checkUpdate(update, namesReferenced(workspace, texts, bundles));
  const rows: LockRow[] = [];
  const problems: LockProblem[] = [];
  const moves = ({ ref }: Pin): boolean =>
    update === true || (typeof update === 'string' && nameIn(ref) === update);
  for (const bundle of bundles) {
    const planned = await planLock(workspace, source, { bundle, texts, moves });
    if (!planned) continue;
    const { path, previous, lock, text } = planned;
    problems.push(...planned.problems);
    const changes = compareLocks(previous, lock.pins);
    for (const change of changes) {
      const newer = await findNewer(source, change.after, moves);
      rows.push({ ...change, bundle: projectNameOf(workspace, bundle), newer });
    }
    if (text === null) writes.remove(path);
    else if (text !== undefined) writes.write(path, text);
  }
  const errors = problems.filter(({ severity }) => severity === 'error');
  // A policy and a configuration may share a reference.
  const lines = [...new Set(errors.map(describeLockProblem))];
  if (lines.length > 0) throw new Error(lines.join('\n'));
  for (const problem of problems) {
    logger.warn(`${describeLockProblem(problem)} The lock does not contain this reference.`);
  }
  logger.info(printLockTable(rows));
  if (!writes.commit()) {
    const upToDate = problems.length === 0 ? 'Every lock is up to date. ' : '';
    logger.info(`${upToDate}Nothing changed.`);
  }
}

/**
 * A newer released version, for the table. The lock keeps the version of the tag, because only the
 * author changes a tag.
 */
async function findNewer(
  source: RegistrySource,
  pin: Pin | undefined,
  moves: (pin: Pin) => boolean,
): Promise<string | undefined> {
  if (pin?.version === undefined || !moves(pin)) return undefined;
  const reference = parseReference(pin.ref);
  if ('problem' in reference || reference.scheme !== 'oci' || reference.tag === undefined) {
    return undefined;
  }
  return source.newerThan(reference, pin.version);
}

/** Throws for a name that no reference has, because it would change nothing. */
function checkUpdate(update: string, names: readonly string[]): void {
  if (names.includes(update)) return;
  const known =
    names.length === 0
      ? 'No contract references another workspace.'
      : `There are references to: ${codeList(names)}.`;
  const advice = joinHints(didYouMean(suggest(update, names)), known);
  throw new Error(`No reference is to a contract called \`${update}\`. ${advice}`);
}

/** The contracts of other workspaces that these bundles and their locks reference. */
function namesReferenced(
  { index, writes }: GeneratorWorkspace,
  texts: ReleaseWorkspace,
  bundles: readonly ResolvedBundle[],
): string[] {
  const references = bundles.flatMap((bundle) => {
    const path = childPath(bundle.root, LOCK_FILE);
    const pins = parseLock(path, writes.read(path) ?? '').lock?.pins ?? [];
    return [
      ...pins,
      ...collectExternal(texts, bundle, (request) => isFound(index.resolve(request))),
    ];
  });
  return [...new Set(references.map(({ ref }) => nameIn(ref)))].sort();
}

/** The last part of the repository: what `--update` names. */
function nameIn(ref: string): string {
  return /([^/:@]+)(?::[^/@]*)?(?:@.*)?$/.exec(ref)?.[1] ?? ref;
}

export default lockGenerator;
