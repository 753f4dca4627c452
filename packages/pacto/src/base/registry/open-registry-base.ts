// A base in a registry: each bundle is compared with an artifact. The registry gives the current meaning of the
// references of the artifact. A run sends each question once. A failure is never reported as "no change".
import { createMemoryFiles, parseLock, type ArtifactState } from 'pacto-contract/artifacts';
import { buildWorkspaceIndex, LOCK_FILE, type ResolvedBundle } from 'pacto-contract/graph';
import type { RegistryClient, RegistryError } from 'pacto-contract/registry';
import type { ArtifactCache } from '../../artifacts/artifact-cache';
import { linkArtifacts } from '../../artifacts/link-artifacts';
import { openClient } from '../../artifacts/open-client';
import { createRegistrySource } from '../../artifacts/registry-source';
import type { Base, BaseSide } from '../base';
import type { BaseProblem } from '../base-source';
import { PUBLISHED, type AskedBase } from '../choose-base';
import type { BaseWorkspace } from '../base-workspace';
import { findVersion } from './find-version';
import { limitAtOnce } from './limit-at-once';
import { lockArtifact } from './lock-artifact';
import { openRunMemory } from './run-memory';

/** An artifact that a bundle is compared with, and the lock of its references. */
interface BaseArtifact {
  /** `oci://host/repo:tag@digest`. */
  readonly root: string;
  readonly digest: string;
  /** The text of a lock. */
  readonly lock: string;
}

/** `new`: no version of the bundle was released. */
type Answer = BaseArtifact | 'new';

/** How many requests to registries run at one time. */
const AT_ONCE = 8;

export async function openRegistryBase(
  asked: AskedBase,
  workspace: BaseWorkspace,
  artifacts: ArtifactCache,
): Promise<Base | BaseProblem> {
  const { offlineBy } = artifacts;
  if (offlineBy !== undefined) {
    return {
      problem: `The base \`${asked.text}\` is in a registry. No registry is asked, because of ${offlineBy}.`,
      hint: `Turn off ${offlineBy}, or give a branch, a tag, a commit or a folder.`,
    };
  }
  const findArtifact = createArtifactFinder(asked, workspace, artifacts);
  const found = new Map<string, BaseArtifact>();
  return {
    kind: 'oci',
    async find(bundle) {
      const answer = await findArtifact(bundle);
      if (answer === 'new') return undefined;
      if ('problem' in answer) return answer;
      found.set(answer.root, answer);
      return answer.root;
    },
    nameFor: (root) => root ?? PUBLISHED,
    stateFor: (root, head) => {
      const { lock } = found.get(root)!;
      return Promise.resolve(JSON.stringify([lock, head.registries]));
    },
    sideFor: (root) => openSide(found.get(root)!, workspace, artifacts),
    filesIn: () => [],
    close: () => undefined,
  };
}

/** Finds the artifact of a bundle. All processes of a run get the first answer to a question. */
function createArtifactFinder(
  asked: AskedBase,
  { root: workspaceRoot, env, options: { registries } }: BaseWorkspace,
  artifacts: ArtifactCache,
): (bundle: ResolvedBundle) => Promise<Answer | BaseProblem> {
  let opened: Promise<RegistryClient> | undefined;
  const client = (): Promise<RegistryClient> => (opened ??= openClient(registries));
  const source = createRegistrySource(client, artifacts);
  const memory = openRunMemory<Answer>(workspaceRoot, env);
  const limited = limitAtOnce(AT_ONCE);
  const ask = async (bundle: ResolvedBundle): Promise<Answer | BaseProblem> => {
    const version = await findVersion(await client(), asked, bundle, registries);
    if (version === undefined) return 'new';
    if ('problem' in version) return version;
    const { root, digest } = version;
    const state = await openArtifact(artifacts, version);
    if (state.status !== 'open') return describeUnavailable(`The base \`${root}\``, state);
    const locked = await lockArtifact(source, state, digest);
    if ('reason' in locked) return describeUnavailable(`A reference of \`${root}\``, locked);
    return { root, digest, lock: locked.lock };
  };
  return async (bundle) => {
    const question = JSON.stringify([asked.text, bundle.name, bundle.version]);
    const known = memory.recall(question);
    if (known) return known;
    const answer = await limited(() => ask(bundle)).catch(describeRefusal);
    if (typeof answer === 'string' || 'root' in answer) memory.keep(question, answer);
    return answer;
  };
}

/** The artifact as the one bundle of a workspace. Its lock answers all its references. */
async function openSide(
  { root, digest, lock }: BaseArtifact,
  { options }: BaseWorkspace,
  artifacts: ArtifactCache,
): Promise<BaseSide | BaseProblem> {
  const state = await openArtifact(artifacts, { root, digest });
  if (state.status !== 'open') return describeUnavailable(`The base \`${root}\``, state);
  const index = buildWorkspaceIndex([{ root, base: state.facts, overrides: [] }], options);
  const parsed = parseLock('', lock);
  const linked = linkArtifacts(index, artifacts, { lockAt: () => parsed, read: () => undefined });
  await linked.load([LOCK_FILE]);
  return { root, index: linked.index, files: linked.withArtifacts(createMemoryFiles({})) };
}

async function openArtifact(
  artifacts: ArtifactCache,
  { root, digest }: { root: string; digest: string },
): Promise<ArtifactState> {
  await artifacts.load([{ ref: root, digest }]);
  return artifacts.stateOf(digest);
}

function describeUnavailable(
  what: string,
  { reason, hint }: { readonly reason: string; readonly hint?: string },
): BaseProblem {
  return {
    problem: `${what} cannot be read. ${reason}`,
    hint: `${hint ?? 'Run the task again when the registry has it.'} Or give another base with \`--base\`.`,
  };
}

function describeRefusal(error: unknown): BaseProblem {
  const { message, hint } = error as RegistryError & { hint?: string };
  return { problem: message, hint: hint ?? 'Give another base with `--base`.' };
}
