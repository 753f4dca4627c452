// Publishes the bundle of a task, after the bundles that it references.
import { join } from 'node:path';
import type { ExecutorContext, ProjectConfiguration } from '@nx/devkit';
import {
  createDiskFiles,
  joinPath,
  tagOfVersion,
  type Files,
  type ResolvedBundle,
} from 'pacto-contract/graph';
import {
  packArtifact,
  pushArtifact,
  readBundle,
  RegistryError,
  type PackedArtifact,
  type RegistryClient,
} from 'pacto-contract/registry';
import { openClient } from '../../artifacts/open-client';
import { metadataOf } from '../../graph/read-graph';
import { listValuesFiles } from '../../graph/read-summaries';
import { readIgnoredFiles } from '../../nx/ignored-files';
import { writeFileAtomically } from '../../nx/write-file-atomically';
import { ALREADY_PUBLISHED } from '../../run/print-published';
import { describeNoBundle, openWorkspace, type OpenWorkspace } from '../open-workspace';
import { orderTasks } from '../order-tasks';
import {
  describeDefect,
  failure,
  type RequestedTask,
  type TaskOutcome,
  type TaskRunner,
} from '../task-runner';
import { describeConflict } from './describe-conflict';
import { readPublishOptions, type CheckedPublishOptions } from './read-publish-options';
import { readContractFiles } from './read-contract-files';
import type { PublishOptions } from './schema';
import { readSourceAddress } from './source-address';

interface Run {
  readonly context: ExecutorContext;
  readonly workspace: OpenWorkspace;
  readonly files: Files;
  /** Opened for the first bundle that is sent. */
  client(): Promise<RegistryClient>;
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
  const run: Run = {
    context,
    workspace,
    files: openPublishedFiles(context.root, roots),
    client: () => (opened ??= openClient(workspace.options.registries)),
  };
  /** Roots of bundles that could not be published. */
  const missing = new Set<string>();
  const providersOf = (project: string): string[] =>
    (metadataOf(context.projectGraph.nodes[project])?.references ?? []).flatMap(
      ({ answeredBy }) => answeredBy,
    );
  return {
    notices: workspace.options.targetNames.validate === false ? [NOT_VALIDATED] : [],
    // Bundles that others reference are published first. So a published bundle never references one that is not
    // published yet.
    order: (all) => {
      const idsAt = (root: string): string[] =>
        all
          .filter(({ target }) => context.projectGraph.nodes[target.project]!.data.root === root)
          .map(({ id }) => id);
      return orderTasks({
        tasks: Object.fromEntries(all.map((task) => [task.id, task])),
        dependencies: Object.fromEntries(
          all.map(({ id, target }) => [id, providersOf(target.project).flatMap(idsAt)]),
        ),
      });
    },
    async run(task, given, problem) {
      const bundle = workspace.bundleOf(task.project);
      if (!bundle) return failure(describeNoBundle(task.project));
      const provider = providersOf(task.project).find((root) => missing.has(root));
      const outcome =
        provider === undefined
          ? await publish(run, bundle, given, problem)
          : failure(
              `\`${bundle.root}\` was not published: it references \`${provider}\`, which could not be published.`,
            );
      if (!outcome.success) missing.add(bundle.root);
      return outcome;
    },
  };
}

/** Leaves out files that git ignores, because only this machine has them. */
function openPublishedFiles(workspaceRoot: string, roots: readonly string[]): Files {
  const all = createDiskFiles(workspaceRoot);
  return createDiskFiles(
    workspaceRoot,
    readIgnoredFiles(
      workspaceRoot,
      roots.flatMap((root) => all.list(root)),
    ),
  );
}

async function publish(
  run: Run,
  bundle: ResolvedBundle,
  given: PublishOptions,
  problem: string | undefined,
): Promise<TaskOutcome> {
  try {
    if (problem !== undefined) return failure(problem);
    const { registries } = run.workspace.options;
    const request = readPublishOptions({ ...given }, registries, process.env);
    if ('problem' in request) return failure(request.problem);
    const unfit = run.workspace.outputProblem(bundle, request.output, 'output');
    if (unfit !== undefined) return failure(unfit);
    const packed = packBundle(run, bundle);
    if (typeof packed === 'string') return failure(packed);
    return await deliver(run, bundle, request, packed);
  } catch (error) {
    if (error instanceof RegistryError) return failure(`${error.message}\n${error.hint}`);
    return failure(describeDefect(bundle.root, error));
  }
}

/** The packed bundle, or a sentence that says why it cannot be published. */
function packBundle({ context, files }: Run, bundle: ResolvedBundle): PackedArtifact | string {
  const { root, name, version } = bundle;
  const contract = readContractFiles(files, root, listValuesFiles(context.root, root));
  if (!contract || name === undefined || version === undefined) {
    return `The contract in \`${root}\` cannot be read. Run \`pacto-validate\` for it.`;
  }
  if (contract.localReferences.length > 0) {
    return [
      `The bundle in \`${root}\` was not published, because it references local paths. Consumers do not have these paths.`,
      ...contract.localReferences,
      'Replace each path with the `oci://` reference of the published bundle.',
    ].join('\n');
  }
  const projects = Object.values(context.projectGraph.nodes);
  const content = readBundle({
    files,
    root,
    named: contract.named,
    projectRoots: projects.map(({ data }) => data.root),
    // A `package.json` outside the workspaces of npm does not make a project.
    isShared:
      files.children(root).includes('package.json') ||
      projects.some(({ data }) => data.root === root && isAnotherProject(data)),
  });
  if (!(content instanceof Map)) return describe(root, content);
  const source = readSourceAddress(context.root);
  const identity = { name, version, pactoVersion: contract.pactoVersion, source };
  const packed = packArtifact(content, identity);
  return 'problem' in packed ? describe(root, packed) : packed;
}

/** Whether the folder is also an app or a library. Another plugin or a `project.json` says so. */
function isAnotherProject({ projectType, sourceRoot, metadata }: ProjectConfiguration): boolean {
  const others = (metadata?.technologies ?? []).filter((name) => name !== 'pacto');
  return (
    projectType !== undefined ||
    sourceRoot !== undefined ||
    others.length > 0 ||
    metadata?.js !== undefined
  );
}

function describe(root: string, { problem, hint }: { problem: string; hint?: string }): string {
  return [`The bundle in \`${root}\` was not published. ${problem}`, ...(hint ? [hint] : [])].join(
    '\n',
  );
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
  return failure(describeConflict(reference, outcome, { root, name: name! }));
}

function success(text: string): TaskOutcome {
  return { success: true, text: `${text}\n` };
}
