// Publishes the bundle of a task, after the bundles that it references.
import { join } from 'node:path';
import type { ExecutorContext, Task } from '@nx/devkit';
import { joinPath, tagOfVersion, type Files, type ResolvedBundle } from 'pacto-contract/graph';
import {
  pushArtifact,
  RegistryError,
  type PackedArtifact,
  type RegistryClient,
} from 'pacto-contract/registry';
import { openClient } from '../../artifacts/open-client';
import { metadataOf } from '../../graph/read-graph';
import { writeFileAtomically } from '../../nx/write-file-atomically';
import { ALREADY_PUBLISHED } from '../../run/print-published';
import { runOnBundles, type BundleTask } from '../../tasks/bundle-task';
import { openWorkspace, type OpenWorkspace } from '../../tasks/open-workspace';
import { orderTasks } from '../../tasks/order-tasks';
import {
  describeDefect,
  failure,
  type RequestedTask,
  type TaskOutcome,
  type TaskRunner,
  type TaskTarget,
} from '../../tasks/task-runner';
import { describeConflict } from './describe-conflict';
import { createPublishedCheck, findUnpublished, type PublishedCheck } from './find-unpublished';
import { openPublishedFiles, packBundle } from './pack-bundle';
import { readPublishOptions, type CheckedPublishOptions } from './read-publish-options';
import type { PublishOptions } from './schema';

interface Run {
  readonly context: ExecutorContext;
  readonly workspace: OpenWorkspace;
  readonly files: Files;
  /** Opened for the first bundle that is sent. */
  client(): Promise<RegistryClient>;
  readonly isPublished: PublishedCheck;
}

const NOT_VALIDATED =
  'The option `validateTargetName` of the Pacto plugin is `false` in `nx.json`, so contracts are published without validation.';

/** The target is never cached, because no file shows whether a version is published. */
export async function createPublishRunner(
  context: ExecutorContext,
  tasks: readonly RequestedTask<PublishOptions>[],
): Promise<TaskRunner<PublishOptions>> {
  const workspace = await openWorkspace(context, []);
  const roots = tasks.flatMap(({ task }) => workspace.bundleOf(task.project)?.root ?? []);
  let opened: Promise<RegistryClient> | undefined;
  const client = () => (opened ??= openClient(workspace.options.registries));
  const run: Run = {
    context,
    workspace,
    files: openPublishedFiles(context.root, roots),
    client,
    isPublished: createPublishedCheck(client),
  };
  /** Roots of bundles that could not be published. */
  const missing = new Set<string>();
  return {
    notices: workspace.options.targetNames.validate === false ? [NOT_VALIDATED] : [],
    order: (all) => orderProvidersFirst(context, all),
    run: runOnBundles(workspace, async (bundleTask) => {
      const { task, bundle } = bundleTask;
      const provider = providersOf(context, task.project).find((root) => missing.has(root));
      const outcome =
        provider === undefined
          ? await publish(run, bundleTask)
          : failure(
              `\`${bundle.root}\` was not published: it references \`${provider}\`, which could not be published.`,
            );
      if (!outcome.success) missing.add(bundle.root);
      return outcome;
    }),
  };
}

/** The roots of the bundles that the contract of a project references. */
function providersOf({ projectGraph }: ExecutorContext, project: string): string[] {
  const references = metadataOf(projectGraph.nodes[project])?.references ?? [];
  return references.flatMap(({ answeredBy }) => answeredBy);
}

/** Bundles that others reference come first. So a published bundle never references one that is not published yet. */
function orderProvidersFirst(context: ExecutorContext, tasks: readonly Task[]): Task[] {
  const { nodes } = context.projectGraph;
  const idsAt = (root: string): string[] =>
    tasks.filter(({ target }) => nodes[target.project]!.data.root === root).map(({ id }) => id);
  return orderTasks({
    tasks: Object.fromEntries(tasks.map((task) => [task.id, task])),
    dependencies: Object.fromEntries(
      tasks.map(({ id, target }) => [id, providersOf(context, target.project).flatMap(idsAt)]),
    ),
  });
}

async function publish(
  run: Run,
  { task, bundle, given, problem }: BundleTask,
): Promise<TaskOutcome> {
  try {
    if (problem !== undefined) return failure(problem);
    const { registries } = run.workspace.options;
    const request = readPublishOptions(given, registries, process.env);
    if ('problem' in request) return failure(request.problem);
    const unfit = run.workspace.outputProblem(bundle, request.output, 'output');
    if (unfit !== undefined) return failure(unfit);
    const packed = packBundle(run.context, run.files, bundle);
    if (typeof packed === 'string') return failure(packed);
    const outcome = await deliver(run, bundle, request, packed);
    if (!outcome.success || request.isDryRun || request.output !== undefined) return outcome;
    const notes = await describeUnpublished(run, task, request.registry);
    return { ...outcome, text: outcome.text + notes };
  } catch (error) {
    if (error instanceof RegistryError) return failure(`${error.message}\n${error.hint}`);
    return failure(describeDefect(bundle.root, error));
  }
}

async function deliver(
  { context, client }: Run,
  { root, name, version }: ResolvedBundle,
  { registry, isDryRun, output }: CheckedPublishOptions,
  packed: PackedArtifact,
): Promise<TaskOutcome> {
  const [host, ...path] = registry.split('/');
  const repository = { host: host!, repository: [...path, name!].join('/') };
  const tag = tagOfVersion(version!);
  const reference = `oci://${registry}/${name}:${tag}`;
  const size = `${packed.layer.size} bytes`;
  const { digest } = packed.manifest;
  if (isDryRun) return success(`Would publish ${reference}@${digest}, ${size}.`);
  if (output !== undefined) {
    writeFileAtomically(join(context.root, joinPath('.', output)!), packed.layer.bytes);
    return success(`Wrote ${output}, ${size}, the layer of ${reference}@${digest}.`);
  }
  const outcome = await pushArtifact(await client(), repository, tag, packed);
  if (outcome.status === 'published') return success(`Published ${reference}@${digest}, ${size}.`);
  if (outcome.status === 'already-published') {
    return success(`${ALREADY_PUBLISHED} ${reference}@${outcome.digest}.`);
  }
  return failure(describeConflict(reference, outcome, { root, name: name!, digest }));
}

/** Lines about references to bundles of this workspace that are not published, and that this run does not publish. */
async function describeUnpublished(
  { context, isPublished }: Run,
  { project, target }: TaskTarget,
  registry: string,
): Promise<string> {
  const { projectGraph, taskGraph } = context;
  const coming = new Set(
    Object.values(taskGraph?.tasks ?? {}).flatMap((task) =>
      task.target.target === target ? (task.projectRoot ?? []) : [],
    ),
  );
  const refs = await findUnpublished(
    metadataOf(projectGraph.nodes[project])?.references ?? [],
    isPublished,
    (ref, root) => coming.has(root) && ref.startsWith(`oci://${registry}/`),
  );
  return refs
    .map((ref) => `Its reference ${ref} is not in the registry yet. Publish that bundle, too.\n`)
    .join('');
}

function success(text: string): TaskOutcome {
  return { success: true, text: `${text}\n` };
}
