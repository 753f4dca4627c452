// What every act of the demo uses: it runs commands in a workspace, shows what they print, and fails when a
// promise does not hold.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lines that say nothing about the product: rulers, and what npm, Node and Nx say about themselves. */
const NOISE = [
  /^\s*[—─]*$/,
  /^npm warn /,
  /^\(node:\d+\) Warning: The 'NO_COLOR'/,
  /^\(Use `node --trace-warnings/,
  /^\s+(Run duration|Critical path|Recoverable time): /,
];

/** A promise that the demo found broken. */
export class Broken extends Error {}

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');
const home = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-demo-')));
/** The workspace that commands run in. */
let workspace = home;

/** Later commands run in the workspace of this name. Returns its folder. */
export function enter(name) {
  workspace = join(home, name);
  mkdirSync(workspace, { recursive: true });
  return workspace;
}

export function leave({ keeps }) {
  if (keeps) console.log(`The workspaces are kept: ${home}`);
  else rmSync(home, { recursive: true, force: true, maxRetries: 3 });
}

export function nx(...parameters) {
  return nxExpecting(0, ...parameters);
}

/** An `nx` that must end with `status`. Returns which tasks ran and which came from the cache. */
export function nxExpecting(status, ...parameters) {
  const output = run(join(workspace, 'node_modules/.bin/nx'), parameters, status, 'nx');
  const ran = new Set();
  const cached = new Set();
  for (const line of output.split('\n')) {
    const [, task, note] = /^[✔✖✘>]\s+nx run (\S+?:\S+?)(?:\s+\[(.+)\])?$/.exec(line.trim()) ?? [];
    if (task === undefined) continue;
    (note?.includes('cache') ? cached : ran).add(task);
  }
  for (const task of cached) ran.delete(task);
  return { output, ran: [...ran].sort(), cached: [...cached].sort() };
}

export function git(...parameters) {
  run('git', parameters);
}

export function commit(message) {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

/** Shows the command and its output, and fails on any other exit code. */
export function run(command, parameters, status = 0, name = command) {
  const line = [name, ...parameters.map(quote)].join(' ');
  console.log(`\n$ ${line}`);
  const result = spawnSync(command, parameters, {
    cwd: workspace,
    env: cleanEnvironment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    // There npm and nx are scripts, which only a shell starts.
    shell: process.platform === 'win32' && command !== 'git',
    timeout: 300_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
  const shown = trim(output);
  if (shown !== '') console.log(shown);
  if (result.error) throw new Broken(`\`${line}\` could not be run: ${result.error.message}`);
  if (result.status !== status) {
    throw new Broken(`\`${line}\` ended with ${result.status}, not with ${status}.`);
  }
  return output;
}

function trim(output) {
  return output
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => !NOISE.some((pattern) => pattern.test(line)))
    .map((line) => `  ${line}`)
    .join('\n');
}

function quote(parameter) {
  return /\s/.test(parameter) ? `'${parameter}'` : parameter;
}

/** Without the variables of an npm, an Nx or a CI around the demo. */
function cleanEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NX_|npm_|GIT_(?!SSL)|GITHUB_|CI$|FORCE_COLOR$|INIT_CWD$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    NO_COLOR: '1',
    // The store of artifacts.
    XDG_CACHE_HOME: join(home, 'cache'),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    NX_DEFAULT_OUTPUT_STYLE: 'static',
    GIT_AUTHOR_NAME: 'Demo',
    GIT_AUTHOR_EMAIL: 'demo@example.com',
    GIT_COMMITTER_NAME: 'Demo',
    GIT_COMMITTER_EMAIL: 'demo@example.com',
  };
}

export function check(holds, promise, seen) {
  if (!holds) {
    throw new Broken(`promised: ${promise}${seen === undefined ? '.' : `; seen: ${seen}.`}`);
  }
  console.log(`  ✓ ${promise}`);
}

export function names(tasks) {
  return tasks.length === 0 ? 'none' : tasks.map((task) => task.split(':')[0]).join(', ');
}

export function chapter(title) {
  console.log(`\n== ${title}`);
}

export function show(path) {
  console.log(`\n$ cat ${path}`);
  console.log(read(path).trimEnd().replace(/^/gm, '  '));
}

export function edit(path, from, to) {
  write(path, read(path).replace(from, to));
  git('diff', '--unified=1', '--no-prefix');
}

export function lineOf(path, text) {
  return (
    read(path)
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

export function write(path, text) {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

export function read(path) {
  return readFileSync(join(workspace, path), 'utf8');
}

export function readJson(path) {
  return JSON.parse(read(path));
}

export function printJson(value) {
  return JSON.stringify(value, null, 2) + '\n';
}
