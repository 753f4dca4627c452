import { symlinkSync } from 'node:fs';
import { contract, exampleFiles } from './harness/contracts';
import { Workspace } from './harness/workspace';

const ALL = ['run-many', '-t', 'pacto-validate'];
const PACTOS = 'my-service/pactos';
const EVERY_TASK = [
  'my-service-api:pacto-validate',
  'my-service-root:pacto-validate',
  'my-service-worker:pacto-validate',
  'platform-service:pacto-validate',
];

describe.each([
  ['without the daemon', false],
  ['with the daemon', true],
])('the cache, %s', (_case, daemon) => {
  let workspace: Workspace;
  const run = () => workspace.run(ALL, { daemon });

  beforeAll(async () => {
    workspace = await Workspace.create(exampleFiles());
  });
  afterAll(async () => {
    if (daemon) await workspace.stopDaemon();
  });
  beforeEach(async () => {
    const { status, output } = await run();
    expect(`${status} ${output}`).toMatch(/^0 /);
  });

  test('a second run validates nothing, and restores reports that were deleted', async () => {
    workspace.remove('dist');
    const { ran, cached } = await run();
    expect({ ran, cached }).toEqual({ ran: [], cached: EVERY_TASK });
    expect(workspace.json(`dist/pacto/${PACTOS}/my-service-api/validate.json`)).toMatchObject({
      schemaVersion: 1,
      bundle: { name: 'my-service-api', path: `${PACTOS}/my-service-api` },
      outcome: 'clean',
    });
    expect(
      workspace.json<{ validations: unknown[] }>('dist/pacto/summary.json').validations,
    ).toHaveLength(4);
    expect(workspace.read('dist/pacto/summary.md')).toContain('my-service-api');
  });

  test.each<[string, string, (text: string) => string, string[]]>([
    [
      'an override file',
      `${PACTOS}/my-service-worker/overrides/values.stg.yaml`,
      (text) => `${text}# edited\n`,
      ['my-service-worker'],
    ],
    [
      'a component, which its root is related to',
      `${PACTOS}/my-service-api/pacto.yaml`,
      (text) => `${text}# edited\n`,
      ['my-service-api', 'my-service-root'],
    ],
    [
      'a root',
      `${PACTOS}/my-service-root/pacto.yaml`,
      (text) => `${text}# edited\n`,
      ['my-service-root'],
    ],
    [
      'a policy, which binds the contracts that reference it and no other root',
      'platform-service/policy/schema.json',
      (text) => `${text}\n`,
      ['my-service-api', 'my-service-worker', 'platform-service'],
    ],
  ])(
    'an edit of %s runs only the tasks that depend on it',
    async (_edit, file, change, expected) => {
      workspace.edit(file, change);
      const { ran, cached } = await run();
      expect(ran).toEqual(expected.map((name) => `${name}:pacto-validate`));
      expect([...ran, ...cached].sort()).toEqual(EVERY_TASK);
    },
  );

  test('a file that no result depends on runs no task', async () => {
    workspace.write({
      [`${PACTOS}/my-service-api/README.md`]: 'words',
      'platform-service/docs/more.yaml': 'words: true',
      'other/file.txt': 'words',
    });
    expect((await run()).ran).toEqual([]);
  });

  test('an override file that is added and deleted runs the tasks of its unit', async () => {
    const file = `${PACTOS}/my-service-api/overrides/values.lab.yaml`;
    workspace.write({ [file]: 'scaling:\n  max: 5\n' });
    // The root deploys all of its components in the new environment, so their projects get a configuration, which Nx hashes.
    expect((await run()).ran).toEqual([
      'my-service-api:pacto-validate',
      'my-service-root:pacto-validate',
      'my-service-worker:pacto-validate',
    ]);
    workspace.remove(file);
    expect((await run()).ran).toEqual([]);
  });

  test.each(['pacto', 'ajv', 'fast-uri', 'nx'])(
    'an upgrade of %s runs every task',
    async (name) => {
      const manifest = workspace.json<object>(`node_modules/${name}/package.json`);
      // The file is a link to one that other workspaces have too.
      workspace.remove(`node_modules/${name}/package.json`);
      const upgraded = { ...manifest, buildId: 'another' };
      workspace.write({ [`node_modules/${name}/package.json`]: JSON.stringify(upgraded) });
      // As an installer does: the daemon ends when the lock file of the workspace changes.
      workspace.edit('package-lock.json', (text) => `${text}\n`);
      expect((await run()).ran).toEqual(EVERY_TASK);
    },
  );

  test('the terminal shows the summary, or the path of its file', async () => {
    workspace.edit('platform-service/policy/schema.json', (text) => `${text}\n`);
    expect((await run()).output).toContain('dist/pacto/summary.md');
  });
});

