// Which artifact of a registry a bundle is compared with.
import { parseReference } from 'pacto-contract/artifacts';
import { tagOfVersion, type ResolvedBundle } from 'pacto-contract/graph';
import {
  existingVersions,
  findReleasedBelow,
  RegistryError,
  type RegistryClient,
} from 'pacto-contract/registry';
import type { BaseProblem } from '../base-source';
import { PUBLISHED, type AskedBase } from '../choose-base';

interface PublishedVersion {
  /** `oci://host/repo:tag@digest`, without the tag where a digest was asked for: the root of the artifact. */
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
  if (digest !== undefined) return versionAt(reference, tag, digest);
  if (tag !== undefined) {
    const found = await client.findManifest(reference, tag);
    return found === undefined
      ? describeAbsent(text, await listTags(client, reference).catch(() => []), tag)
      : versionAt(reference, tag, found);
  }
  const { version } = bundle;
  if (version === undefined) {
    return {
      problem: `The contract in \`${bundle.root}\` has no version, so the last release below it cannot be found.`,
      hint: `Give the contract a version, or the base a tag: \`${text}:1.0.0\`.`,
    };
  }
  const tags = await listTags(client, reference);
  const released = await findTag(client, reference, findReleasedBelow(tags, version));
  return released ?? describeAbsent(text, tags, version, ` below ${version}`);
}

const CORRECT_IT = { hint: 'Give `oci://`, a host, a repository and a tag, or `published`.' };

/**
 * The release below this version, in the first registry of this workspace that has one. Without such a
 * release, this version if it is published, because consumers have it and its files may have changed
 * since then.
 */
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
  const { name, version } = bundle;
  const places: (readonly [Place, readonly string[]])[] = [];
  for (const registry of registries) {
    const [host, ...path] = registry.split('/');
    const place = { host: host!, repository: [...path, name].join('/') };
    const tags = await listTags(client, place);
    const below = await findTag(client, place, findReleasedBelow(tags, version));
    if (below) return below;
    places.push([place, tags]);
  }
  const own = tagOfVersion(version);
  for (const [place, tags] of places) {
    const same = await findTag(client, place, tags.includes(own) ? own : undefined);
    if (same) return same;
  }
  return undefined;
}

async function findTag(
  client: RegistryClient,
  place: Place,
  tag: string | undefined,
): Promise<PublishedVersion | undefined> {
  const digest = tag === undefined ? undefined : await client.findManifest(place, tag);
  return digest === undefined ? undefined : versionAt(place, tag, digest);
}

/** A repository that does not exist has no version yet. */
async function listTags(client: RegistryClient, place: Place): Promise<readonly string[]> {
  try {
    return await client.listTags(place);
  } catch (error) {
    if (error instanceof RegistryError && error.kind === 'not-found') return [];
    throw error;
  }
}

function versionAt(
  { host, repository }: Place,
  tag: string | undefined,
  digest: string,
): PublishedVersion {
  const name = tag === undefined ? repository : `${repository}:${tag}`;
  return { root: `oci://${host}/${name}@${digest}`, digest };
}

function describeAbsent(
  text: string,
  tags: readonly string[],
  wanted: string | undefined,
  within = '',
): BaseProblem {
  const existing = existingVersions(tags, wanted);
  return {
    problem: `The registry has no version${within} that fits the base \`${text}\`.${existing === undefined ? '' : ` It has ${existing}.`}`,
    hint: 'Give a version that is published.',
  };
}
