// What a lock asks of registries: the digest behind a tag or a range, and the files of an artifact. A run sends
// each question once, even if many contracts need the answer.
import {
  highestVersion,
  openArtifact,
  parseVersionRange,
  type ArtifactSource,
} from 'pacto-contract/artifacts';
import {
  existingVersions,
  newestVersions,
  findReleasedAbove,
  versionOfTag,
  type RegistryClient,
  type RegistryError,
} from 'pacto-contract/registry';
import { joinHints } from 'pacto-contract/graph';
import type { ArtifactCache } from './artifact-cache';
import { fetchArtifact } from './fetch-artifact';

type Reference = Parameters<ArtifactSource['resolve']>[0];
type Failure = Extract<Awaited<ReturnType<ArtifactSource['resolve']>>, { reason: string }>;

export interface RegistrySource extends ArtifactSource {
  /**
   * The highest released version above this one. `undefined` without such a version, or if the
   * registry does not answer.
   */
  newerThan(reference: Reference, version: string): Promise<string | undefined>;
  /** A text that lists the versions of a repository, highest first; `undefined` for a repository without versions. */
  newestOf(reference: Reference): Promise<{ versions: string | undefined } | Failure>;
}

export function createRegistrySource(
  openClient: () => Promise<RegistryClient>,
  cache: ArtifactCache,
): RegistrySource {
  let client: Promise<RegistryClient> | undefined;
  const clientOnce = (): Promise<RegistryClient> => (client ??= openClient());
  const digests = new Map<string, Promise<{ digest: string } | Failure>>();
  const findDigest = async (reference: Reference, range: string | undefined) => {
    const listed = reference.tag === undefined ? await tagsOf(reference) : undefined;
    if (listed && 'reason' in listed) return listed;
    const tag = reference.tag ?? findTag(listed!.tags, range);
    const registry = await clientOnce();
    const digest = tag === undefined ? undefined : await registry.findManifest(reference, tag);
    if (digest !== undefined) return { digest };
    const others = await tagsOf(reference);
    // The answer to HEAD has no body, so only this one shows that no registry answers.
    if ('reason' in others && !others.isAbsent && !others.isUnanswered) return others;
    return absent(reference, range, others);
  };
  const contracts = new Map<string, ReturnType<ArtifactSource['open']>>();
  const openContract = async (reference: Reference, digest: string) => {
    let opened = openArtifact(cache.store, digest);
    if (opened.status === 'missing' || opened.status === 'corrupt') {
      await fetchArtifact(await clientOnce(), reference.text, digest, cache.store);
      opened = openArtifact(cache.store, digest);
    }
    if (opened.status === 'open') return { facts: opened.facts };
    return {
      reason: `The artifact of \`${reference.text}\` cannot be used. ${opened.reason}`,
      hint: opened.hint ?? 'Ask its authors to publish it again.',
      isAbsent: false,
    };
  };
  const tags = new Map<string, Promise<{ tags: readonly string[] } | Failure>>();
  const listTags = async (reference: Reference) => ({
    tags: await (await clientOnce()).listTags(reference),
  });
  const tagsOf = (reference: Reference) =>
    once(tags, `${reference.host}/${reference.repository}`, () => listTags(reference));
  return {
    async newerThan(reference, version) {
      const listed = await tagsOf(reference);
      return 'tags' in listed ? findReleasedAbove(listed.tags, version) : undefined;
    },
    async newestOf(reference) {
      const listed = await tagsOf(reference);
      return 'tags' in listed ? { versions: newestVersions(listed.tags) } : listed;
    },
    resolve: (reference, range) =>
      once(digests, `${reference.text}\n${range}`, () => findDigest(reference, range)),
    open: (reference, digest) => once(contracts, digest, () => openContract(reference, digest)),
  };
}

/** Remembers failures, too, so that a registry is not asked again for the same thing. */
function once<Answer>(
  answers: Map<string, Promise<Answer | Failure>>,
  key: string,
  ask: () => Promise<Answer | Failure>,
): Promise<Answer | Failure> {
  const answer = answers.get(key) ?? ask().catch(describe);
  answers.set(key, answer);
  return answer;
}

/** The highest version that fits the range. Tags have no order, and tags that are not versions do not count. */
function findTag(tags: readonly string[], range: string | undefined): string | undefined {
  const parsed = range === undefined ? undefined : parseVersionRange(range);
  const byVersion = new Map(tags.map((tag) => [versionOfTag(tag), tag]));
  const accepted = parsed && !('problem' in parsed) ? parsed : undefined;
  return byVersion.get(highestVersion(byVersion.keys(), accepted) ?? '');
}

/** The registry answered that this tag does not exist. If it does not list its other tags, the answer still holds. */
function absent(
  { text, host, repository, tag }: Reference,
  range: string | undefined,
  listed: { tags: readonly string[] } | Failure,
): Failure {
  // Some registries still list a tag after its artifact was deleted.
  const others = 'tags' in listed ? listed.tags.filter((one) => one !== tag) : [];
  const existing = existingVersions(others, tag ?? range);
  const within = range === undefined ? '' : ` within \`${range}\``;
  const seen = existing === undefined ? whyUnlisted(listed) : `It has ${existing}.`;
  return {
    reason: joinHints(
      `The registry has no version of \`${host}/${repository}\`${within} that fits \`${text}\`.`,
      seen,
    )!,
    hint:
      existing === undefined
        ? 'Correct the reference, or publish the contract first. If the repository is private, log in.'
        : 'Correct the reference, or publish the contract first.',
    isAbsent: true,
    ...(existing === undefined ? {} : { existing }),
  };
}

/** What the registry said about the whole repository: it may not know it, or may not be a registry. */
function whyUnlisted(listed: { tags: readonly string[] } | Failure): string | undefined {
  return 'reason' in listed && listed.isAbsent ? listed.reason : undefined;
}

function describe(error: unknown): Failure {
  const { kind, message, hint } = error as RegistryError & { hint?: string };
  return {
    reason: message,
    hint,
    isAbsent: kind === 'not-found',
    isUnanswered: kind !== 'not-found' && kind !== 'invalid',
  };
}
