import { logger, type Tree } from '@nx/devkit';
import { createSession, isMapping, planUpgrade } from 'pacto-contract';
import { createArtifactCache } from '../../artifacts/artifact-cache';
import { openClient } from '../../artifacts/open-client';
import { createRegistrySource } from '../../artifacts/registry-source';
import { findBundle, projectNameOf } from '../../workspace/find/find-bundle';
import { planEdits } from '../../workspace/versions/plan-edits';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { openReleaseWorkspace } from '../../workspace/versions/open-release-workspace';
import { needsPerson, ReadinessChecker, type Readiness, type Unmet } from './check-readiness';
import { findReach } from './find-reach';
import { findTarget } from './find-target';
import { buildOutlook } from './outlook';
import { planMove, type Move } from './plan-move';
import { printOutlook } from './print-outlook';
import { TextValidator } from './validate-texts';
import { findReportPath, writeReport } from './write-report';
import type { UpgradeSchema } from './schema';

/** Moves the pins of one contract in its consumers. No other command moves them. */
export async function upgradeGenerator(tree: Tree, schema: UpgradeSchema): Promise<void> {
  const workspace = await readWorkspace(tree);
  const { options, writes } = workspace;
  const reportPath = findReportPath(schema.outputFile);
  const chosen = chosenRoots(workspace, schema);
  const cache = createArtifactCache(tree.root, options, process.env);
  const source = createRegistrySource(() => openClient(options.registries), cache);
  const texts = openReleaseWorkspace(workspace);
  const target = await findTarget(workspace, texts, source, schema);
  const moves: Move[] = [];
  for (const upgrade of planUpgrade(texts, target)) {
    if (chosen && !chosen.has(upgrade.root)) continue;
    moves.push(await planMove(workspace, source, upgrade, target));
  }
  const validator = new TextValidator(createSession(), workspace, cache);
  const checker = new ReadinessChecker(validator, findReach(workspace));
  const unmet = await checker.findUnmet(moves.filter(changesFiles));
  const outlook = buildOutlook(
    target.name,
    target.to,
    moves.map((move) => ({
      project: projectNameOf(workspace, move.bundle),
      ...readinessOf(move, unmet.get(move.upgrade.root)),
      owner: ownerOf(texts.documentsOf(move.upgrade.root)[0]?.value),
    })),
  );
  const moving = moves.filter(
    (move) =>
      changesFiles(move) &&
      !needsPerson(move) &&
      !(schema.onlyReady && unmet.has(move.upgrade.root)),
  );
  for (const move of moving) {
    planEdits(writes, move.upgrade.edits);
    for (const [path, text] of move.texts) {
      if (text === null) writes.remove(path);
      else writes.write(path, text);
    }
  }
  const { format = 'pretty' } = schema;
  if (reportPath !== undefined) writeReport(tree, reportPath, printOutlook(outlook, format));
  writes.commit();
  const shown = reportPath === undefined ? format : 'pretty';
  logger.info(printOutlook(outlook, shown));
  if (shown === 'pretty') logger.info(describeMoved(moving.length, target.to));
}

function chosenRoots(
  workspace: GeneratorWorkspace,
  { projects }: UpgradeSchema,
): Set<string> | undefined {
  if (projects === undefined || projects.length === 0) return undefined;
  return new Set(projects.map((name) => findBundle(workspace, name).root));
}

/** Whether something changes in the files of the consumer, its lock among them, or has to. */
function changesFiles({ upgrade, texts, lockProblems }: Move): boolean {
  return upgrade.edits.length + texts.size + upgrade.problems.length + lockProblems.length > 0;
}

function readinessOf(move: Move, unmet: readonly Unmet[] = []): Omit<Readiness, 'project'> {
  const { root, from } = move.upgrade;
  if (!changesFiles(move)) return { root, from, status: 'up-to-date', unmet };
  return { root, from, status: unmet.length === 0 ? 'ready' : 'not-ready', unmet };
}

/** `service.owner` as text: a name, or the team of a mapping. */
function ownerOf(contract: unknown): string | undefined {
  const service = isMapping(contract) && isMapping(contract.service) ? contract.service : {};
  const owner = isMapping(service.owner) ? service.owner.team : service.owner;
  return typeof owner === 'string' ? owner : undefined;
}

function describeMoved(count: number, to: string): string {
  if (count === 0) return 'No consumer moves. Nothing changed.';
  return count === 1 ? `1 consumer moves to ${to}.` : `${count} consumers move to ${to}.`;
}

export default upgradeGenerator;
