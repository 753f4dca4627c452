import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract, exampleFiles, RUNTIME } from './harness/contracts';
import { linkTree } from './harness/copy-tree';
import { prepared } from './harness/paths';
import { createRandom, type Random } from './harness/random';
import { mustRun } from './harness/run-command';
import { Workspace } from './harness/workspace';

const PACTOS = 'my-service/pactos';
const API = `${PACTOS}/my-service-api`;
const WORKER = `${PACTOS}/my-service-worker`;
const ROOT = `${PACTOS}/my-service-root`;

interface Report {
  readonly base: { readonly kind: string; readonly ref: string; readonly path?: string };
  readonly outcome: string;
  readonly changes: readonly { readonly path: string; readonly rule: string }[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

function diffOf(workspace: Workspace, root: string): Report {
  return workspace.json<Report>(`dist/pacto/${root}/diff.json`);
}

const pathsOf = ({ changes }: Report): string[] => changes.map(({ path }) => path);

async function git(workspace: Workspace, ...parameters: string[]): Promise<string> {
  return (await mustRun('git', parameters, { cwd: workspace.root })).stdout.trim();
}

/** On a branch of its own, with `main` where the workspace started. */
async function onBranch(files = exampleFiles()): Promise<Workspace> {
  const workspace = await Workspace.create(files);
  await git(workspace, 'checkout', '--quiet', '-b', 'feature');
  return workspace;
}

const editPort =
  (port: number) =>
  (text: string): string =>
    text.replace(/port: \d+/, `port: ${port}`);

describe('what a bundle is compared with', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await onBranch();
    await git(workspace, 'checkout', '--quiet', 'main');
    workspace.edit(`${WORKER}/pacto.yaml`, editPort(7000));
    await workspace.commit('what main goes on with is no change of the branch');
    await git(workspace, 'checkout', '--quiet', 'feature');
    workspace.edit(`${API}/pacto.yaml`, editPort(9090));
    workspace.edit(`${API}/pacto.yaml`, (text) => text.replace('max: 3', 'max: 5'));
    await workspace.commit('a commit of the branch');
    workspace.edit(`${API}/pacto.yaml`, (text) => text.replace('min: 1', 'min: 2'));
  });

  const reports = (): string[] =>
    [API, ROOT].map((root) => workspace.read(`dist/pacto/${root}/diff.json`));
  let expected: string[];

  test('nx affected compares with the files at the commit where the branch began', async () => {
    const { status, output, ran } = await workspace.run([
      'affected',
      '-t',
      'pacto-diff',
      '--base=main',
    ]);
    expect(status).toBe(1);
    expect(ran).toEqual(['my-service-api:pacto-diff', 'my-service-root:pacto-diff']);
    expected = reports();
    const report = diffOf(workspace, API);
    expect(report.base).toMatchObject({ kind: 'git', ref: 'main' });
    expect(pathsOf(report).sort()).toEqual(['interfaces.port', 'scaling.max', 'scaling.min']);
    expect(pathsOf(diffOf(workspace, ROOT))).toEqual([]);
    expect(output).toMatch(/my-service-api +breaking +1\.0\.0 +1\.0\.0 +major/);
    expect(output).toMatch(/of 2 bundles passed \(1 without a change\)/);
  });

  test.each<[string, string[], Record<string, string>]>([
    ['run-many', ['run-many', '-t', 'pacto-diff', '--base=main'], {}],
    ['run-many by NX_BASE', ['run-many', '-t', 'pacto-diff'], { NX_BASE: 'main' }],
    ['affected by a name of its own', ['affected', '-t', 'pacto-diff', '--base', 'main'], {}],
    ['the default base', ['run-many', '-t', 'pacto-diff', '--batch=false'], {}],
  ])('%s reports the same', async (_case, command, env) => {
    rmSync(workspace.path('dist'), { recursive: true });
    await workspace.nx(command, { env });
    expect(reports()).toEqual(expected);
  });

  test('one task under the daemon reports the same', async () => {
    rmSync(workspace.path('dist'), { recursive: true });
    const { output } = await workspace.nx(['run', 'my-service-api:pacto-diff', '--base=main'], {
      daemon: true,
    });
    await workspace.stopDaemon();
    expect(output).toContain('interfaces.port');
    expect(workspace.read(`dist/pacto/${API}/diff.json`)).toBe(expected[0]);
  });

