// The artifacts that locks and digests name, opened once in a process: from the store, else fetched from
// their registry by digest. After the fetch the engine reads them without waiting.
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  openArtifact,
  openBlobStore,
  type ArtifactState,
  type BlobStore,
} from 'pacto-contract/validator';
import type { RegistryClient } from 'pacto-contract/registry';
import type { NormalizedOptions } from '../options';
import { pinnedInFacts, type PinnedReference } from './find-pinned';

export interface ArtifactCache {
  readonly store: BlobStore;
  /** Whether no registry may be asked. */
  readonly isOffline: boolean;
  /** What is known of an artifact; never asks a registry. */
  stateOf(digest: string): ArtifactState;
  /**
   * Opens the artifacts and those that they name by a digest, and fetches what the store lacks. Never
   * rejects: a failure is the state of its artifact.
   */
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
      // Not at the top: most runs ask no registry.
      const { openClient } = await import('./open-client.js');
      const { fetchArtifact } = await import('./fetch-artifact.js');
      await fetchArtifact(await (client ??= openClient(options.registries)), ref, digest, store);
      states.set(digest, openArtifact(store, digest));
    } catch (error) {
      states.set(digest, { ...state, reason: `${state.reason} ${(error as Error).message}` });
    }
  };
  return {
    store,
    isOffline,
    stateOf,
    async load(pinned) {
      const asked = new Set<string>();
      const waiting = [...pinned];
      for (let one = waiting.pop(); one; one = waiting.pop()) {
        if (asked.has(one.digest)) continue;
        asked.add(one.digest);
        await loadOne(one);
        const state = stateOf(one.digest);
        if (state.status === 'open') waiting.push(...pinnedInFacts(state.facts));
      }
    },
  };
}

function storeFolder(
  workspaceRoot: string,
  option: string | undefined,
  env: NodeJS.ProcessEnv,
): string {
  if (option !== undefined) return join(workspaceRoot, option);
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'nx-pacto');
}
