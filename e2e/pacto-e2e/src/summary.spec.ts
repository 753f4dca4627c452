import { contract } from './harness/contracts';
import { runInTerminal } from './harness/run-in-terminal';
import { Workspace } from './harness/workspace';

const OPTIONS = { registry: 'ghcr.io/example/pactos', runReports: ['sarif', 'junit'] };
const BEHIND = 'a is 2 majors behind the policy platform: it pins 1.0.0, this workspace has 3.0.0.';
const ALL = ['run-many', '-t', 'pacto-validate'];

function platform(major: number): Record<string, string> {
  return {
    [`platform-${major}/pacto.yaml`]: contract({
      name: 'platform',
      version: `${major}.0.0`,
      more: 'policies:\n  - name: standard\n    schema: policy.json',
    }),
    [`platform-${major}/policy.json`]: '{"type": "object"}',
  };
}

/** `a` pins the first of three majors, `b` the last, `broken` has an error. */
const FILES = {
  ...platform(1),
  ...platform(2),
  ...platform(3),
  'a/pacto.yaml': contract({ name: 'a', policyOf: 'platform:1.0.0' }),
  'b/pacto.yaml': contract({ name: 'b', policyOf: 'platform:3.0.0' }),
  'broken/pacto.yaml': contract({ name: 'broken', version: 'one' }),
};

interface Sarif {
  readonly runs: { readonly results: { readonly ruleId: string }[] }[];
}

describe('majors behind', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(FILES, { options: OPTIONS });
  });
  afterAll(() => workspace.stopDaemon());

  test('one task prints them, also if it comes from the cache', async () => {
    const parameters = ['run', 'a:pacto-validate'];
    const first = await workspace.mustNx(parameters);
    const second = await workspace.mustNx(parameters);
    for (const { stdout } of [first, second]) expect(stdout).toContain(BEHIND);
    expect(second.stdout).toContain('local cache');
  });

  test('other bundles get no such line', async () => {
    expect((await workspace.mustNx(['run', 'b:pacto-validate'])).stdout).not.toContain(
      'behind the',
    );
    expect(workspace.read('dist/pacto/summary.md')).toContain(
      'No bundle of this run pins an older major of a policy than this workspace has.',
    );
  });

  test('with the daemon on, the batch prints them, and a cached task prints where they are', async () => {
    const parameters = ['run', 'a:pacto-validate'];
    const ran = await workspace.mustNx([...parameters, '--skipNxCache'], { daemon: true });
    expect(ran.stdout).toContain(BEHIND);
    const cached = await workspace.mustNx(parameters, { daemon: true });
    expect(cached.stdout).toContain(
      'dist/pacto/summary.md shows whether its policies have newer major versions in this workspace.',
    );
    expect(workspace.read('dist/pacto/summary.md')).toContain('| a | platform | 1.0.0 | 3.0.0 | 2');
  });

  test.each([true, false])('a run ends with the table, daemon: %s', async (daemon) => {
    const { status, stdout } = await workspace.nx([...ALL, '--skipNxCache'], { daemon });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Behind their policy\n.*\na +platform +1\.0\.0 +3\.0\.0 +2$/m);
    expect(stdout.match(/^Validation$/gm)).toHaveLength(1);
  });

  test('a run that comes wholly from the cache ends with the table, with the daemon on', async () => {
    const parameters = [...ALL, '--exclude=broken'];
    await workspace.mustNx(parameters, { daemon: true });
    const nx = workspace.path('node_modules/.bin/nx');
    const { output } = await runInTerminal(`${nx} ${parameters.join(' ')}`, [], {
      cwd: workspace.root,
      env: { NX_DAEMON: 'true', NX_CACHE_DIRECTORY: '.nx/cache' },
    });
    expect(output.match(/^Validation\s*$/gm)).toHaveLength(1);
    expect(output).toContain('Also in dist/pacto/summary.md');
  });

  test('in a terminal the table is below the output of Nx, in its width, with the daemon on', async () => {
    const nx = workspace.path('node_modules/.bin/nx');
    const { output } = await runInTerminal(`${nx} ${ALL.join(' ')}`, [], {
      cwd: workspace.root,
      env: { NX_DAEMON: 'true' },
      columns: 50,
    });
    const table = output.slice(output.lastIndexOf('Run duration'));
    expect(table).toMatch(/^Validation\r\n.* envs .*\r\n/m);
    expect(table).toMatch(/^a +platform +1\.0\.0 +3\.0\.0 +2\r$/m);
    expect(output.match(/^Validation\r$/gm)).toHaveLength(1);
  });

  test('a new major version is reported at once', async () => {
    workspace.write(platform(4));
    const { stdout } = await workspace.nx(ALL);
    expect(stdout).toMatch(/^a +platform +1\.0\.0 +4\.0\.0 +3$/m);
    expect(stdout).toMatch(/^b +platform +3\.0\.0 +4\.0\.0 +1$/m);
  });
});