  test.each([
    ['the batch', ['--skipNxCache'], false],
    ['each task', ['--batch=false'], false],
    ['the daemon', ['--skipNxCache'], true],
  ])('nx affected: a base that is not the default one reaches %s', async (_who, more, daemon) => {
    await git(workspace, 'tag', '--force', 'last-commit');
    await workspace.nx(['affected', '-t', 'pacto-diff', '--base=last-commit', ...more], { daemon });
    if (daemon) await workspace.stopDaemon();
    const report = diffOf(workspace, API);
    expect(report.base.ref).toBe('last-commit');
    expect(pathsOf(report)).toEqual(['scaling.min']);
  });

  test('git starts the same number of times for all bundles as for one', async () => {
    const bin = mkdtempSync(join(workspace.root, '../git-'));
    const log = join(bin, 'log');
    const { stdout } = await mustRun('which', ['git'], { cwd: workspace.root });
    writeFileSync(
      join(bin, 'git'),
      `#!/bin/sh\necho "$1" >> '${log}'\nexec ${stdout.trim()} "$@"\n`,
      { mode: 0o755 },
    );
    const started = async (...more: string[]): Promise<string[]> => {
      writeFileSync(log, '');
      await workspace.run(
        ['run-many', '-t', 'pacto-diff', '--base=main', '--skipNxCache', ...more],
        {
          env: { PATH: `${bin}:${process.env.PATH}` },
        },
      );
      const ours = ['cat-file', 'check-ignore', 'ls-tree', 'merge-base', 'rev-parse'];
      const commands = readFileSync(log, 'utf8').split('\n');
      return commands.filter((command) => ours.includes(command)).sort();
    };
    // The first run also reads files of the base that no run has read before.
    await started();
    const forAll = await started();
    expect(forAll).toEqual(await started('--projects=my-service-api'));
    expect(forAll.filter((command) => command === 'check-ignore')).toHaveLength(1);
    expect(forAll.filter((command) => command === 'cat-file')).toHaveLength(1);
  });

  test('`failOn` decides what fails the task', async () => {
    const run = (...options: string[]) =>
      workspace.nx(['run', 'my-service-api:pacto-diff', ...options]);
    expect((await run('--failOn=none')).status).toBe(0);
    const { status, output } = await run('--failOn=nothing');
    expect(status).toBe(1);
    expect(output).toMatch(/`failOn` is `nothing`\. Accepted: `breaking`, `potential`, `none`/);
  });

  test('in one command with pacto-validate, each target takes its own options', async () => {
    const { output } = await workspace.nx([
      'run-many',
      '-t',
      'pacto-validate,pacto-diff',
      '-p',
      'my-service-root',
      '--base=main',
      '--failOnWarnings',
      '--format=markdown',
    ]);
    expect(output).toContain('Successfully ran targets pacto-validate, pacto-diff');
    expect(output).toContain('1 of 1 bundle valid.');
    expect(output).toContain('1 of 1 bundle passed (1 without a change).');
  });
});

test('bundles that were moved, added, removed or renamed are found before a commit', async () => {
  const workspace = await onBranch({
    ...exampleFiles(),
    'tools/old-name/pacto.yaml': contract({ name: 'old-name', more: RUNTIME }),
  });
  mkdirSync(workspace.path('elsewhere'));
  renameSync(workspace.path(WORKER), workspace.path('elsewhere/worker'));
  workspace.edit('elsewhere/worker/pacto.yaml', editPort(9090));
  workspace.remove(API);
  workspace.edit('tools/old-name/pacto.yaml', (text) => text.replace('old-name', 'new-name'));
  workspace.write({ 'tools/brand-new/pacto.yaml': contract({ name: 'brand-new' }) });
  await workspace.nx(['run-many', '-t', 'pacto-diff']);

  const moved = diffOf(workspace, 'elsewhere/worker');
  expect(moved.base.path).toBe(WORKER);
  expect(pathsOf(moved)).toEqual(['interfaces.port']);
  const renamed = diffOf(workspace, 'tools/old-name');
  expect(pathsOf(renamed)).toContain('service.name');
  const added = diffOf(workspace, 'tools/brand-new');
  expect(added).toMatchObject({ outcome: 'clean', changes: [], base: { ref: 'main' } });
  expect(added.base.path).toBeUndefined();
  expect(diffOf(workspace, ROOT).changes).toEqual([
    expect.objectContaining({ rule: 'dependency-bundle-removed' }),
  ]);
});

