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
  return new AskedRegistries(openClient, cache);
}

type Tags = { readonly tags: readonly string[] };

class AskedRegistries implements RegistrySource {
  private client: Promise<RegistryClient> | undefined;
  private readonly digests = new Map<string, Promise<{ digest: string } | Failure>>();
  private readonly contracts = new Map<string, ReturnType<ArtifactSource['open']>>();
  private readonly tags = new Map<string, Promise<Tags | Failure>>();

  constructor(
    private readonly openClient: () => Promise<RegistryClient>,
    private readonly cache: ArtifactCache,
  ) {}

  async newerThan(reference: Reference, version: string): Promise<string | undefined> {
    const listed = await this.tagsOf(reference);
    return 'tags' in listed ? findReleasedAbove(listed.tags, version) : undefined;
  }

  async newestOf(reference: Reference): Promise<{ versions: string | undefined } | Failure> {
    const listed = await this.tagsOf(reference);
    return 'tags' in listed ? { versions: newestVersions(listed.tags) } : listed;
  }

  resolve(reference: Reference, range?: string): Promise<{ digest: string } | Failure> {
    const key = `${reference.text}\n${range}`;
    return once(this.digests, key, () => this.findDigest(reference, range));
  }

  open(reference: Reference, digest: string): ReturnType<ArtifactSource['open']> {
    return once(this.contracts, digest, () => this.openContract(reference, digest));
  }

  private async findDigest(reference: Reference, range: string | undefined) {
    const listed = reference.tag === undefined ? await this.tagsOf(reference) : undefined;
    if (listed && 'reason' in listed) return listed;
    const tag = reference.tag ?? findTag(listed!.tags, range);
    const registry = await this.clientOnce();
    const digest = tag === undefined ? undefined : await registry.findManifest(reference, tag);
    if (digest !== undefined) return { digest };
    const others = await this.tagsOf(reference);
    // The answer to HEAD has no body, so only this one shows that no registry answers.
    if ('reason' in others && !others.isAbsent && !others.isUnanswered) return others;
    return absent(reference, range, others);
  }

  private async openContract(reference: Reference, digest: string) {
    const { store } = this.cache;
    let opened = openArtifact(store, digest);
    if (opened.status === 'missing' || opened.status === 'corrupt') {
      await fetchArtifact(await this.clientOnce(), reference.text, digest, store);
      opened = openArtifact(store, digest);
    }
    if (opened.status === 'open') return { facts: opened.facts };
    return {
      reason: `The artifact of \`${reference.text}\` cannot be used. ${opened.reason}`,
      hint: opened.hint ?? 'Ask its authors to publish it again.',
      isAbsent: false,
    };
  }

  private tagsOf(reference: Reference): Promise<Tags | Failure> {
    const repository = `${reference.host}/${reference.repository}`;
    return once(this.tags, repository, async () => {
      const registry = await this.clientOnce();
      return { tags: await registry.listTags(reference) };
    });
  }

  private clientOnce(): Promise<RegistryClient> {
    return (this.client ??= this.openClient());
  }
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
  listed: Tags | Failure,
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
function whyUnlisted(listed: Tags | Failure): string | undefined {
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
