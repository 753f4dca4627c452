import { logger, type Tree } from '@nx/devkit';
import {
  describeReservedEnvironment,
  didYouMean,
  isEnvironmentName,
  isLone,
  joinPath,
  type ResolvedBundle,
  suggest,
} from 'pacto-contract/graph';
import { buildOverride } from '../../text/build-override';
import { hintAtValues } from '../../text/hint-at-values';
import { checkSeen } from '../../workspace/check-seen';
import { componentsOf } from '../../workspace/component-of';
import { bundleAround } from '../../workspace/bundle-around';
import { findBundle, projectNameOf } from '../../workspace/find-bundle';
import { findRoot } from '../../workspace/find-root';
import { hintAtLock } from '../../workspace/hint-at-lock';
import { overrideFile } from '../../workspace/override-file';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/read-workspace';
import { readOverrideEntries } from '../../workspace/read-override-entries';
import type { EnvironmentSchema } from './schema';

/** Writes `overrides/values.<name>.yaml` for one component, or for all components of a root. */
export async function environmentGenerator(tree: Tree, schema: EnvironmentSchema): Promise<void> {
  const { name } = schema;
  const ofFile = /^(?:.*\/)?(?:values\.)?(.+?)\.ya?ml$/.exec(name) ?? /^values\.(.+)$/.exec(name);
  if (ofFile) {
    throw new Error(
      `The name of the environment is \`${name}\`, which looks like the name of a file. Give the name alone: \`${ofFile[1]}\`.`,
    );
  }
  if (!isEnvironmentName(name)) {
    const reserved = describeReservedEnvironment(name);
    throw new Error(
      `The name of the environment is \`${name}\`. ${
        reserved
          ? `${reserved} Choose another name.`
          : 'Use letters, digits, `.`, `_` and `-`, with a letter or digit first, and no `.` last.'
      }`,
    );
  }
  const workspace = await readWorkspace(tree);
  const { environments } = workspace.options;
  const twin = environments.find((one) => isCaseTwin(one, name));
  if (twin !== undefined) {
    throw new Error(
      `The name of the environment is \`${name}\`, and \`environments\` in \`nx.json\` has \`${twin}\`, which differs only in upper and lower case. Use \`${twin}\`.`,
    );
  }
  const targets = await findTargets(workspace, schema);
  const written = targets.flatMap((bundle) => {
    const path = joinPath(bundle.root, overrideFile(workspace.writes, bundle.root, name))!;
    const entries = readOverrideEntries(workspace, bundle);
    const text = buildOverride(bundle.name ?? bundle.root, name, entries);
    return workspace.writes.writeNew(path, text)
      ? [{ bundle, path, environment: name, entries }]
      : [];
  });
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
  const question = environments.includes(name)
    ? undefined
    : didYouMean(suggest(name, environments));
  if (question !== undefined && written.length > 0) {
    logger.warn(
      `\`${name}\` is not one of \`environments\` in \`nx.json\`. ${question} Then delete the new files.`,
    );
  }
}

async function findTargets(
  workspace: GeneratorWorkspace,
  { project, workingDirectory = '' }: EnvironmentSchema,
): Promise<readonly ResolvedBundle[]> {
  const bundle = project
    ? findBundle(workspace, project, hasEnvironments)
    : bundleAround(workspace, workingDirectory);
  const target = bundle ?? (await findRoot(workspace, undefined, workingDirectory, '--project'));
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

/** The files of both environments have one name on many disks, and their outputs everywhere. */
function isCaseTwin(one: string, other: string): boolean {
  return one !== other && one.toLowerCase() === other.toLowerCase();
}

function hasEnvironments({ kind }: ResolvedBundle): boolean {
  return kind === 'component' || kind === 'service' || kind === 'root';
}

export default environmentGenerator;