describe('a folder as the base', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await onBranch();
    await git(workspace, 'worktree', 'add', '--quiet', '../before', 'main');
    workspace.edit(`${API}/pacto.yaml`, editPort(9090));
  });
  afterAll(() => rmSync(workspace.path('../before'), { recursive: true }));

  const run = (base: string) =>
    workspace.run(['run', 'my-service-api:pacto-diff', `--base=${base}`, '--failOn=none']);

  test('may be another workspace, which is read again when a file of the bundle changes', async () => {
    await run('../before');
    const report = diffOf(workspace, API);
    expect(report.base).toMatchObject({ kind: 'directory', ref: '../before' });
    expect(pathsOf(report)).toEqual(['interfaces.port']);
    workspace.edit(`../before/${WORKER}/pacto.yaml`, editPort(1));
    expect((await run('../before')).cached).toEqual(['my-service-api:pacto-diff']);
    workspace.edit(`../before/${API}/pacto.yaml`, editPort(9090));
    expect((await run('../before')).ran).toEqual(['my-service-api:pacto-diff']);
    expect(pathsOf(diffOf(workspace, API))).toEqual([]);
  });

  test('may be one bundle, inside or outside of this workspace', async () => {
    await run(WORKER);
    expect(pathsOf(diffOf(workspace, API))).toContain('service.name');
    await run(workspace.path(`../before/${WORKER}`));
    const report = workspace.read(`dist/pacto/${API}/diff.json`);
    expect(report).toContain('service.name');
    expect(report).not.toContain(workspace.root);
  });

  test.each([API, 'my-service'])('is refused if it is the bundle itself: %s', async (base) => {
    const { status } = await run(base);
    expect(status).toBe(1);
    expect(diffOf(workspace, API)).toMatchObject({
      outcome: 'failed',
      diagnostics: [{ code: 'BASE_UNAVAILABLE', message: expect.stringMatching(/folder itself/) }],
    });
  });
});

describe('what keeps a base from being read', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await onBranch();
  });

  // Each leaves the workspace as the next one finds it.
  test.each<[string, string, () => Promise<unknown>, RegExp]>([
    [
      'a name that does not exist',
      'nothing',
      async () => undefined,
      /`nothing` is not a commit, branch/,
    ],
    [
      'a registry that does not answer',
      'oci://127.0.0.1:9/x/y:1',
      async () => undefined,
      /^Could not read 127\.0\.0\.1:9\/x\/y:1/,
    ],
    ['the workspace itself', '.', async () => undefined, /holds this workspace itself/],
    [
      'no commit in common',
      'alone',
      async () => {
        await git(workspace, 'checkout', '--quiet', '--orphan', 'alone');
        await workspace.commit('alone');
        await git(workspace, 'checkout', '--quiet', 'feature');
      },
      /The base and the checked-out commit have no common ancestor/,
    ],
    [
      'no commit at all',
      'main',
      () => git(workspace, 'update-ref', '-d', 'HEAD'),
      /has no commit yet/,
    ],
    ['no repository', 'main', async () => workspace.remove('.git'), /is not in a git repository/],
  ])('%s', async (_case, base, prepare, message) => {
    await prepare();
    const { status, output } = await workspace.run([
      'run-many',
      '-t',
      'pacto-diff',
      `--base=${base}`,
    ]);
    expect(status).toBe(1);
    expect(output).not.toMatch(/^ +at /m);
    for (const root of [API, WORKER, ROOT, 'platform-service']) {
      const { outcome, diagnostics } = diffOf(workspace, root);
      expect({ outcome, diagnostics }).toEqual({
        outcome: 'failed',
        diagnostics: [expect.objectContaining({ code: 'BASE_UNAVAILABLE' })],
      });
      expect(diagnostics[0]!.message).toMatch(message);
    }
  });
});

