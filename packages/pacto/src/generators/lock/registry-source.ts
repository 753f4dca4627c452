// What a lock asks of registries: the digest behind a tag or a range, and the files of an artifact. Each
// question is asked once a run, whatever number of contracts asks it.
import {
  highestVersion,
  openArtifact,
  parseVersionRange,
  type ArtifactSource,
} from 'pacto-contract';
import type { RegistryClient, RegistryError } from 'pacto-contract/registry';
import type { ArtifactCache } from '../../artifacts/artifact-cache';
import { fetchArtifact } from '../../artifacts/fetch-artifact';

type Reference = Parameters<ArtifactSource['resolve']>[0];
type Failure = Extract<Awaited<ReturnType<ArtifactSource['resolve']>>, { reason: string }>;

export function createRegistrySource(
  openClient: () => Promise<RegistryClient>,
  cache: ArtifactCache,
): ArtifactSource {
  let client: Promise<RegistryClient> | undefined;
  const clientOnce = (): Promise<RegistryClient> => (client ??= openClient());
  const digests = once(async (reference: Reference, range: string | undefined) => {
    const registry = await clientOnce();
    const tag = reference.tag ?? (await findTag(registry, reference, range));
    const digest = tag === undefined ? undefined : await registry.findManifest(reference, tag);
    return digest === undefined ? absent(reference, range) : { digest };
  });
  return {
    resolve: (reference, range) => digests(`${reference.text}\n${range}`, reference, range),
    async open(reference, digest) {
      try {
        const known = openArtifact(cache.store, digest);
        if (known.status === 'missing' || known.status === 'corrupt') {
          await fetchArtifact(await clientOnce(), reference.text, digest, cache.store);
        }
        const opened = openArtifact(cache.store, digest);
        return opened.status === 'open'
          ? { files: filesOf(opened.files) }
          : { reason: opened.reason, isAbsent: false };
      } catch (error) {
        return describe(error);
      }
    },
  };

  function once(
    ask: (reference: Reference, range: string | undefined) => Promise<{ digest: string } | Failure>,
  ) {
    const answers = new Map<string, Promise<{ digest: string } | Failure>>();
    return (key: string, reference: Reference, range: string | undefined) => {
      const answer = answers.get(key) ?? ask(reference, range).catch(describe);
      answers.set(key, answer);
      return answer;
    };
  }
}

/** Tags come in no order; those that are not versions do not count. */
async function findTag(
  client: RegistryClient,
  reference: Reference,
  range: string | undefined,
): Promise<string | undefined> {
  const parsed = range === undefined ? undefined : parseVersionRange(range);
  return highestVersion(
    await client.listTags(reference),
    parsed && !('problem' in parsed) ? parsed : undefined,
  );
}

function filesOf(files: {
  list(folder: string): readonly string[];
  read(
    path: string,
    options: { within: string; limit: number },
  ): { status: string; bytes?: Uint8Array };
}): ReadonlyMap<string, Uint8Array> {
  return new Map(
    files.list('.').flatMap((path): [string, Uint8Array][] => {
      const { bytes } = files.read(path, { within: '.', limit: Number.MAX_SAFE_INTEGER });
      return bytes === undefined ? [] : [[path, bytes]];
    }),
  );
}

function absent({ text, host, repository }: Reference, range: string | undefined): Failure {
  const within = range === undefined ? '' : ` within \`${range}\``;
  return {
    reason: `The registry has no version of \`${host}/${repository}\`${within} that \`${text}\` can mean.`,
    hint: 'Correct the reference, or publish the contract first.',
    isAbsent: true,
  };
}

function describe(error: unknown): Failure {
  const { kind, message, hint } = error as RegistryError & { hint?: string };
  return { reason: message, hint, isAbsent: kind === 'not-found' };
}
