import { logger, type Tree } from '@nx/devkit';
import {
  createSession,
  highestVersion,
  parseReference,
  parseVersion,
  planUpgrade,
  type Session,
  type Upgrade,
} from 'pacto-contract';
import { isMapping } from '../workspace/edit-yaml';
import { findBundle } from '../workspace/find-bundle';
import { planEdits } from '../workspace/plan-edits';
import { readWorkspace, type GeneratorWorkspace } from '../workspace/read-workspace';
import { publishRegistry } from '../workspace/registry';
import { openReleaseWorkspace } from '../workspace/release-workspace';
import { findUnmet, type Readiness } from './check-readiness';
import { buildOutlook } from './outlook';
import { printOutlook } from './print-outlook';
import type { UpgradeSchema } from './schema';

/** Moves the pins of one contract in its consumers; nothing else ever moves them. */
export async function upgradeGenerator(tree: Tree, schema: UpgradeSchema): Promise<void> {
  const workspace = await readWorkspace(tree);
  const target = findTarget(workspace, schema);
  const release = openReleaseWorkspace(workspace);
  const chosen = chosenRoots(workspace, schema);
  const upgrades = planUpgrade(release, target).filter(
    ({ root }) => chosen === undefined || chosen.has(root),
  );
  const session = createSession();
  const checked = upgrades.map((upgrade) => ({
    upgrade,
    readiness: {
      ...checkOne(session, workspace, upgrade),
      owner: ownerOf(release.documentsOf(upgrade.root)[0]?.value),
    },
  }));
  const outlook = buildOutlook(
    target.name,
    target.to,
    checked.map(({ readiness }) => readiness),
  );
  const moving = checked.filter(({ readiness }) => moves(readiness, schema));
  for (const { upgrade } of moving) planEdits(workspace.writes, upgrade.edits);
  const { format = 'pretty', outputFile } = schema;
  if (outputFile !== undefined) workspace.writes.write(outputFile, printOutlook(outlook, format));
  workspace.writes.commit();
  logger.info(printOutlook(outlook, outputFile === undefined ? format : 'pretty'));
  if (format === 'pretty' || outputFile !== undefined) logger.info(describeMoved(moving.length));
}

function findTarget(
  workspace: GeneratorWorkspace,
  { name, to }: UpgradeSchema,
): { name: string; repository: string; to: string } {
  const repository = repositoryOf(workspace, name);
  const shortName = repository.slice(repository.lastIndexOf('/') + 1);
  const versions = workspace.index.bundlesNamed(shortName).flatMap(({ version }) => version ?? []);
  const version = to ?? highestVersion(versions);
  if (version === undefined) {
    throw new Error(`No version of \`${name}\` is in this workspace. Give one with \`--to\`.`);
  }
  if (!parseVersion(version)) {
    throw new Error(`\`--to\` is \`${version}\`. Use a version like \`3.0.0\`.`);
  }
  const isOurs = workspace.index.registries.some((one) => repository === `${one}/${shortName}`);
  if (isOurs && !versions.includes(version)) {
    const here = versions.length === 0 ? 'none' : versions.map((one) => `\`${one}\``).join(', ');
    throw new Error(
      `\`${shortName}\` is not in this workspace at version \`${version}\`. Versions here: ${here}.`,
    );
  }
  return { name: shortName, repository, to: version };
}

/** `host/path/name` of a contract by its name here, or by a reference. */
function repositoryOf(workspace: GeneratorWorkspace, name: string): string {
  if (!name.includes('://')) {
    const bundle = findBundle(workspace, name);
    if (bundle.name === undefined) {
      throw new Error(`\`${bundle.root}/pacto.yaml\` has no readable \`service.name\`.`);
    }
    return `${publishRegistry(workspace)}/${bundle.name}`;
  }
  const reference = parseReference(name);
  if ('problem' in reference) {
    throw new Error([reference.problem, reference.hint].filter(Boolean).join(' '));
  }
  if (reference.scheme !== 'oci') {
    throw new Error(`\`${name}\` is a local path. Only \`oci://\` references have versions.`);
  }
  return `${reference.host}/${reference.repository}`;
}

function chosenRoots(
  workspace: GeneratorWorkspace,
  { projects }: UpgradeSchema,
): Set<string> | undefined {
  if (projects === undefined || projects.length === 0) return undefined;
  return new Set(projects.map((name) => findBundle(workspace, name).root));
}

function checkOne(session: Session, workspace: GeneratorWorkspace, upgrade: Upgrade): Readiness {
  const { root, from, edits, problems } = upgrade;
  const project = workspace.index.bundleAt(root)?.name ?? root;
  if (edits.length === 0 && problems.length === 0) {
    return { project, root, from, status: 'up-to-date', unmet: [] };
  }
  const unmet = findUnmet(session, workspace, upgrade);
  return { project, root, from, status: unmet.length === 0 ? 'ready' : 'not-ready', unmet };
}

/** `service.owner` as text: a name, or the team of a mapping. */
function ownerOf(contract: unknown): string | undefined {
  const service = isMapping(contract) && isMapping(contract.service) ? contract.service : {};
  const owner = isMapping(service.owner) ? service.owner.team : service.owner;
  return typeof owner === 'string' ? owner : undefined;
}

/** A range that a person must change first stops a consumer in any case. */
function moves({ status, unmet }: Readiness, { onlyReady = false }: UpgradeSchema): boolean {
  if (status === 'up-to-date') return false;
  if (unmet.some(({ code }) => code === 'RELEASE_RANGE_EXCLUDES')) return false;
  return status === 'ready' || !onlyReady;
}

function describeMoved(count: number): string {
  return count === 0
    ? 'Nothing changed.'
    : `Moved ${count} ${count === 1 ? 'consumer' : 'consumers'}.`;
}

export default upgradeGenerator;
