// Which artifact of a registry a bundle is compared with.
import { parseReference } from 'pacto-contract';
import type { ResolvedBundle } from 'pacto-contract/graph';
import { findReleasedBelow, RegistryError, type RegistryClient } from 'pacto-contract/registry';
import type { BaseProblem } from '../base-source';
import { PUBLISHED, type AskedBase } from '../choose-base';

interface PublishedVersion {
  /** `oci://host/repo:tag@digest`: the root of the artifact. */
  readonly root: string;
  readonly digest: string;
}

interface Place {
  readonly host: string;
  readonly repository: string;
}

/**
 * `undefined` if the last release is asked for and nothing was released. Throws the errors of the
 * registry.
 */
export async function findVersion(
  client: RegistryClient,
  { text }: Pick<AskedBase, 'text'>,
  bundle: ResolvedBundle,
  registries: readonly string[],
): Promise<PublishedVersion | undefined | BaseProblem> {
  if (text === PUBLISHED) return findReleased(client, bundle, registries);
  const reference = parseReference(text);
  if ('problem' in reference) return { ...CORRECT_IT, problem: reference.problem };
  if (reference.scheme !== 'oci')
    return { ...CORRECT_IT, problem: `\`${text}\` is not a version.` };
  const { tag, digest } = reference;
  if (digest !== undefined) return versionAt(reference, tag ?? 'digest', digest);
  if (tag !== undefined) {
    const found = await client.findManifest(reference, tag);
    return found === undefined ? describeAbsent(text) : versionAt(reference, tag, found);
  }
  const released = await findIn(client, reference, bundle);
  return released ?? describeAbsent(text, ` below ${bundle.version}`);
}

const CORRECT_IT = { hint: 'Give `oci://`, a host, a repository and a tag, or `published`.' };

/** In the first registry of this workspace that has one. */
async function findReleased(
  client: RegistryClient,
  bundle: ResolvedBundle,
  registries: readonly string[],
): Promise<PublishedVersion | undefined | BaseProblem> {
  if (registries.length === 0) {
    return {
      problem: 'The base `published` is in a registry, but this workspace has no registry.',
      hint: 'Set the option `registry` of the plugin in `nx.json`.',
    };
  }
  if (bundle.name === undefined || bundle.version === undefined) {
    return {
      problem: `The contract in \`${bundle.root}\` has no name or no version, so its last release cannot be found.`,
      hint: 'Run `pacto-validate` for it.',
    };
  }
  for (const registry of registries) {
    const [host, ...path] = registry.split('/');
    const place = { host: host!, repository: [...path, bundle.name].join('/') };
    const found = await findIn(client, place, bundle);
    if (found) return found;
  }
  return undefined;
}

async function findIn(
  client: RegistryClient,
  place: Place,
  { version = '' }: ResolvedBundle,
): Promise<PublishedVersion | undefined> {
  const tag = findReleasedBelow(await listTags(client, place), version);
  const digest = tag === undefined ? undefined : await client.findManifest(place, tag);
  return digest === undefined ? undefined : versionAt(place, tag!, digest);
}

/** A repository that is not there has no version yet. */
async function listTags(client: RegistryClient, place: Place): Promise<readonly string[]> {
  try {
    return await client.listTags(place);
  } catch (error) {
    if (error instanceof RegistryError && error.kind === 'not-found') return [];
    throw error;
  }
}

function versionAt({ host, repository }: Place, tag: string, digest: string): PublishedVersion {
  return { root: `oci://${host}/${repository}:${tag}@${digest}`, digest };
}

function describeAbsent(text: string, within = ''): BaseProblem {
  return {
    problem: `The registry has no version${within} that fits the base \`${text}\`.`,
    hint: 'Give a version that is published.',
  };
}
