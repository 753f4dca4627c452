// The artifacts that locks and digests name, opened once in a process: from the store, else fetched from
// their registry by digest. After the fetch the engine reads them without waiting.
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  openArtifact,
  openBlobStore,
  parseReference,
  type ArtifactState,
  type BlobStore,
} from 'pacto-contract';
import type { RegistryClient } from 'pacto-contract/registry';
import type { NormalizedOptions } from '../options';
import { openClient } from './open-client';

/** A reference and the digest that it means. */
export interface PinnedReference {
  readonly ref: string;
  readonly digest: string;
}

export interface ArtifactCache {
  readonly store: BlobStore;
  /** What is known of an artifact; never asks a registry. */
  stateOf(digest: string): ArtifactState;
  /** Opens the artifacts, and fetches those that the store lacks. Never rejects: a failure is the state of its artifact. */
  load(pinned: readonly PinnedReference[]): Promise<void>;
}

export function createArtifactCache(
  workspaceRoot: string,
  options: Pick<NormalizedOptions, 'registries' | 'offline' | 'store'>,
  env: NodeJS.ProcessEnv,
): ArtifactCache {
  const store = openBlobStore(storeFolder(workspaceRoot, options.store, env));
  const states = new Map<string, ArtifactState>();
  const isOffline = options.offline || env['PACTO_OFFLINE'] === '1';
  let client: Promise<RegistryClient> | undefined;
  const stateOf = (digest: string): ArtifactState => {
    const known = states.get(digest) ?? openArtifact(store, digest);
    states.set(digest, known);
    return known;
  };
  const loadOne = async ({ ref, digest }: PinnedReference): Promise<void> => {
    const state = stateOf(digest);
    if (state.status === 'open' || state.status === 'unusable' || isOffline) return;
    try {
      await fetchArtifact(await (client ??= openClient(options.registries)), ref, digest, store);
      states.set(digest, openArtifact(store, digest));
    } catch (error) {
      states.set(digest, { ...state, reason: `${state.reason} ${(error as Error).message}` });
    }
  };
  return {
    store,
    stateOf,
    async load(pinned) {
      for (const one of pinned) await loadOne(one);
    },
  };
}

/** Writes the manifest last, so that an artifact whose manifest is there is whole. */
export async function fetchArtifact(
  client: RegistryClient,
  ref: string,
  digest: string,
  store: BlobStore,
): Promise<void> {
  const reference = parseReference(ref);
  if ('problem' in reference || reference.scheme !== 'oci') return;
  const { pullArtifact } = await import('pacto-contract/registry');
  const { manifest, manifestBytes, layer } = await pullArtifact(client, reference, digest);
  store.write(manifest.layer.digest, layer);
  store.write(digest, manifestBytes);
}

function storeFolder(
  workspaceRoot: string,
  option: string | undefined,
  env: NodeJS.ProcessEnv,
): string {
  if (option !== undefined) return join(workspaceRoot, option);
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'nx-pacto');
}
