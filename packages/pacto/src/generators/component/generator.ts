// Plans all files of a component, then writes them together. So an error writes nothing.
import { logger, type Tree } from '@nx/devkit';
import { isMapping, appendToSequence } from 'pacto-contract';
import { joinPath, parentFolder, type ResolvedBundle, contractPath } from 'pacto-contract/graph';
import { buildComponent, type ComponentParts } from '../../text/build-component';
import { buildDependency, compatibilityWith } from '../../text/build-dependency';
import { buildOverride, type OverrideEntry } from '../../text/build-override';
import { hintAtValues, type WrittenEntries } from '../../workspace/offers/hint-at-values';
import { checkSeen } from '../../workspace/new-bundle/check-seen';
import { componentsOf, deploysItself } from '../../workspace/find/component-of';
import { editYaml, entriesOf, readYaml, readContract } from '../../workspace/files/edit-yaml';
import { findRoot, serviceName } from '../../workspace/find/find-root';
import { hintAtLock } from '../../workspace/lock/hint-at-lock';
import { overrideFile } from '../../workspace/files/override-file';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { publishedReference, publishRegistry } from '../../workspace/find/publish-registry';
import { addChartAlias } from './add-chart-alias';
import { checkComponent, checkPort, checkUnchanged, componentName } from './check-component';
import { collectUses } from '../../workspace/offers/collect-uses';
import type { ComponentSchema } from './schema';

/** The configuration that holds the values of the chart. */
const DEPLOYMENT = 'deployment';

export async function componentGenerator(tree: Tree, schema: ComponentSchema): Promise<void> {
  checkPort(schema.port);
  const workspace = await readWorkspace(tree);
  const takesComponents = (one: ResolvedBundle): boolean => !deploysItself(workspace, one);
  const { root: named, workingDirectory } = schema;
  const root = await findRoot(workspace, {
    named,
    workingDirectory,
    option: '--root',
    fits: takesComponents,
  });
  const { short, service } = componentName(schema.name, serviceName(root));
  const folder = joinPath(parentFolder(root.root), service)!;
  const exists = checkComponent(workspace, service, folder);
  const parts = collectParts(workspace, root, service, schema);
  const contract = contractPath(folder);
  if (exists) {
    const found = readYaml(workspace.writes, contract);
    const { installName } = workspace;
    checkUnchanged(found, parts.contract, schema, { installName, path: contract });
  }

  workspace.writes.writeNew(contract, buildComponent(parts.contract));
  const written = exists ? [] : writeOverrides(workspace, folder, service, parts.overrides);
  const version = exists
    ? (workspace.index.bundleAt(folder)?.version ?? '')
    : parts.contract.version;
  const alias = addToRoot(workspace, root, { short, service, version });
  const deployment = parts.overrides.find(({ name }) => name === DEPLOYMENT);
  const usesStarter = addChartAlias(workspace, root, {
    alias,
    valuesSchema: deployment?.valuesSchema,
  });
  checkSeen(workspace, contract);
  const isChanged = workspace.writes.commit();
  hintAtValues(written);
  if (!exists) {
    const { policies, configurations } = parts.contract;
    const refs = [...policies, ...configurations].map(({ ref }) => ref);
    hintAtLock(workspace, [{ root: folder, name: service, refs }]);
  }
  const { workload } = parts.contract;
  if (!exists && workload !== 'service' && usesStarter) logger.info(describeStarter(workload));
  if (exists && !isChanged)
    logger.info(`\`${service}\` already exists in ${folder}; nothing changed.`);
}

/** A contract says how it runs. No value of the chart does. */
function describeStarter(workload: string): string {
  return `The chart that this generator writes deploys every component as a Deployment, also one with the workload \`${workload}\`. Change its \`templates/workload.yaml\`, or set \`componentChart\` in \`nx.json\`.`;
}

function collectParts(
  workspace: GeneratorWorkspace,
  root: ResolvedBundle,
  service: string,
  schema: ComponentSchema,
): { contract: ComponentParts; overrides: ReturnType<typeof collectUses>['overrides'] } {
  const rootContract = readContract(workspace.writes, root.root);
  const rootService = isMapping(rootContract.service) ? rootContract.service : {};
  const { policies, configurations, overrides } = collectUses(workspace, schema, root.root);
  const owner = schema.owner || rootService.owner;
  if (schema.platform && owner === undefined) {
    throw new Error(
      `\`${root.name}\` has no \`service.owner\`, and the policy of a platform may require an owner. Give \`--owner\`, or set the owner of the root.`,
    );
  }
  if (root.version === undefined) {
    throw new Error(
      `\`${contractPath(root.root)}\` has no readable \`service.version\`, which its components share. Fix it first.`,
    );
  }
  const contract: ComponentParts = {
    service,
    version: root.version,
    owner,
    workload: schema.workload ?? 'service',
    port: schema.port,
    policies,
    configurations,
  };
  return { contract, overrides };
}

function writeOverrides(
  { writes, options }: GeneratorWorkspace,
  folder: string,
  service: string,
  entries: readonly OverrideEntry[],
): WrittenEntries[] {
  return options.environments.flatMap((environment) => {
    const path = joinPath(folder, overrideFile(writes, folder, environment))!;
    const isNew = writes.writeNew(path, buildOverride(service, environment, entries));
    return isNew ? [{ path, environment, entries }] : [];
  });
}

/** Plans the entry in the root's `dependencies[]` and returns its name. */
function addToRoot(
  workspace: GeneratorWorkspace,
  root: ResolvedBundle,
  { short, service, version }: { short: string; service: string; version: string },
): string {
  const contract = contractPath(root.root);
  const ref = publishedReference(publishRegistry(workspace), service, version);
  const entries = entriesOf(readYaml(workspace.writes, contract).dependencies);
  const repository = ref.slice(0, ref.lastIndexOf(':'));
  const listed = entries.find(
    (entry) => typeof entry.ref === 'string' && entry.ref.replace(/[:@][^/]*$/, '') === repository,
  );
  if (listed && typeof listed.name === 'string') return listed.name;
  if (entries.some(({ name }) => name === short)) {
    throw new Error(
      `\`${root.name}\` already has a dependency named \`${short}\`, which is another contract. Choose another name for the component.`,
    );
  }
  const components = componentsOf(workspace, root);
  const after = components[components.length - 1]?.position;
  const compatibility = compatibilityWith(version);
  const entry = buildDependency({ name: short, ref, required: true, compatibility });
  editYaml(workspace.writes, contract, (text) =>
    appendToSequence(text, '/dependencies', entry, { after }),
  );
  return short;
}

export default componentGenerator;
