// Packs the bundle of a task as an artifact: the files that git does not ignore, and that belong to the contract.
import type { ExecutorContext, ProjectConfiguration } from '@nx/devkit';
import { createDiskFiles, type Files, type ResolvedBundle } from 'pacto-contract/graph';
import { packArtifact, readBundle, type PackedArtifact } from 'pacto-contract/registry';
import { listValuesFiles } from '../../graph/read-summaries';
import { readIgnoredFiles } from '../../nx/ignored-files';
import { readContractFiles } from './read-contract-files';
import { readSourceAddress } from './source-address';

/** Leaves out files that git ignores, because only this machine has them. */
export function openPublishedFiles(workspaceRoot: string, roots: readonly string[]): Files {
  const all = createDiskFiles(workspaceRoot);
  return createDiskFiles(
    workspaceRoot,
    readIgnoredFiles(
      workspaceRoot,
      roots.flatMap((root) => all.list(root)),
    ),
  );
}

/** The packed bundle, or a sentence that says why it cannot be published. */
export function packBundle(
  context: ExecutorContext,
  files: Files,
  { root, name, version }: ResolvedBundle,
): PackedArtifact | string {
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
