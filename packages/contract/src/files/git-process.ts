// Asks the `git` program about the repository. Each question is one process without a shell. All blobs
// together are one process.
import { spawn } from 'node:child_process';
import type { GitProblem, GitRepository, NamedCommit } from './git-repository';
import { parseTree } from './git-tree';
import { readConversions } from './read-conversions';
import { createBlobReader, type GitSpawn } from './read-blobs';

interface GitOptions {
  /**
   * The variables of the caller. Those that would make git open another repository are left out.
   */
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 60_000;

const FULL_HISTORY =
  'Fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` where a workflow checks the repository out.';

/** A clone of one commit often has one branch only, and `git fetch --unshallow` alone adds no other. */
const ALL_BRANCHES =
  "Fetch all branches with their history: `git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*' --tags`, or `fetch-depth: 0` where a workflow checks the repository out.";

/** The repository that contains a folder, if there is one. The first question finds it. */
export function openGitRepository(
  folder: string,
  { env, timeoutMs = DEFAULT_TIMEOUT_MS }: GitOptions,
): GitRepository {
  const spawning: GitSpawn = { cwd: folder, env: cleanEnvironment(env), timeoutMs };
  const git: AskGit = (...parameters) => runGit(parameters, spawning);
  const blobs = createBlobReader(spawning);
  return {
    resolve: (revision) => resolveRevision(revision, git),
    mergeBase: (commit, other) => findMergeBase(commit, other, git),
    async readTree(commit) {
      const answer = await git('ls-tree', '-r', '-z', commit);
      if (answer.status === 'silent') throw new Error(TOO_LATE.problem);
      if (answer.status !== 0) throw new Error(`\`git ls-tree\` failed. ${answer.stderr.trim()}`);
      return parseTree(answer.stdout);
    },
    readBlobs: (ids, limit) => blobs.read(ids, limit),
    readConversions: (paths, commit) =>
      readConversions(paths, commit, async (parameters, { input, env = {} } = {}) => {
        const asking = { ...spawning, env: { ...spawning.env, ...env } };
        const { status, stdout } = await runGit(parameters, asking, input);
        return status === 0 ? stdout : undefined;
      }),
    close: () => blobs.close(),
  };
}

type AskGit = (...parameters: string[]) => Promise<GitAnswer>;

async function resolveRevision(revision: string, git: AskGit): Promise<NamedCommit | GitProblem> {
  if (!isRevision(revision)) return describeMissing(revision, git);
  // Starting a process is what takes the time: one answers both.
  const answer = await git('rev-parse', `${revision}^{commit}`, '--symbolic-full-name', revision);
  if (answer.status !== 0) return describeMissing(revision, git);
  const [commit, name = ''] = answer.stdout.trim().split('\n');
  return { commit: commit!, kind: kindOf(revision, name) };
}

async function findMergeBase(
  commit: string,
  other: string,
  git: AskGit,
): Promise<string | GitProblem> {
  const answer = await git('merge-base', commit, other);
  if (answer.status === 0) return answer.stdout.trim().split('\n')[0]!;
  if (answer.status === 'silent') return TOO_LATE;
  if (!(await isCommit('HEAD', git))) return NO_COMMIT;
  return {
    isOfRevision: true,
    problem: 'The base and the checked-out commit have no common ancestor.',
    hint: (await isShallow(git))
      ? FULL_HISTORY
      : 'Use a base that is an ancestor of the checked-out commit, or a tag to compare with exactly that commit.',
  };
}

async function isShallow(git: AskGit): Promise<boolean> {
  return (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true';
}

async function isCommit(name: string, git: AskGit): Promise<boolean> {
  return (await git('rev-parse', '--verify', '--quiet', `${name}^{commit}`)).status === 0;
}

const NO_COMMIT: GitProblem = {
  problem: 'The checked-out branch has no commit yet, so there is nothing to compare with.',
  hint: 'Commit once, or give a folder as the base.',
};

const TOO_LATE: GitProblem = {
  problem: 'Git did not answer in time.',
  hint: 'Run the command again. If that does not help, check how long `git status` takes.',
};

/** Git reads a leading dash as an option, a caret as an exclusion, and a range as two revisions. */
function isRevision(text: string): boolean {
  return text !== '' && !/^[-^]/.test(text) && !text.includes('..') && !/[\0\n]/.test(text);
}

function kindOf(revision: string, fullName: string): NamedCommit['kind'] {
  if (fullName.startsWith('refs/tags/')) return 'tag';
  if (fullName.startsWith('refs/')) return 'branch';
  return /^[0-9a-f]{4,64}$/i.test(revision) ? 'id' : 'expression';
}

async function describeMissing(revision: string, git: AskGit): Promise<GitProblem> {
  const { status, stderr } = await git('rev-parse', '--git-dir');
  if (status !== 0) return describeNoRepository(status, stderr);
  if (!(await isCommit('HEAD', git))) return NO_COMMIT;
  const missing = {
    isOfRevision: true,
    problem: `The base \`${revision}\` is not a commit, branch or tag of this repository.`,
  };
  if (isRevision(revision) && (await isCommit(`refs/remotes/origin/${revision}`, git))) {
    return { ...missing, hint: `\`origin/${revision}\` exists. Use it as the base.` };
  }
  if (/^(?:https?|docker):\/\//i.test(revision)) {
    return { ...missing, hint: 'A contract in a registry begins with `oci://`.' };
  }
  if (await isShallow(git)) return { ...missing, hint: ALL_BRANCHES };
  return {
    ...missing,
    hint: `Use a branch, a tag, a commit or a folder. If it is a branch of the remote, fetch it first: \`${fetchOf(revision)}\`.`,
  };
}

/** A clone of one branch fetches no other branch, so the command names the branch and where it goes. */
function fetchOf(revision: string): string {
  const branch = revision.replace(/^origin\//, '');
  return /^[\w./-]+$/.test(branch) && isRevision(branch)
    ? `git fetch origin +refs/heads/${branch}:refs/remotes/origin/${branch}`
    : 'git fetch origin';
}

function describeNoRepository(status: GitAnswer['status'], stderr: string): GitProblem {
  const hint = 'Give a folder as the base, or run in a clone of the repository.';
  if (status === 'absent') {
    return { problem: 'Git is not installed, so the base cannot be read.', hint };
  }
  if (status === 'silent') return TOO_LATE;
  if (/not a git repository/i.test(stderr)) {
    return { problem: 'The workspace is not in a git repository, so it has no base.', hint };
  }
  if (/dubious ownership/i.test(stderr)) {
    return {
      problem: 'Git refuses to read the repository, because it belongs to another user.',
      hint: 'Allow it by `git config --global --add safe.directory`, followed by the folder of the repository.',
    };
  }
  return { problem: `Git cannot read the repository. ${stderr.trim().split('\n')[0]}`, hint };
}

interface GitAnswer {
  readonly status: number | null | 'absent' | 'silent';
  readonly stdout: string;
  readonly stderr: string;
}

function runGit(
  parameters: readonly string[],
  spawning: GitSpawn,
  input?: string,
): Promise<GitAnswer> {
  const { cwd, env, timeoutMs } = spawning;
  return new Promise((resolve) => {
    const child = spawn('git', parameters, {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    // Git may end before it read all of the input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let isSilent = false;
    const timer = setTimeout(() => {
      isSilent = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    const end = (status: GitAnswer['status']): void => {
      clearTimeout(timer);
      resolve({
        status,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    };
    child.on('error', () => end('absent'));
    child.on('close', (status) => end(isSilent ? 'silent' : status));
  });
}

/** Inside of a git hook these name another repository, index or folder than those of the workspace. */
const FOREIGN_VARIABLES = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX'];

/**
 * For a git process that asks the repository of a folder: it answers in English, and never waits
 * for input.
 */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !FOREIGN_VARIABLES.includes(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    // A clone that fetches objects when they are read must not wait for a password.
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
  };
}
