// A client for OCI registries. It reads manifests, blobs and tags, and sends blobs and manifests. It checks what a
// registry sends before it returns it. Differences between registries are handled in this folder.
import type { Descriptor } from '../../files/artifact/parse-manifest';
import type { Blob } from '../pack/pack-artifact';
import { createAuthorizer } from './authorize';
import { SYSTEM_CLOCK, type Clock } from './clock';
import type { Credentials } from './credential';
import type { Answer, Fetch, Send, Wire } from './exchange';
import { listAllTags } from './list-tags';
import { RegistryError } from './registry-error';
import { repositoryPath, showName, type Repository } from './registry-url';
import { withRetries } from './retry';
import { pullBlob, pushBlob } from './transfer-blob';
import { findManifest, pullManifest, pushManifest, type PulledManifest } from './transfer-manifest';

export interface RegistryClient {
  /** Digest of the manifest under a tag or digest; `undefined` when the registry has none. */
  findManifest(repository: Repository, reference: string): Promise<string | undefined>;
  pullManifest(repository: Repository, reference: string): Promise<PulledManifest>;
  pullBlob(repository: Repository, blob: Descriptor): Promise<Uint8Array>;
  /** In the registry's order, which is not that of versions. */
  listTags(repository: Repository): Promise<readonly string[]>;
  pushBlob(repository: Repository, blob: Blob): Promise<void>;
  /** Returns the digest that the tag has afterwards. */
  pushManifest(repository: Repository, tag: string, manifest: Blob): Promise<string>;
}

interface RegistryClientOptions {
  readonly credentials: Credentials;
  readonly fetch: Fetch;
  readonly clock?: Clock;
}

/** Milliseconds for one call, with all its retries, tokens and redirects. */
const TOTAL_LIMIT = 5 * 60_000;
/** The same where the registry did not answer the call before. Without it, a run with many references waits for hours. */
const SHORT_LIMIT = 10_000;

export function createRegistryClient(options: RegistryClientOptions): RegistryClient {
  const clock = options.clock ?? SYSTEM_CLOCK;
  const wire: Wire = { fetch: options.fetch, clock };
  const authorizer = createAuthorizer(wire, options.credentials);
  /** Hosts that did not answer the last call, after all its retries. Each further call is one short try. */
  const silent = new Set<string>();

  /** Runs all requests of one task within one time limit. They ask only for the rights that the task needs. */
  const run = async <T>(
    repository: Repository,
    actions: 'pull' | 'pull,push',
    task: (send: Send) => Promise<T>,
  ): Promise<T> => {
    const isSilent = silent.has(repository.host);
    const deadline = clock.now() + (isSilent ? SHORT_LIMIT : TOTAL_LIMIT);
    const scope = `repository:${repositoryPath(repository)}:${actions}`;
    const send: Send = (request) => {
      const attempt = (): Promise<Answer> =>
        authorizer.send({ request, repository, scope, deadline });
      return withRetries(wire, request, deadline, attempt, isSilent ? 1 : undefined);
    };
    try {
      const result = await task(send);
      silent.delete(repository.host);
      return result;
    } catch (error) {
      if (error instanceof RegistryError && error.kind === 'unreachable') {
        silent.add(repository.host);
      } else silent.delete(repository.host);
      throw withoutSecrets(error, (text) => authorizer.hideSecrets(text, showName(repository)));
    }
  };

  return {
    findManifest: (repository, reference) =>
      run(repository, 'pull', (send) => findManifest(send, repository, reference)),
    pullManifest: (repository, reference) =>
      run(repository, 'pull', (send) => pullManifest(send, repository, reference)),
    pullBlob: (repository, blob) =>
      run(repository, 'pull', (send) => pullBlob(send, repository, blob)),
    listTags: (repository) => run(repository, 'pull', (send) => listAllTags(send, repository)),
    pushBlob: (repository, blob) =>
      run(repository, 'pull,push', (send) => pushBlob(send, repository, blob)),
    pushManifest: (repository, tag, manifest) =>
      run(repository, 'pull,push', (send) =>
        pushManifest({ send, sleep: clock.sleep }, repository, tag, manifest),
      ),
  };
}

function withoutSecrets(error: unknown, hide: (text: string) => string): unknown {
  if (!(error instanceof RegistryError)) return error;
  const { kind, message, hint, status, code } = error;
  return new RegistryError(kind, hide(message), hide(hint), status, code);
}