describe('who is hit by a breaking change', () => {
  const DIFF = ['run', 'platform:pacto-diff', '--base=HEAD'];
  const HIT = /^Who is hit\nchanged +used by .*\nplatform +a +team\/example +policy +now$/m;
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create({
      ...platform(1),
      'a/pacto.yaml': contract({ name: 'a', policyOf: 'platform:1.0.0' }),
      'other/pacto.yaml': contract({ name: 'other' }),
    });
    workspace.write({ 'platform-1/policy.json': '{"type": "object", "required": ["runtime"]}' });
  });
  afterAll(() => workspace.stopDaemon());

  test.each([false, true])('is printed after one task, daemon: %s', async (daemon) => {
    const { status, stdout } = await workspace.nx([...DIFF, '--skipNxCache'], { daemon });
    expect([status, stdout]).toEqual([1, expect.stringMatching(HIT)]);
    expect(workspace.json('dist/pacto/summary.json')).toMatchObject({
      hits: [{ bundle: { name: 'platform' }, users: [{ name: 'a', owner: 'team/example' }] }],
    });
  });

  test('is read from the graph, also when the report comes from the cache', async () => {
    const cached = [...DIFF, '--failOn=none'];
    await workspace.mustNx(cached);
    workspace.write({ 'b/pacto.yaml': contract({ name: 'b', policyOf: 'platform:1.0.0' }) });
    const { stdout } = await workspace.mustNx(cached);
    expect(stdout).toContain('local cache');
    expect(stdout).toMatch(/^platform +b +team\/example +policy +now$/m);
    expect(workspace.read('dist/pacto/summary.md')).toContain(
      '| platform | b | team/example | policy | now |',
    );
  });
});

test.each([false, true])('tables name each bundle as `nx run` does, daemon: %s', async (daemon) => {
  const workspace = await Workspace.create({
    'apps/catalog/project.json': '{"name": "catalog"}',
    'pactos/catalog/pacto.yaml': contract({ name: 'catalog', policyOf: 'platform:1.0.0' }),
    'apps/orders/package.json': '{"name": "@shop/orders", "version": "1.0.0"}',
    'apps/orders/pacto.yaml': contract({ name: 'orders', policyOf: 'platform:3.0.0' }),
    ...platform(1),
    ...platform(3),
  });
  workspace.write({ 'platform-3/policy.json': '{"type": "object", "required": ["runtime"]}' });
  const { stdout } = await workspace.nx(
    ['run-many', '-t', 'pacto-validate', 'pacto-diff', '--base=HEAD'],
    { daemon },
  );
  if (daemon) await workspace.stopDaemon();
  expect(stdout).toMatch(/^catalog-contract +1\.0\.0 +base +- +- +valid$/m);
  expect(stdout).toMatch(/^@shop\/orders +1\.0\.0 +base +1 +- +not valid$/m);
  expect(stdout).toMatch(/^platform@3\.0\.0 +@shop\/orders +team\/example +policy +now$/m);
  expect(stdout).toMatch(/^catalog-contract +platform +1\.0\.0 +3\.0\.0 +2$/m);
  expect(workspace.read('dist/pacto/summary.md')).toMatch(
    /^### ❌ @\u200bshop\/orders 1\.0\.0: 1 error$/m,
  );
  for (const name of ['catalog-contract', '@shop/orders', 'platform@3.0.0']) {
    await workspace.mustNx(['show', 'project', name]);
  }
});