test('in a clone without its history, the error says how to get the history', async () => {
  const origin = await onBranch();
  await origin.commit('a commit of the branch');
  const clone = Workspace.at(`${origin.root}-clone`);
  const from = `file://${origin.root}`;
  await git(origin, 'clone', '--quiet', '--depth=1', '--no-single-branch', from, clone.root);
  linkTree(join(prepared().template, 'node_modules'), clone.path('node_modules'));
  const { status, output } = await clone.nx([
    'run',
    'my-service-api:pacto-diff',
    '--base=origin/main',
  ]);
  expect(status).toBe(1);
  expect(output).toContain('BASE_UNAVAILABLE');
  expect(output.replace(/\s+/g, ' ')).toContain('`git fetch --unshallow`, or `fetch-depth: 0`');
});

test('no report names the commit id of the base, so a new commit with the same content is a cache hit', async () => {
  const workspace = await onBranch();
  workspace.edit(`${API}/pacto.yaml`, (text) => text.replace('max: 3', 'max: 5'));
  const run = async (base: string) =>
    workspace.run(['run-many', '-t', 'pacto-diff', '-p', 'my-service-*'], {
      env: { NX_BASE: base },
    });
  const first = await git(workspace, 'rev-parse', 'HEAD');
  expect((await run(first)).cached).toEqual([]);
  const report = workspace.read(`dist/pacto/${API}/diff.json`);
  expect(report).not.toContain(first.slice(0, 7));
  const [, blob] = /"ref": "contract ([0-9a-f]{12})"/.exec(report)!;
  expect(await git(workspace, 'show', blob!)).toContain('name: my-service-api');

  await git(workspace, 'stash', '--quiet');
  workspace.write({ 'README.md': 'no contract' });
  await workspace.commit('another commit');
  await git(workspace, 'stash', 'pop', '--quiet');
  rmSync(workspace.path('dist'), { recursive: true });
  const second = await run(await git(workspace, 'rev-parse', 'HEAD'));
  expect(second.ran).toEqual([]);
  expect(workspace.read(`dist/pacto/${API}/diff.json`)).toBe(report);
});

test('a file that git stores through a filter fails the diff, and is compared without the filter', async () => {
  const API_FILE = 'api/interfaces/openapi.yaml';
  const described = (paths: readonly string[]): string =>
    `openapi: 3.0.3\ninfo: {title: api, version: "1"}\npaths:\n${paths
      .map((path) => `  ${path}: {get: {responses: {"200": {description: fine}}}}\n`)
      .join('')}`;
  const workspace = await Workspace.create({
    'api/pacto.yaml': contract({
      name: 'api',
      more: 'interfaces: [{name: http, type: http, port: 80, contract: interfaces/openapi.yaml}]',
    }),
    [API_FILE]: described(['/a', '/b']),
    'vault.sh': 'tr a-z n-za-m\n',
    '.gitattributes': '*/interfaces/* filter=vault\n',
  });
  for (const way of ['clean', 'smudge']) {
    await git(workspace, 'config', `filter.vault.${way}`, 'sh vault.sh');
  }
  await git(workspace, 'add', '--renormalize', '.');
  await workspace.commit('stored through the filter');
  expect(await git(workspace, 'show', `HEAD:${API_FILE}`)).toMatch(/^bcrancv: /);
  const diff = () => workspace.nx(['run', 'api:pacto-diff', '--base=HEAD']);

  workspace.write({ [API_FILE]: described(['/a']) });
  expect((await diff()).status).toBe(1);
  const failed = diffOf(workspace, 'api');
  expect(failed).toMatchObject({ outcome: 'failed', changes: [] });
  expect(failed.diagnostics.map(({ message }) => message)).toEqual([
    expect.stringContaining('git stores it through the filter `vault`'),
  ]);

  workspace.write({ [API_FILE]: described(['/a', '/b']), '.gitattributes': '' });
  await git(workspace, 'add', '--renormalize', '.');
  await workspace.commit('stored as it is');
  workspace.write({ [API_FILE]: described(['/a']) });
  expect((await diff()).status).toBe(1);
  expect(diffOf(workspace, 'api')).toMatchObject({
    outcome: 'findings',
    changes: [{ rule: 'openapi-path-removed' }],
  });
});

