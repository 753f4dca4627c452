import { logger, type Tree } from '@nx/devkit';
import { printFlow } from 'pacto-contract';
import { contractPath, type ResolvedBundle } from 'pacto-contract/graph';
import type { OverrideEntry } from '../../text/build-override';
import { hintAtValues, type WrittenEntries } from '../../workspace/offers/hint-at-values';
import { askForOne } from '../../workspace/find/ask-for-one';
import { bundleAround } from '../../workspace/find/bundle-around';
import { infrastructureRef, platformRefs } from '../../workspace/offers/collect-uses';
import { checkName } from '../../workspace/new-bundle/check-name';
import { describeBundles } from '../../workspace/find/describe-bundles';
import { findBundle, projectNameOf } from '../../workspace/find/find-bundle';
import { hintAtLock } from '../../workspace/lock/hint-at-lock';
import { nameContract, type NamedContract } from '../../workspace/find/name-contract';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { addDependency } from './add-dependency';
import { addEntry } from './add-entry';
import { addToOverrides } from './add-to-overrides';
import type { DependencySchema } from './schema';

const KIND_NOT_KNOWN =
  'The contract is neither in this workspace nor in the store, so the entry is in `dependencies`. For infrastructure use `--kind=configuration`, and for a policy `--kind=policy`.';

/** An entry that the contract got, and the override files that got it, too. */
interface AddedConfiguration {
  readonly name: string;
  readonly written: readonly WrittenEntries[];
}

/** An entry in `dependencies[]`, `configurations[]` or `policies[]` of a contract. */
export async function dependencyGenerator(tree: Tree, schema: DependencySchema): Promise<void> {
  const workspace = await readWorkspace(tree);
  const target = await findTarget(workspace, schema);
  const mayBeElsewhere = (schema.kind ?? 'dependency') === 'dependency';
  const contract = nameContract(workspace, schema.to, target.root, { mayBeElsewhere });
  if (contract.bundle?.root === target.root) {
    throw new Error(`\`${schema.to}\` is the contract itself. Name another one.`);
  }
  const added: AddedConfiguration[] = [];
  const kinds = kindsOf(schema, contract);
  for (const kind of kinds) {
    if (kind === 'dependency') addDependency(workspace, target, contract, schema);
    else if (kind === 'policy') addPolicies(workspace, target, schema);
    else added.push(...addConfiguration(workspace, target, contract, schema));
  }
  const isChanged = workspace.writes.commit();
  if (!isChanged) {
    logger.info(`\`${target.name ?? target.root}\` already references \`${contract.ref}\`.`);
  } else if (schema.kind === undefined && contract.bundle === undefined) {
    logger.info(KIND_NOT_KNOWN);
  }
  hintAtValues(added.flatMap(({ written }) => written));
  for (const { name, written } of added) {
    if (written.length === 0) logger.info(describeValueless(name, target));
  }
  // The lock of a contract needs no entry for a dependency.
  if (isChanged && !kinds.includes('dependency')) {
    const name = projectNameOf(workspace, target);
    hintAtLock(workspace, [{ root: target.root, name, refs: [contract.ref] }]);
  }
}

async function findTarget(
  workspace: GeneratorWorkspace,
  { project, workingDirectory = '' }: DependencySchema,
): Promise<ResolvedBundle> {
  const target = project
    ? findBundle(workspace, project, isUser)
    : bundleAround(workspace, workingDirectory);
  if (target) return target;
  const { bundles } = workspace.index;
  if (bundles.length === 0) throw new Error(describeBundles(bundles));
  const users = bundles.filter(isUser);
  return askForOne(
    users.length > 0 ? users : bundles,
    ({ name, root }) => `${name ?? '?'} (${root})`,
    'Which contract gets the entry?',
    'Use `--project` to choose the contract that gets the entry, or run this in its folder.',
  );
}

function isUser({ kind }: ResolvedBundle): boolean {
  return kind !== 'platform' && kind !== 'infrastructure';
}

function kindsOf(
  { kind }: DependencySchema,
  { bundle }: NamedContract,
): NonNullable<DependencySchema['kind']>[] {
  if (kind) return [kind];
  if (bundle?.kind === 'infrastructure') return ['configuration'];
  return bundle?.kind === 'platform' ? ['policy', 'configuration'] : ['dependency'];
}

function addPolicies(
  workspace: GeneratorWorkspace,
  target: ResolvedBundle,
  schema: DependencySchema,
): void {
  const { policies } = platformRefs(workspace, schema.to, target.root);
  if (policies.length === 0) throw new Error(`\`${schema.to}\` publishes no policies.`);
  for (const policy of policies) {
    const named = { name: schema.name ?? policy.name, ref: policy.ref };
    addEntry(workspace, target, 'policies', named, printRef(named));
  }
}

function addConfiguration(
  workspace: GeneratorWorkspace,
  target: ResolvedBundle,
  { bundle }: NamedContract,
  schema: DependencySchema,
): AddedConfiguration[] {
  const isPlatform = bundle?.kind === 'platform';
  // The names of claims are made of it.
  if (!isPlatform && schema.name !== undefined) {
    checkName(schema.name, 'The name of the configuration');
  }
  const offered: (OverrideEntry & { ref: string })[] = isPlatform
    ? platformRefs(workspace, schema.to, target.root).configurations
    : [infrastructureRef(workspace, schema.to, target.root)];
  if (offered.length === 0 && schema.kind === 'configuration') {
    throw new Error(`\`${schema.to}\` publishes no configurations.`);
  }
  return offered.flatMap((configuration) => {
    const named = { ...configuration, name: schema.name ?? configuration.name };
    const isNew = addEntry(workspace, target, 'configurations', named, printRef(named));
    if (!isNew) return [];
    return [{ name: named.name, written: addToOverrides(workspace, target, named) }];
  });
}

/** No override file lists configurations, so none got the entry with its values. */
function describeValueless(name: string, { root }: ResolvedBundle): string {
  return `The configuration \`${name}\` has no \`values\` yet, because no override file lists configurations. Write them in ${contractPath(root)}.`;
}

function printRef({ name, ref }: { name: string; ref: string }): string {
  return `name: ${printFlow(name)}\nref: ${printFlow(ref)}`;
}

export default dependencyGenerator;
