// The contract and version that consumers move to. If the workspace does not have the version, the registry must
// have it. This is checked before anything else.
import { codeList, suggest, tagOfVersion } from 'pacto-contract/graph';
import {
  highestVersion,
  parseReference,
  parseVersion,
  shortNameOf,
  type ArtifactSource,
  type ReleaseWorkspace,
} from 'pacto-contract';
import type { RegistrySource } from '../../artifacts/registry-source';
import { collectExternal } from '../../workspace/lock/collect-external';
import { findBundle } from '../../workspace/find/find-bundle';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { publishRegistry } from '../../workspace/find/publish-registry';
import type { UpgradeSchema } from './schema';

interface Target {
  readonly name: string;
  /** `host/path/name`. */
  readonly repository: string;
  readonly to: string;
}

export async function findTarget(
  workspace: GeneratorWorkspace,
  texts: ReleaseWorkspace,
  source: RegistrySource,
  { name, to }: UpgradeSchema,
): Promise<Target> {
  const repository = repositoryOf(workspace, texts, name);
  const shortName = shortNameOf({ repository });
  const { bundlesNamed, registries } = workspace.index;
  const isOurs = registries.some((one) => repository === `${one}/${shortName}`);
  const versions = isOurs ? bundlesNamed(shortName).flatMap(({ version }) => version ?? []) : [];
  const version = to ?? highestVersion(versions);
  if (version === undefined) {
    throw new Error(await describeVersions(source, name, repository));
  }
  if (!parseVersion(version)) {
    throw new Error(`\`--to\` is \`${version}\`. Use a version like \`3.0.0\`.`);
  }
  const target = { name: shortName, repository, to: version };
  if (!versions.includes(version)) await checkPublished(source, target, versions);
  return target;
}

/** Without `--to`, where the workspace has no version: those that the registry has. */
async function describeVersions(
  source: RegistrySource,
  name: string,
  repository: string,
): Promise<string> {
  const absent = `This workspace has no version of \`${name}\`.`;
  const give = 'Give a version with `--to`.';
  const reference = parseReference(`oci://${repository}`);
  if ('problem' in reference || reference.scheme !== 'oci') return `${absent} ${give}`;
  const answer = await source.newestOf(reference);
  if ('reason' in answer) {
    const failed = ['Its versions in the registry are not known.', answer.reason, answer.hint];
    return [absent, ...failed, give].filter(Boolean).join(' ');
  }
  return answer.versions === undefined
    ? `${absent} \`${repository}\` has no version in the registry either. Publish one first.`
    : `${absent} \`${repository}\` has ${answer.versions} in the registry. ${give}`;
}

async function checkPublished(
  source: ArtifactSource,
  { name, repository, to }: Target,
  versions: readonly string[],
): Promise<void> {
  const here = versions.length > 0 ? ` It has: ${codeList(versions)}.` : '';
  const absent = `This workspace has no version \`${to}\` of \`${name}\`.${here}`;
  const reference = parseReference(`oci://${repository}:${tagOfVersion(to)}`);
  if ('problem' in reference || reference.scheme !== 'oci') {
    throw new Error(`${absent} The version cannot be a tag in a registry.`);
  }
  const answer = await source.resolve(reference);
  if (!('reason' in answer)) return;
  const existing = answer.existing === undefined ? '' : ` The registry has ${answer.existing}.`;
  throw new Error(
    answer.isAbsent
      ? `${absent} \`${repository}:${to}\` is not in the registry either.${existing} Use a version that exists, or publish this version first.`
      : [`${absent} Whether the registry has it is not known.`, answer.reason, answer.hint]
          .filter(Boolean)
          .join(' '),
  );
}

/** The repository of a contract, from its name here, from a reference, or from its name in the references of consumers. */
function repositoryOf(
  workspace: GeneratorWorkspace,
  texts: ReleaseWorkspace,
  name: string,
): string {
  if (!name.includes('://')) {
    const referenced = referencedRepositories(texts);
    const used = referenced.get(name) ?? [];
    const isHere = workspace.index.bundlesNamed(name).length > 0;
    if (!isHere && used.length === 1) return used[0]!;
    if (!isHere && used.length > 1) {
      throw new Error(
        `Consumers reference more than one contract called \`${name}\`. Give the repository of one of them: ${used.map((one) => `\`oci://${one}\``).join(' or ')}.`,
      );
    }
    const isElsewhere = (one: string): boolean => workspace.index.bundlesNamed(one).length === 0;
    const meant = suggest(name, [...referenced.keys()].filter(isElsewhere));
    const hint = meant === undefined ? '' : ` Consumers reference a contract \`${meant}\`.`;
    const bundle = findBundle(workspace, name, undefined, hint);
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

/** The repositories of other workspaces that contracts reference, by the names of the contracts there. */
function referencedRepositories(texts: ReleaseWorkspace): Map<string, string[]> {
  const repositories = new Map<string, string[]>();
  for (const bundle of texts.index.bundles) {
    for (const { ref } of collectExternal(texts, bundle, () => false)) {
      const reference = parseReference(ref);
      if ('problem' in reference || reference.scheme !== 'oci') continue;
      const name = shortNameOf(reference);
      const known = repositories.get(name) ?? [];
      const repository = `${reference.host}/${reference.repository}`;
      if (!known.includes(repository)) repositories.set(name, [...known, repository].sort());
    }
  }
  return repositories;
}
