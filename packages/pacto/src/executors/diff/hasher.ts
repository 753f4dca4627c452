// The hash of a diff: what Nx makes of the head side, and what the diff will read of the base. New
// commits on the base leave it as it is unless they change that.
import { createHash, randomUUID } from 'node:crypto';
import type { Hash, Task } from '@nx/devkit';
import {
  createWorkspaceIndex,
  type ResolvedBundle,
  type WorkspaceIndex,
} from 'pacto-contract/graph';
import { chooseBase, readBaseOption, ROOT_VARIABLE } from '../../base/choose-base';
import { createBaseOpener, type BaseOpener } from '../../base/open-asked-base';
import { bundlesOf, readOptions } from '../../graph/read-graph';
import { hashTogether, type HasherContext } from './hash-together';

/** Never rejects for what is wrong with a base, which would end the whole run: that is for the task to say. */
export default async function hashDiff(task: Task, context: HasherContext): Promise<Hash> {
  const native = hashTogether(task, context);
  const base = describeBase(task, context).catch(
    // Such a task fails. Its hash is that of no other, so it cannot be taken for one that did not.
    (): string => randomUUID(),
  );
  return addToHash(await native, await base);
}

/** The hash of a task whose result also depends on what `text` describes. */
export function addToHash(hash: Hash, text: string | undefined): Hash {
  if (text === undefined) return hash;
  const content = sha1(text);
  return {
    ...hash,
    value: sha1(`${hash.value}\n${content}`),
    details: { ...hash.details, nodes: { ...hash.details.nodes, 'pacto base': content } },
  };
}

async function describeBase(task: Task, context: HasherContext): Promise<string> {
  const { bundles, index, bases } = await runOf(context);
  const bundle = bundles.get(task.target.project);
  if (!bundle) throw new Error('The project has no contract.');
  const base = await bases.open(
    chooseBase(readBaseOption(optionsOf(task, context)), process.env, context.nxJsonConfiguration),
  );
  if ('problem' in base) throw new Error(base.problem);
  const root = await base.find(bundle, index);
  if (typeof root === 'object') throw new Error(root.problem);
  const state = root === undefined ? 'new' : await base.stateFor(root, index);
  return JSON.stringify([base.kind, base.nameFor(root), root ?? '', state]);
}

/** The options as the executor will get them: from the command line, else from the target. */
export function optionsOf(
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

/** Shared by the tasks of one run; Nx asks for each hash alone. */
interface Run {
  readonly bundles: ReadonlyMap<string, ResolvedBundle>;
  readonly index: WorkspaceIndex;
  readonly bases: BaseOpener;
}

/** Nx passes no object of ours from hash to hash, so the task graph of the run is the key. */
const runs = new WeakMap<HasherContext['taskGraph'], Promise<Run>>();

export function runOf(context: HasherContext): Promise<Run> {
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
  const bases = createBaseOpener({
    root,
    env: process.env,
    options,
    bundleRoots,
    compares: false,
  });
  return { bundles, index, bases };
}

/** Of the devkit only when the hook did not run: it loads a hundred modules that nothing else here needs. */
async function findWorkspaceRoot(): Promise<string> {
  return process.env[ROOT_VARIABLE] ?? (await import('@nx/devkit')).workspaceRoot;
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
