import { codeList, joinPath, parentFolder } from 'pacto-contract/graph';
import { logger, type Tree } from '@nx/devkit';
import { isMapping, mappingOf, PROVISIONER_LABEL, templatePath } from 'pacto-contract';
import { isProduction } from '../../text/is-production';
import { checkKept, checkServiceKept } from '../../workspace/new-bundle/check-kept';
import { checkName, checkVersion } from '../../workspace/new-bundle/check-name';
import { readWorkspace, type GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { writeBundle } from '../../workspace/new-bundle/write-bundle';
import { buildInfrastructure, POLICY_FILE, USUAL_NAMES } from './build-infrastructure';
import { infrastructureTypes, type InfrastructureType } from './infrastructure-types';
import { readDefinition, type ReadDefinition } from './read-definition';
import type { InfrastructureSchema } from './schema';

/** Creates the contract of one infrastructure type: its labels, the schema of claims, and the policy for claims. */
export async function infrastructureGenerator(
  tree: Tree,
  schema: InfrastructureSchema,
): Promise<void> {
  const workspace = await readWorkspace(tree);
  const definition = readDefinition(workspace.writes, schema);
  const type = typeOf(schema, definition);
  const { name, owner = OWNER, contractVersion: version = type.version } = schema;
  const { provisioner = type.provisioner ?? 'crossplane', template = false } = schema;
  checkProvisioner(provisioner);
  checkName(name, 'The name of the contract');
  checkVersion(version);
  const { environments } = workspace.options;
  const production = environments.filter(isProduction);
  const written = writeBundle(
    workspace,
    { ...schema, kinds: ['infrastructure'], version, defaultVersion: type.version },
    buildInfrastructure({
      name,
      version,
      owner,
      provisioner,
      template,
      type,
      definition,
      production,
    }),
    (contract, path) => {
      checkServiceKept(contract, path, { owner }, { owner: OWNER });
      checkRenderingKept(workspace, schema, contract, path);
    },
  );
  if (written.length === 0) hintAtKept(schema);
  const isMissing = written.length > 0 && !written.some((path) => path.includes(EXAMPLES));
  if (definition && isMissing && provisioner !== 'none') logger.info(NO_EXAMPLE);
  if (definition && definition.lost.length > 0) logger.warn(describeLost(definition.lost));
  const policy = written.find((path) => path.endsWith(POLICY_FILE));
  const isUnused = environments.length > 0 && production.length === 0;
  if (policy !== undefined && type.stricterInProduction && isUnused) {
    logger.warn(describeUnused(environments, policy));
  }
}

const OWNER = 'team/platform';

const EXAMPLES = '/render/examples/';
const NO_EXAMPLE =
  'The contract has no example of a claim. Write one in `render/examples`, so that `pacto-validate` checks how claims are rendered.';

function checkRenderingKept(
  { writes }: GeneratorWorkspace,
  { provisioner, template }: InfrastructureSchema,
  { service, metadata }: Record<string, unknown>,
  path: string,
): void {
  const labels = isMapping(metadata) && isMapping(metadata.labels) ? metadata.labels : {};
  const what = `\`${isMapping(service) ? String(service.name) : path}\` already exists`;
  const seen = labels[PROVISIONER_LABEL];
  checkKept({ what, key: PROVISIONER_LABEL, seen, wanted: provisioner, path });
  const file = templatePath(labels);
  if (!template || file === undefined) return;
  if (writes.read(joinPath(parentFolder(path), file)!) !== undefined) return;
  throw new Error(`${what} without \`${file}\`, so \`--template\` has no effect. Create the file.`);
}

/** Names the given options that have no effect, because they only decide the files of a new contract. */
function hintAtKept({ type, fromXrd, include }: InfrastructureSchema): void {
  const given = [
    ...(type === undefined ? [] : ['--type']),
    ...(fromXrd === undefined ? [] : ['--from-xrd']),
    ...(include === undefined || include.length === 0 ? [] : ['--include']),
  ].map((option) => `\`${option}\``);
  if (given.length === 0) return;
  logger.info(
    `${given.join(' and ')} ${given.length === 1 ? 'applies' : 'apply'} to a new contract only: its schema and its policy were kept.`,
  );
}

/** Says that a rule for production never applies, because no environment has a name of production. */
function describeUnused(environments: readonly string[], policy: string): string {
  const names = codeList(environments);
  return `The rule of the policy for production applies to none of the environments in \`nx.json\`, which are ${names}. It applies to \`${USUAL_NAMES.join('` and `')}\`. Add the name of your production environment to \`enum\` in ${policy}.`;
}

/** Rules that the cluster checks and `pacto-validate` does not. */
function describeLost(lost: ReadDefinition['lost']): string {
  const rules = lost.map(({ place, rule, message }) => {
    return `  ${place}: ${rule}${message === undefined ? '' : ` (${message})`}`;
  });
  return `JSON Schema cannot express these rules of the definition. Only the cluster checks them. Add what you need to the policy.\n${rules.join('\n')}`;
}

function typeOf(schema: InfrastructureSchema, definition?: ReadDefinition): InfrastructureType {
  const type = builtInType(schema, definition === undefined ? schema.name : 'generic');
  if (!definition) return type;
  if (schema.type !== undefined) checkPolicyFits(schema.type, type, definition);
  return {
    ...type,
    ...(schema.type === undefined && NO_POLICY),
    claimKind: definition.claimKind,
    provisioning: definition.schema,
  };
}

/** Throws where the policy of the type asks for a key that no claim on the definition can have. */
function checkPolicyFits(
  name: string,
  { claim, provisioning }: InfrastructureType,
  { schema }: ReadDefinition,
): void {
  if (schema.additionalProperties !== false) return;
  const policy = JSON.stringify(claim([]));
  const keys = Object.keys(mappingOf(schema.properties));
  const absent = Object.keys(mappingOf(provisioning.properties)).filter(
    (key) => policy.includes(`"${key}"`) && !keys.includes(key),
  );
  if (absent.length === 0) return;
  throw new Error(
    `The policy of the type \`${name}\` asks for ${codeList(absent)}, and the definition has only ${codeList(keys)}. Leave out \`--type\`, and write a policy for the keys of the definition.`,
  );
}

/** The policies of the built-in types ask for keys that a definition may not have. */
const NO_POLICY = {
  enforces: 'enforces nothing yet: add your rules',
  stricterInProduction: false,
  claim: () => ({ type: 'object' }),
};

/** The type with the name that the command gives, else the one called `usual`, if there is such a type. */
function builtInType(
  { type, provisioner }: InfrastructureSchema,
  usual: string,
): InfrastructureType {
  const types = infrastructureTypes(provisioner);
  const known = Object.keys(types);
  if (type !== undefined && !known.includes(type)) {
    throw new Error(`The type is \`${type}\`. Use one of \`${known.join('`, `')}\`.`);
  }
  return types[type ?? (known.includes(usual) ? usual : 'generic')]!;
}

function checkProvisioner(provisioner: string): void {
  if (/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(provisioner)) return;
  throw new Error(
    `The provisioner is \`${provisioner}\`. Use lower-case letters, digits, dots and dashes.`,
  );
}

export default infrastructureGenerator;
