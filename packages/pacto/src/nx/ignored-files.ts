// Which files git or Nx ignores. Nx does not hash them, even if they are named as inputs. So for a task they do
// not exist.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore from 'ignore';
import { cleanEnvironment } from 'pacto-contract/read';

const NEVER_READ = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/;

/**
 * Answers for `paths` from one call of git; other paths are asked for one by one. Without git, or
 * outside of a repository, only `.nxignore` counts.
 */
export function readIgnoredFiles(
  workspaceRoot: string,
  paths: readonly string[],
): (path: string) => boolean {
  const nxIgnore = readNxIgnore(workspaceRoot);
  const ignored = new Set(askGit(workspaceRoot, paths));
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
function askGit(workspaceRoot: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['check-ignore', '--stdin', '-z', '--no-index'],
    {
      cwd: workspaceRoot,
      input: paths.map((path) => path + '\0').join(''),
      encoding: 'utf8',
      env: cleanEnvironment(process.env),
      maxBuffer: 1 << 28,
    },
  );
  if (status === 0) return stdout.split('\0').filter((path) => path !== '');
  const isAboutOnePath = status === 128 && !/not a git repository/i.test(stderr);
  if (!isAboutOnePath || paths.length === 1) return [];
  // Git stops at a path in a submodule or behind a link. The other paths still need an answer.
  const half = paths.length >> 1;
  return [
    ...askGit(workspaceRoot, paths.slice(0, half)),
    ...askGit(workspaceRoot, paths.slice(half)),
  ];
}