describe('what is affected', () => {
  test('an edit of an override file affects only its component', async () => {
    const workspace = await Workspace.create(exampleFiles());
    await workspace.mustNx(ALL);
    const file = `${PACTOS}/my-service-worker/overrides/values.stg.yaml`;
    workspace.edit(file, (text) => `${text}# edited\n`);
    const { ran } = await workspace.run(['affected', '-t', 'pacto-validate', '--base=HEAD']);
    expect(ran).toEqual(['my-service-worker:pacto-validate']);
    workspace.remove(`${PACTOS}/my-service-worker/overrides/values.dev.yaml`);
    const { stdout } = await workspace.mustNx(['show', 'projects', '--affected', '--base=HEAD']);
    expect(stdout.trim().split('\n')).not.toContain('platform-service');
  });

  test.each<[string, (text: string) => string]>([
    ['renamed', (text) => text.replace('name: base-policy', 'name: core-policy')],
    ['broken', (text) => `${text}\n  - [`],
  ])(
    'an edit affects consumers of the pinned version of a bundle that is %s, if another bundle has its name',
    async (_case, change) => {
      const workspace = await Workspace.create({
        'platform/base/pacto.yaml': contract({ name: 'base-policy' }),
        'pactos/base-policy/pacto.yaml': contract({ name: 'base-policy', version: '2.0.0' }),
        'mailer/pacto.yaml': contract({ name: 'mailer', policyOf: 'base-policy:2.0.0' }),
      });
      workspace.edit('pactos/base-policy/pacto.yaml', change);
      const { stdout } = await workspace.mustNx(['show', 'projects', '--affected', '--base=HEAD']);
      expect(stdout.trim().split('\n')).toContain('mailer');
    },
  );
});

describe('files that are not inputs', () => {
  test.each([
    ['ignored by git', { '.gitignore': 'node_modules\n.nx\ndist\nschema.json\n' }],
    ['ignored by Nx', { '.nxignore': 'platform-service/policy/schema.json\n' }],
  ])('are not there: %s', async (_case, files) => {
    const workspace = await Workspace.create({ ...exampleFiles(), ...files });
    const { status, output } = await workspace.run(['run', 'platform-service:pacto-validate']);
    expect(status).not.toBe(0);
    expect(output).toContain('FILE_NOT_FOUND');
    expect(output).toContain('policy/schema.json');
  });

  test('are refused behind a link to another file or out of the bundle', async () => {
    const workspace = await Workspace.create(exampleFiles());
    workspace.remove('platform-service/policy/schema.json');
    workspace.write({ 'elsewhere/schema.json': '{}', 'platform-service/inside.json': '{}' });
    const link = workspace.path('platform-service/policy/schema.json');
    symlinkSync('../../elsewhere/schema.json', link);
    const outside = await workspace.run(['run', 'platform-service:pacto-validate']);
    expect(outside.output).toContain('PATH_OUTSIDE_BUNDLE');
    workspace.remove('platform-service/policy/schema.json');
    symlinkSync('../inside.json', link);
    const inside = await workspace.run(['run', 'platform-service:pacto-validate']);
    expect(inside.output).toContain('FILE_NOT_FOUND');
  });
});
