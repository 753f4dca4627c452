// Which files git or Nx ignores. Nx does not hash them, even if they are named as inputs. So for a task they do
// not exist.
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';
import { cleanEnvironment } from 'pacto-contract/read';

const NEVER_READ = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;

type IsIgnored = (path: string) => boolean;

/**
 * Answers for `paths` from one call of git; other paths are asked for one by one. Without git, or
 * outside of a repository, only `.nxignore` counts.
 */
export function readIgnoredFiles(workspaceRoot: string, paths: readonly string[]): IsIgnored {
  return answerFor(workspaceRoot, paths, askGit(workspaceRoot, paths));
}

/** Answers like `readIgnoredFiles`, and does not block meanwhile: git takes as long as loading a large module. */
export async function startReadingIgnoredFiles(
  workspaceRoot: string,
  paths: readonly string[],
): Promise<IsIgnored> {
  return answerFor(workspaceRoot, paths, await startAskingGit(workspaceRoot, paths));
}

function answerFor(
  workspaceRoot: string,
  paths: readonly string[],
  ignoredByGit: readonly string[],
): IsIgnored {
  const nxIgnore = readNxIgnore(workspaceRoot);
  const ignored = new Set(ignoredByGit);
  const known = new Set(paths);
  return (path) => {
    if (NEVER_READ.test(path)) return true;
    if (nxIgnore(path)) return true;
    if (!known.has(path)) {
      known.add(path);
      for (const found of askGit(workspaceRoot, [path])) ignored.add(found);
    }
    return ignored.has(path);
  };
}

function readNxIgnore(workspaceRoot: string): (path: string) => boolean {
  let text: string;
  try {
    text = readFileSync(join(workspaceRoot, '.nxignore'), 'utf8');
  } catch {
    return () => false;
  }
  const rules = ignore().add(text);
  return (path) => rules.ignores(path);
}

/**
 * `--no-index`: Nx reads only the patterns, so a file that git tracks in spite of them is ignored
 * too.
 */
const CHECK_IGNORE = ['check-ignore', '--stdin', '-z', '--no-index'];
/** The exit code of git if it ignores none of the paths. */
const NONE_IGNORED = 1;

function askGit(workspaceRoot: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const { status, stdout, stderr } = spawnSync('git', CHECK_IGNORE, {
    ...processOptions(workspaceRoot),
    input: inputOf(paths),
  });
  if (status === 0) return pathsIn(stdout);
  const isAboutOnePath = status === 128 && !/not a git repository/i.test(stderr);
  if (!isAboutOnePath || paths.length === 1) return [];
  // Git stops at a path in a submodule or behind a link. The other paths still need an answer.
  const half = paths.length >> 1;
  return [
    ...askGit(workspaceRoot, paths.slice(0, half)),
    ...askGit(workspaceRoot, paths.slice(half)),
  ];
}

async function startAskingGit(workspaceRoot: string, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  return new Promise((resolve) => {
    const options = processOptions(workspaceRoot);
    const { stdin } = execFile('git', CHECK_IGNORE, options, (error, stdout) => {
      if (!error) resolve(pathsIn(stdout));
      else resolve(error.code === NONE_IGNORED ? [] : askGit(workspaceRoot, paths));
    });
    // Git may end before it read all of the input.
    stdin?.on('error', () => undefined);
    stdin?.end(inputOf(paths));
  });
}

function processOptions(cwd: string) {
  const env = cleanEnvironment(process.env);
  return { cwd, encoding: 'utf8', env, maxBuffer: 1 << 28 } as const;
}

function inputOf(paths: readonly string[]): string {
  return paths.map((path) => path + '\0').join('');
}

function pathsIn(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}
