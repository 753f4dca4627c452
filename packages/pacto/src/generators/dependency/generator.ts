import { logger, type Tree } from '@nx/devkit';
import {
  appendToSequence,
  isAlias,
  parseVersion,
  parseVersionRange,
  printFlow,
} from 'pacto-contract';
import { contractPath, type ResolvedBundle, serviceNameOf } from 'pacto-contract/graph';
import { buildDependency, compatibilityWith } from '../../text/build-dependency';
import type { OverrideEntry } from '../../text/build-override';
import { hintAtValues, type WrittenEntries } from '../../text/hint-at-values';
import { askForOne } from '../../workspace/ask-for-one';
import { bundleAround } from '../../workspace/bundle-around';
import { infrastructureRef, platformRefs } from '../../workspace/collect-uses';
import { checkKept } from '../../workspace/check-kept';
import { checkName } from '../../workspace/check-name';
import { describeBundles } from '../../workspace/describe-bundles';
import { editYaml, entriesOf, readYaml } from '../../workspace/edit-yaml';
import { findBundle, nameContract, type NamedContract } from '../../workspace/find-bundle';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/read-workspace';
import { addToOverrides } from './add-to-overrides';
import type { DependencySchema } from './schema';

const KIND_NOT_KNOWN =
  'The contract is not in this workspace, so the entry is in `dependencies`. For infrastructure use `--kind=configuration`, and for a policy `--kind=policy`.';

/** An entry in `dependencies[]`, `configurations[]` or `policies[]` of a contract. */
export async function dependencyGenerator(tree: Tree, schema: DependencySchema): Promise<void> {
  const workspace = await readWorkspace(tree);
  const target = await findTarget(workspace, schema);
  const mayBeElsewhere = (schema.kind ?? 'dependency') === 'dependency';
  const contract = nameContract(workspace, schema.to, target.root, { mayBeElsewhere });
  if (contract.bundle?.root === target.root) {
    throw new Error(`\`${schema.to}\` is the contract itself. Name another one.`);
  }
  const written: WrittenEntries[] = [];
  for (const kind of kindsOf(schema, contract)) {
    if (kind === 'dependency') addDependency(workspace, target, contract, schema);
    else if (kind === 'policy') addPolicies(workspace, target, schema);
    else written.push(...addConfiguration(workspace, target, contract, schema));
  }
  if (!workspace.writes.commit()) {
    logger.info(`\`${target.name ?? target.root}\` already references \`${contract.ref}\`.`);
  } else if (schema.kind === undefined && contract.bundle === undefined) {
    logger.info(KIND_NOT_KNOWN);
  }
  hintAtValues(written);
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

function addDependency(
  workspace: GeneratorWorkspace,
  target: ResolvedBundle,
  contract: NamedContract,
  { name, required = true, compatibility }: DependencySchema,
): void {
  const { version } = contract;
  const isVersion = version !== undefined && parseVersion(version) !== undefined;
  const range = compatibility ?? (isVersion ? compatibilityWith(version) : undefined);
  if (!range) {
    throw new Error(
      `\`${contract.ref}\` has no version${version === undefined ? '' : `: the tag \`${version}\` is not one`}, so \`--compatibility\` is needed, such as \`^1.0.0\`.`,
    );
  }
  const parsed = parseVersionRange(range);
  if ('problem' in parsed) throw new Error(parsed.problem);
  if (isVersion && !parsed.admits(version)) {
    throw new Error(
      `\`--compatibility\` is \`${range}\`, which does not admit the version \`${version}\` of \`${contract.ref}\`. Give a range that admits it, such as \`${compatibilityWith(version)}\`, or another version.`,
    );
  }
  const entryName = name ?? serviceNameOf(contract.name);
  if (target.kind === 'root' && contract.bundle?.kind === 'component' && !isAlias(entryName)) {
    throw new Error(
      `\`--name\` is \`${entryName}\`, which cannot be the alias of a component in a chart. Use letters, digits, \`-\` and \`_\`, but not \`global\` or \`tags\`, which Helm reserves.`,
    );
  }
  const entry = buildDependency({
    name: entryName,
    ref: contract.ref,
    required,
    compatibility: range,
  });
  const named = { name: entryName, ref: contract.ref };
  if (addEntry(workspace, target, 'dependencies', named, entry)) return;
  const path = contractPath(target.root);
  const found = entriesOf(readYaml(workspace.writes, path).dependencies);
  const kept = found.find((one) => one.name === entryName)!;
  const what = `\`${target.name ?? target.root}\` already has \`${entryName}\` in its \`dependencies\``;
  checkKept({ what, key: 'compatibility', seen: kept.compatibility, wanted: compatibility, path });
  checkKept({
    what,
    key: 'required',
    seen: String(kept.required ?? false),
    wanted: String(required),
    byDefault: 'true',
    path,
  });
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
): WrittenEntries[] {
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
    return isNew ? addToOverrides(workspace, target, named) : [];
  });
}

/** Plans the entry, unless the same reference is there. Throws if the name already has another reference. */
function addEntry(
  { writes }: GeneratorWorkspace,
  target: ResolvedBundle,
  key: 'dependencies' | 'configurations' | 'policies',
  { name, ref }: { name: string; ref: string },
  entryYaml: string,
): boolean {
  const path = contractPath(target.root);
  const entries = entriesOf(readYaml(writes, path)[key]);
  const same = entries.find((entry) => entry.name === name);
  if (same?.ref === ref) return false;
  if (same) {
    throw new Error(
      `\`${target.name ?? target.root}\` already has \`${name}\` in its \`${key}\`, as \`${String(same.ref ?? same.schema)}\`. Edit that entry, or choose another name with \`--name\`.`,
    );
  }
  editYaml(writes, path, (text) => appendToSequence(text, `/${key}`, entryYaml));
  return true;
}

function printRef({ name, ref }: { name: string; ref: string }): string {
  return `name: ${printFlow(name)}\nref: ${printFlow(ref)}`;
}

export default dependencyGenerator;