test('the warnings of valid bundles, which Nx hides, follow the table', async () => {
  const values = 'configurations:\n  - name: own\n    schema: s.json\n    values: {version: 1.20}';
  const workspace = await Workspace.create({
    'a/pacto.yaml': contract({ name: 'a', more: values }),
    'a/s.json': '{"type": "object"}',
    'b/pacto.yaml': contract({ name: 'b' }),
  });
  for (const from of ['the run', 'the cache']) {
    const { stdout } = await workspace.mustNx(ALL);
    const [, end] = stdout.split('Warnings of valid bundles\n');
    expect(stdout.includes('local cache')).toBe(from === 'the cache');
    expect(end).toMatch(/^a\/pacto\.yaml:\d+:\d+ AMBIGUOUS_SCALAR /);
    expect(end).toContain('`--output-style=static`');
  }
});

describe('reports over a run', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(FILES, {
      options: OPTIONS,
      nxJson: {
        targetDefaults: {
          'pacto-validate': {
            options: { format: 'json', outputFile: 'dist/own/{projectName}.json' },
          },
        },
      },
    });
  });

  test('are one log of SARIF and one document of JUnit, with cached tasks, too', async () => {
    await workspace.nx(ALL);
    workspace.remove('dist');
    await workspace.nx(ALL);
    const [{ results }, ...more] = workspace.json<Sarif>('dist/pacto/summary.sarif').runs;
    expect(more).toEqual([]);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(['INVALID_SEMVER']);
    const junit = workspace.read('dist/pacto/summary.junit.xml');
    expect(junit.match(/<testsuite name="[^"]*"/g)).toHaveLength(6);
    expect(workspace.read('dist/pacto/summary.md')).toContain('### ❌ broken one: 1 error');
  });

  test('a path with the name of the project gives one file for each project', () => {
    expect(workspace.json('dist/own/a.json')).toMatchObject({ bundle: { name: 'a' } });
    expect(workspace.json('dist/own/b.json')).toMatchObject({ bundle: { name: 'b' } });
  });

  test('are one log and one document also for validations with diffs', async () => {
    workspace.edit('b/pacto.yaml', (text) => text.replace('1.0.0', '1.0.1'));
    await workspace.nx(['run-many', '-t', 'pacto-validate', 'pacto-diff', '-p', 'b,broken']);
    const { runs } = workspace.json<Sarif>('dist/pacto/summary.sarif');
    expect(runs).toHaveLength(1);
    const rules = runs[0]!.results.map(({ ruleId }) => ruleId);
    expect(rules).toEqual(expect.arrayContaining(['INVALID_SEMVER', 'service-version-raised']));
    const junit = workspace.read('dist/pacto/summary.junit.xml');
    expect(junit).toContain('<testsuites name="pacto" ');
    expect(junit.match(/<testsuite name="b [^"]*"/g)).toHaveLength(2);
    expect(workspace.read('dist/pacto/summary.md')).toMatch(/^## Validation$[^]*^## Diff$/m);
  });

  test('one file for several tasks is refused, whether they run or not', async () => {
    const parameters = ['--outputFile=dist/one.json'];
    await workspace.mustNx(['run', 'a:pacto-validate', ...parameters]);
    const { status, output } = await workspace.nx([...ALL, ...parameters]);
    expect(status).toBe(1);
    expect(output).toContain('list its format under `runReports`');
    expect(workspace.json('dist/one.json')).toMatchObject({ bundle: { name: 'a' } });
  });
});