test('a workspace in a folder of a work tree, with other line ends, is compared with its base', async () => {
  const made = await onBranch();
  const outer = mkdtempSync(join(prepared().scratch, 'repository-'));
  made.remove('.git');
  const folder = join(outer, 'größere "Dienste"');
  renameSync(made.root, folder);
  const main = Workspace.at(folder);
  await mustRun('git', ['init', '--quiet', '--initial-branch=main'], { cwd: outer });
  await mustRun('git', ['add', '--all'], { cwd: outer });
  await mustRun('git', ['commit', '--quiet', '--message', 'start'], { cwd: outer });
  await mustRun('git', ['config', 'core.autocrlf', 'true'], { cwd: outer });
  await git(main, 'worktree', 'add', '--quiet', '-b', 'feature', join(outer, '../beside'));

  const workspace = Workspace.at(join(outer, '../beside', 'größere "Dienste"'));
  linkTree(join(prepared().template, 'node_modules'), workspace.path('node_modules'));
  expect(workspace.read(`${API}/pacto.yaml`)).toContain('\r\n');
  workspace.edit(`${API}/pacto.yaml`, editPort(9090));
  await workspace.nx(['run-many', '-t', 'pacto-diff', '--base=main']);
  expect(pathsOf(diffOf(workspace, API))).toEqual(['interfaces.port']);
  for (const root of [WORKER, ROOT, 'platform-service']) {
    expect(diffOf(workspace, root)).toMatchObject({ outcome: 'clean', changes: [] });
  }
});

/** One change of the base, and which bundles read what it changes. */
type BaseEdit = (base: Workspace, random: Random) => readonly string[];

const baseEdits: BaseEdit[] = [
  (base, random) => {
    base.edit(`${API}/pacto.yaml`, editPort(1024 + random.below(60_000)));
    return ['my-service-api', 'my-service-root'];
  },
  (base, random) => {
    const max = 4 + random.below(1000);
    base.write({ [`${WORKER}/overrides/values.prod.yaml`]: `scaling:\n  max: ${max}\n` });
    return ['my-service-worker'];
  },
  (base, random) => {
    const minimum = random.below(1000);
    const schema = { type: 'object', properties: { instances: { type: 'integer', minimum } } };
    base.write({ 'platform-service/configuration/schema.json': JSON.stringify(schema) });
    return ['platform-service', 'my-service-api', 'my-service-worker'];
  },
  (base, random) => {
    base.write({ [`${API}/README.md`]: `no input ${random.below(1e9)}` });
    return [];
  },
  (base, random) => {
    base.write({ [`${API}/sbom/api.spdx.json`]: sbom(`1.0.${random.below(1e6)}`) });
    return ['my-service-api'];
  },
  (base, random) => {
    base.write({ 'far/away/pacto.yaml': contract({ name: `far-${random.below(1e6)}` }) });
    return [];
  },
];

function sbom(versionInfo: string): string {
  return JSON.stringify({ spdxVersion: 'SPDX-2.3', packages: [{ name: 'left', versionInfo }] });
}

// After any commit on the base, the cache answers as a run without it would, and only tasks that
// read the change run.
test('a random commit on the base runs a diff again only if it changes a file that the diff reads', async () => {
  const workspace = await onBranch();
  const base = Workspace.at(workspace.path('../moving-base'));
  await git(workspace, 'worktree', 'add', '--quiet', '--detach', base.root);
  const random = createRandom(7);
  const command = ['run-many', '-t', 'pacto-diff', '--base=release', '--failOn=none'];
  const reports = (): string[] =>
    [API, WORKER, ROOT, 'platform-service'].map((root) =>
      workspace.read(`dist/pacto/${root}/diff.json`),
    );
  await git(workspace, 'tag', 'release');
  await workspace.run(command);
  for (const edit of [...baseEdits, random.pick(baseEdits)]) {
    const readers = edit(base, random);
    await base.commit('an edit');
    await git(base, 'tag', '--force', 'release');
    const { ran } = await workspace.run(command);
    expect(ran).toEqual(readers.map((name) => `${name}:pacto-diff`).sort());
    const cached = reports();
    await workspace.nx([...command, '--skip-nx-cache']);
    expect(cached).toEqual(reports());
    expect(cached.map((text) => (JSON.parse(text) as Report).outcome)).not.toContain('failed');
  }
});
