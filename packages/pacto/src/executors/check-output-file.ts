import { existsSync, realpathSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import {
  baseName,
  belowFolder,
  CONTRACT_FILE,
  joinPath,
  parentFolder,
  type ResolvedBundle,
} from 'pacto-contract/graph';
import { posixPath } from '../nx/posix-path';
import { reportPath } from '../graph/build-targets';
import type { NormalizedOptions } from '../options';
import { REPORT_FILES } from '../run/summarize-run';
import type { TaskInputs } from '../nx/task-inputs';

interface OutputSources {
  readonly workspaceRoot: string;
  readonly options: NormalizedOptions;
  /** Root of the bundle whose task it is. */
  readonly root: string;
  bundleAt(root: string): ResolvedBundle | undefined;
  /** What the tasks of the bundle at a root read. */
  inputsAt(root: string): readonly TaskInputs[];
  /** Whether git or Nx ignores a file, so that no task reads it. */
  isIgnored(path: string): boolean;
}

/**
 * One sentence that explains why an `outputFile` would overwrite a source file or an input of a
 * task.
 */
export function findOutputProblem(path: string, sources: OutputSources): string | undefined {
  const paths = [...new Set([path, realPathOf(path, sources.workspaceRoot)])];
  const accepted = `Choose a file that nothing reads, such as \`dist/${posix.basename(path)}\`.`;
  for (const one of paths) {
    if (baseName(one) === CONTRACT_FILE) {
      return `\`outputFile\` is \`${path}\`, a contract, which the report would replace. ${accepted}`;
    }
    if (REPORT_FILES.some((file) => one === reportPath(sources.options, sources.root, file))) {
      return `\`outputFile\` is \`${path}\`, which the task writes itself. ${accepted}`;
    }
    const reader = [sources.root, ...bundlesAround(one, sources)].find((root) =>
      sources.inputsAt(root).some((inputs) => inputs.file(one)),
    );
    if (reader !== undefined && !sources.isIgnored(one)) {
      return `\`outputFile\` is \`${path}\`. The result for the contract in \`${reader}\` depends on this file, and the report would replace it. ${accepted}`;
    }
  }
  return undefined;
}

function bundlesAround(path: string, { bundleAt }: OutputSources): string[] {
  const roots: string[] = [];
  for (let folder = parentFolder(path); ; folder = parentFolder(folder)) {
    if (bundleAt(folder)) roots.push(folder);
    if (folder === '.') return roots;
  }
}

/** The real path of the file: links of its folders are followed. */
function realPathOf(path: string, workspaceRoot: string): string {
  let folder = parentFolder(path);
  while (folder !== '.' && !existsSync(join(workspaceRoot, folder))) folder = parentFolder(folder);
  const rest = belowFolder(folder, path);
  const real = relative(
    realpathSync.native(workspaceRoot),
    realpathSync.native(join(workspaceRoot, folder)),
  );
  return joinPath('.', `${posixPath(real) || '.'}/${rest}`) ?? path;
}
