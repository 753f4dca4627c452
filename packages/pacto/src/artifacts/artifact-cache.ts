// The artifacts that locks and digests name. A process opens each one once: from the store, or from its registry
// by digest if the store lacks it. After that the engine reads them without waiting.
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import {
  openArtifact,
  openBlobStore,
  type ArtifactState,
  type BlobStore,
} from 'pacto-contract/artifacts';
import type { RegistryClient, RegistryError } from 'pacto-contract/registry';
import type { NormalizedOptions } from '../options';
import { isOfflineRun, OFFLINE_VARIABLE } from './offline-run';
import { pinnedInFacts, type PinnedReference } from './find-pinned';

export interface ArtifactCache {
  readonly store: BlobStore;
  /** The option or variable that forbids requests to registries, in words. Absent if requests are allowed. */
  readonly offlineBy?: string;
  /** The state of an artifact as it is known now. Never asks a registry. */
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
  const offlineBy = findOfflineSwitches(options, env);
  let client: Promise<RegistryClient> | undefined;
  const stateOf = (digest: string): ArtifactState => {
    const known = states.get(digest) ?? hintAtSwitch(openArtifact(store, digest), offlineBy);
    states.set(digest, known);
    return known;
  };
  const loadOne = async ({ ref, digest }: PinnedReference): Promise<void> => {
    const state = stateOf(digest);
    if (state.status === 'open' || state.status === 'unusable' || offlineBy) return;
    try {
      // Imported here, because most runs ask no registry.
      const { openClient } = await import('./open-client.js');
      const { fetchArtifact } = await import('./fetch-artifact.js');
      await fetchArtifact(await (client ??= openClient(options.registries)), ref, digest, store);
      states.set(digest, openArtifact(store, digest));
    } catch (error) {
      states.set(digest, describeFailure(state, error as RegistryError));
    }
  };
  return {
    store,
    ...(offlineBy === undefined ? {} : { offlineBy }),
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

/** What forbids requests, in words; `undefined` if nothing does. */
function findOfflineSwitches(
  options: Pick<NormalizedOptions, 'offline'>,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const switches = [
    ...(options.offline ? ['the plugin option `offline`'] : []),
    ...(isOfflineRun(env) ? [OFFLINE_VARIABLE] : []),
  ];
  return switches.length > 0 ? switches.join(' and ') : undefined;
}

type Unavailable = Exclude<ArtifactState, { status: 'open' }>;

function hintAtSwitch(state: ArtifactState, offlineBy: string | undefined): ArtifactState {
  if (offlineBy === undefined || state.status === 'open' || state.status === 'unusable') {
    return state;
  }
  return {
    ...state,
    reason: `${state.reason} No registry was asked, because of ${offlineBy}.`,
    hint: `Turn off ${offlineBy} and run the command again, or commit the store with this artifact (plugin option \`store\`).`,
  };
}

/** Any other error, such as a store that cannot be written, has no hint. */
function describeFailure(state: Unavailable, { kind, message, hint }: RegistryError): Unavailable {
  if (kind === 'not-found') {
    const reason = `${state.reason} The registry does not have it either. ${message}`;
    return { status: 'absent', reason };
  }
  const advice =
    hint === undefined ? {} : { hint: `${hint} Or commit the store (plugin option \`store\`).` };
  return { ...state, reason: `${state.reason} ${message}`, ...advice };
}

function storeFolder(
  workspaceRoot: string,
  option: string | undefined,
  env: NodeJS.ProcessEnv,
): string {
  if (option !== undefined) return join(workspaceRoot, option);
  const given = env['XDG_CACHE_HOME'] ?? '';
  // A relative path is not valid there: each folder would have a store of its own.
  return join(isAbsolute(given) ? given : join(homedir(), '.cache'), 'nx-pacto');
}
