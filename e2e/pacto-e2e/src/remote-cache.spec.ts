// More than one machine: two clones of a workspace, on two paths, share a remote cache of Nx.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CacheServer, type Nonsense } from './harness/cache-server';
import { exampleFiles } from './harness/contracts';
import { Workspace, type TaskRun } from './harness/workspace';

const COMMANDS = [
  ['run-many', '-t', 'pacto-validate', 'pacto-render'],
  ['run-many', '-t', 'pacto-diff', '--base=HEAD'],
];

/** A clone in which one contract was changed and not committed. */
async function clone(): Promise<Workspace> {
  const workspace = await Workspace.create(exampleFiles());
  workspace.edit(
    'my-service/pactos/my-service-api/pacto.yaml',
    (text) => `${text}metadata: { a: b }\n`,
  );
  return workspace;
}

async function runAll(workspace: Workspace, env: Record<string, string> = {}): Promise<TaskRun[]> {
  const runs: TaskRun[] = [];
  for (const command of COMMANDS) runs.push(await workspace.run(command, { env }));
  return runs;
}

/** Every file that the tasks and the summary wrote. */
function written(workspace: Workspace): Record<string, string> {
  const folder = workspace.path('dist');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

const TASKS = [
  'my-service-api:pacto-validate',
  'my-service-root:pacto-render',
  'my-service-root:pacto-validate',
  'my-service-worker:pacto-validate',
  'platform-service:pacto-validate',
];
const DIFFS = ['my-service-api', 'my-service-root', 'my-service-worker', 'platform-service'].map(
  (name) => `${name}:pacto-diff`,
);

let server: CacheServer;
let expected: Record<string, string>;

beforeAll(async () => {
  server = await CacheServer.start();
  const first = await clone();
  const runs = await runAll(first, server.env);
  expect(runs.map(({ status, ran }) => [status, ran])).toEqual([
    [0, TASKS],
    [0, DIFFS],
  ]);
  expected = written(first);
});
afterAll(() => server.stop());

test('a clone in another folder gets the results of validate, render and diff from the cache, byte for byte', async () => {
  expect(server.entries.size).toBe(TASKS.length + DIFFS.length);
  const second = await clone();
  const runs = await runAll(second, server.env);
  expect(runs.map(({ status, ran, cached }) => [status, ran, cached])).toEqual([
    [0, [], TASKS],
    [0, [], DIFFS],
  ]);
  expect(new Set(server.hits).size).toBe(TASKS.length + DIFFS.length);
  expect(written(second)).toEqual(expected);
  expect(Object.keys(expected).filter((path) => path.includes('/render/'))).not.toEqual([]);
  for (const entry of server.entries.values()) expect(entry.includes(second.root)).toBe(false);
});

describe.each<[string, Nonsense]>([
  [
    'answers everything with a page',
    (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>'),
  ],
  [
    'answers with bytes that are not an archive',
    (response) =>
      response
        .writeHead(200, { 'content-type': 'application/octet-stream' })
        .end(Buffer.from([31, 139, 8, 0, 1, 2, 3])),
  ],
  [
    'fails',
    (response) => response.writeHead(500, { 'content-type': 'text/plain' }).end('Out of order'),
  ],
  ['hangs up', (response) => response.destroy()],
])('a cache server that %s', (_case, nonsense) => {
  test('never causes a wrong result: the run fails or is correct, and the next run is correct', async () => {
    const broken = await CacheServer.start();
    broken.nonsense = nonsense;
    const workspace = await clone();
    const runs = await runAll(workspace, broken.env);
    await broken.stop();
    if (runs.every(({ status }) => status === 0)) expect(written(workspace)).toEqual(expected);
    expect(runs.flatMap(({ cached }) => cached)).toEqual([]);
    const after = await runAll(workspace);
    expect(after.map(({ status }) => status)).toEqual([0, 0]);
    expect(written(workspace)).toEqual(expected);
  });
});

test('if the configured server does not run, the run fails or is correct, and the next run is correct', async () => {
  const gone = await CacheServer.start();
  const { env } = gone;
  await gone.stop();
  const workspace = await clone();
  const runs = await runAll(workspace, env);
  if (runs.every(({ status }) => status === 0)) expect(written(workspace)).toEqual(expected);
  const after = await runAll(workspace);
  expect(after.map(({ status }) => status)).toEqual([0, 0]);
  expect(written(workspace)).toEqual(expected);
});
