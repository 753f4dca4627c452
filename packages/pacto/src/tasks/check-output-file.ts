import { statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { baseName, CONTRACT_FILE, parentFolder, type ResolvedBundle } from 'pacto-contract/graph';
import { realPathIn } from '../nx/real-path';
import { reportPath } from '../graph/build-targets';
import type { NormalizedOptions } from '../options';
import { REPORT_FILES } from '../run/summarize-run';
import type { TaskInputs } from '../nx/task-inputs';

interface OutputSources {
  readonly workspaceRoot: string;
  /** The option that names the file. */
  readonly option: 'outputFile' | 'output';
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
 * One sentence that explains why a task would overwrite a source file or an input of a
 * task.
 */
export function findOutputProblem(path: string, sources: OutputSources): string | undefined {
  const folder = realPathIn(sources.workspaceRoot, parentFolder(path));
  const paths = [...new Set([path, posix.join(folder, baseName(path))])];
  const seen = `\`${sources.option}\` is \`${path}\``;
  const written = sources.option === 'output' ? 'bundle' : 'report';
  const inTheWay = findWhatIsInTheWay(path, sources.workspaceRoot);
  if (inTheWay !== undefined) return `${seen}${inTheWay}`;
  const accepted = `Choose a file that nothing reads, such as \`dist/${posix.basename(path)}\`.`;
  for (const one of paths) {
    if (baseName(one) === CONTRACT_FILE) {
      return `${seen}, a contract, which the ${written} would replace. ${accepted}`;
    }
    if (REPORT_FILES.some((file) => one === reportPath(sources.options, sources.root, file))) {
      return `${seen}, which a task writes itself. ${accepted}`;
    }
    const reader = [sources.root, ...bundlesAround(one, sources)].find((root) =>
      sources.inputsAt(root).some((inputs) => inputs.file(one)),
    );
    if (reader !== undefined && !sources.isIgnored(one)) {
      return `${seen}. The result for the contract in \`${reader}\` depends on this file, and the ${written} would replace it. ${accepted}`;
    }
  }
  return undefined;
}

/** A folder in place of the file, or a file in place of a folder. */
function findWhatIsInTheWay(path: string, workspaceRoot: string): string | undefined {
  const parts = path.split('/');
  for (const depth of parts.keys()) {
    const one = parts.slice(0, depth + 1).join('/');
    const found = statSync(join(workspaceRoot, one), { throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (found.isDirectory()) continue;
    return one === path
      ? undefined
      : `, and \`${one}\` is a file, not a folder. Choose another path.`;
  }
  return `, a folder. Give a file, such as \`${posix.join(path, 'report.json')}\`.`;
}

function bundlesAround(path: string, { bundleAt }: OutputSources): string[] {
  const roots: string[] = [];
  for (let folder = parentFolder(path); ; folder = parentFolder(folder)) {
    if (bundleAt(folder)) roots.push(folder);
    if (folder === '.') return roots;
  }
}
