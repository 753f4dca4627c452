import { logger, type Tree } from '@nx/devkit';
import { isLone, joinPath, type ResolvedBundle } from 'pacto-contract/graph';
import { buildOverride } from '../../text/build-override';
import { hintAtValues } from '../../workspace/offers/hint-at-values';
import { checkSeen } from '../../workspace/new-bundle/check-seen';
import { componentsOf } from '../../workspace/find/component-of';
import { bundleAround } from '../../workspace/find/bundle-around';
import { findBundle, projectNameOf } from '../../workspace/find/find-bundle';
import { findRoot } from '../../workspace/find/find-root';
import { hintAtLock } from '../../workspace/lock/hint-at-lock';
import { overrideFile } from '../../workspace/files/override-file';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { readOverrideEntries } from '../../workspace/offers/read-override-entries';
import { checkCase, checkEnvironmentName, describeMisspelt } from './check-environment-name';
import type { EnvironmentSchema } from './schema';

/** Writes `overrides/values.<name>.yaml` for one component, or for all components of a root. */
export async function environmentGenerator(tree: Tree, schema: EnvironmentSchema): Promise<void> {
  const { name } = schema;
  checkEnvironmentName(name);
  const workspace = await readWorkspace(tree);
  const { environments } = workspace.options;
  checkCase(name, environments);
  const targets = await findTargets(workspace, schema);
  const written = targets.flatMap((bundle) => writeOverride(workspace, bundle, name));
  checkSeen(workspace);
  if (!workspace.writes.commit()) {
    logger.info(`The override files for \`${name}\` already exist; nothing changed.`);
  }
  hintAtValues(written);
  const consumers = written.map(({ bundle, entries }) => ({
    root: bundle.root,
    name: projectNameOf(workspace, bundle),
    refs: entries.map(({ ref }) => ref),
  }));
  hintAtLock(workspace, consumers);
  const misspelt = describeMisspelt(name, environments);
  if (misspelt !== undefined && written.length > 0) logger.warn(misspelt);
}

/** The file that was written, or an empty list if it already exists. */
function writeOverride(workspace: GeneratorWorkspace, bundle: ResolvedBundle, environment: string) {
  const path = joinPath(bundle.root, overrideFile(workspace.writes, bundle.root, environment))!;
  const entries = readOverrideEntries(workspace, bundle);
  const text = buildOverride(bundle.name ?? bundle.root, environment, entries);
  return workspace.writes.writeNew(path, text) ? [{ bundle, path, environment, entries }] : [];
}

async function findTargets(
  workspace: GeneratorWorkspace,
  { project, workingDirectory = '' }: EnvironmentSchema,
): Promise<readonly ResolvedBundle[]> {
  const bundle = project
    ? findBundle(workspace, project, hasEnvironments)
    : bundleAround(workspace, workingDirectory);
  const target = bundle ?? (await findRoot(workspace, { workingDirectory, option: '--project' }));
  if (!hasEnvironments(target)) {
    throw new Error(
      `\`${target.name ?? target.root}\` is a contract of the kind \`${target.kind}\`. Environments are created for a component, or for all components of a root.`,
    );
  }
  if (target.kind !== 'root') return [target];
  const components = componentsOf(workspace, target).map((component) => component.bundle);
  if (isLone(target, components)) return [target];
  if (components.length === 0) {
    throw new Error(
      `\`${target.name}\` has no components yet. Add one with \`nx g ${workspace.installName}:component api --root=${target.name}\`.`,
    );
  }
  return components;
}

function hasEnvironments({ kind }: ResolvedBundle): boolean {
  return kind === 'component' || kind === 'service' || kind === 'root';
}

export default environmentGenerator;
