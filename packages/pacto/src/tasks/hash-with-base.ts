// The hash of a task that reads a base: Nx hashes the files of the workspace, and this adds what the task reads of
// the base. A new commit on the base changes the hash only if it changes one of these files.
import { createHash, randomUUID } from 'node:crypto';
import type { Hash, Task } from '@nx/devkit';
import {
  createWorkspaceIndex,
  type ResolvedBundle,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import type { Base } from '../base/base';
import type { BaseProblem } from '../base/base-source';
import { ROOT_VARIABLE } from '../base/choose-base';
import { createBaseOpener, type BaseOpener } from '../base/open-asked-base';
import { bundlesOf, readOptions } from '../graph/read-graph';
import { hashTogether, type HasherContext } from './hash-together';

/** What the tasks of one run share. Nx asks for one hash at a time. */
interface Run {
  readonly bundles: ReadonlyMap<string, ResolvedBundle>;
  readonly index: WorkspaceIndex;
  readonly bases: BaseOpener;
}

interface HashedTask {
  readonly bundle: ResolvedBundle;
  readonly index: WorkspaceIndex;
  readonly bases: BaseOpener;
}

/**
 * A text that changes whenever the result may change for another reason than the files of the
 * workspace. `undefined` if only the files count.
 */
type Describe = (
  options: Readonly<Record<string, unknown>>,
  open: () => Promise<HashedTask>,
) => Promise<string | undefined>;

/** Never rejects for a wrong base, because that would end the whole run. The task reports the problem. */
export async function hashWithBase(
  task: Task,
  context: HasherContext,
  describe: Describe,
): Promise<Hash> {
  const native = hashTogether(task, context);
  const text = describe(optionsOf(task, context), () => openTask(task, context)).catch(
    // The task will fail. A random hash keeps the cache from using the result of another task.
    (): string => randomUUID(),
  );
  return addToHash(await native, await text);
}

/** Names a base and what a task reads of it. Throws for a wrong base. */
export async function describeBase<Opened extends Base>(
  base: Opened | BaseProblem,
  { bundle, index }: HashedTask,
  stateFor: (base: Opened, root: string) => Promise<string>,
): Promise<string> {
  if ('problem' in base) throw new Error(base.problem);
  const root = await base.find(bundle, index);
  if (typeof root === 'object') throw new Error(root.problem);
  const state = root === undefined ? 'new' : await stateFor(base, root);
  return JSON.stringify([base.kind, base.nameFor(root), root ?? '', state]);
}

function addToHash(hash: Hash, text: string | undefined): Hash {
  if (text === undefined) return hash;
  const content = sha1(text);
  return {
    ...hash,
    value: sha1(`${hash.value}\n${content}`),
    details: { ...hash.details, nodes: { ...hash.details.nodes, 'pacto base': content } },
  };
}

/** The options as the executor will get them. The command line overrides the target. */
function optionsOf(
  task: Task,
  { projectGraph }: Pick<HasherContext, 'projectGraph'>,
): Record<string, unknown> {
  const { project, target, configuration } = task.target;
  const declared = projectGraph.nodes[project]?.data.targets?.[target];
  return {
    ...(declared?.options as object),
    ...(configuration === undefined ? {} : (declared?.configurations?.[configuration] as object)),
    ...(task.overrides as object),
  };
}

async function openTask(task: Task, context: HasherContext): Promise<HashedTask> {
  const { bundles, index, bases } = await runOf(context);
  const bundle = bundles.get(task.target.project);
  if (!bundle) throw new Error('The project has no contract.');
  return { bundle, index, bases };
}

/**
 * Nx passes no object of the plugin from hash to hash, so the task graph of the run is the key. Without
 * this map, every task would open the base. `diff.spec.ts` shows that all tasks ask git as often as one.
 */
const runs = new WeakMap<HasherContext['taskGraph'], Promise<Run>>();

function runOf(context: HasherContext): Promise<Run> {
  const run = runs.get(context.taskGraph) ?? openRun(context);
  runs.set(context.taskGraph, run);
  return run;
}

async function openRun({ projectGraph, nxJsonConfiguration }: HasherContext): Promise<Run> {
  const root = await findWorkspaceRoot();
  const bundles = bundlesOf(projectGraph);
  const options = readOptions({ root, nxJsonConfiguration });
  const index = createWorkspaceIndex([...bundles.values()], options);
  const bundleRoots = index.bundles.map((bundle) => bundle.root);
  const bases = createBaseOpener({ root, env: process.env, options, bundleRoots, compares: false });
  return { bundles, index, bases };
}

/** The devkit is loaded only when the hook did not run, because it loads a hundred modules. */
async function findWorkspaceRoot(): Promise<string> {
  return process.env[ROOT_VARIABLE] ?? (await import('@nx/devkit')).workspaceRoot;
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
