// The way from the reviewed files to what is deployed, as people run it.
import { existsSync, readdirSync } from 'node:fs';
import { exampleFiles } from './harness/example-files';
import { Workspace } from './harness/workspace';

const ROOT = 'my-service/pactos/my-service-root';
const API = 'my-service/pactos/my-service-api';
const RENDER = `dist/pacto/${ROOT}/render`;

interface Report {
  readonly outcome: string;
  readonly environments: readonly {
    readonly name: string | null;
    readonly changes?: readonly { kind: string; path: string; resource?: string }[];
  }[];
}

describe('pacto-render in the example', () => {
  let workspace: Workspace;
  const listed = (folder: string): string[] =>
    readdirSync(workspace.path(folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(yaml|json)$/.test(path))
      .sort();
  const report = (): Report => workspace.json(`dist/pacto/${ROOT}/render.json`);

  beforeAll(async () => {
    workspace = await Workspace.create(exampleFiles());
  });

  test('renders one environment', async () => {
    await workspace.mustNx(['run', 'my-service-root:pacto-render:stg']);
    expect(listed(`${RENDER}/stg`)).toEqual([
      'argocd/application.yaml',
      'claims/my-service-api-postgres.yaml',
      'claims/my-service-worker-object-storage.yaml',
      'claims/my-service-worker-redis.yaml',
      'index.json',
      'secrets/my-service-api-secrets.yaml',
      'values.schema.json',
      'values.yaml',
    ]);
    expect(readdirSync(workspace.path(RENDER))).toEqual(['stg']);
  });

  test('a cache hit restores the files, and no files of another environment', async () => {
    workspace.remove(`dist/pacto/${ROOT}`);
    const { cached } = await workspace.run(['run', 'my-service-root:pacto-render:stg']);
    expect(cached).toEqual(['my-service-root:pacto-render:stg']);
    expect(readdirSync(workspace.path(RENDER))).toEqual(['stg']);
  });

  test('renders every environment, and only roots have the target', async () => {
    const { ran } = await workspace.run(['run-many', '-t', 'pacto-render']);
    expect(ran).toEqual(['keycloak-root:pacto-render', 'my-service-root:pacto-render']);
    expect(readdirSync(workspace.path(RENDER)).sort()).toEqual(['_base', 'dev', 'prod', 'stg']);
    expect(workspace.read('dist/pacto/summary.md')).toContain('## Render');
  });

  test.each(['--batch', '--batch=false'])(
    'two units are never rendered into one folder, with %s',
    async (mode) => {
      const command = ['run-many', '-t', 'pacto-render', mode];
      const { status, output } = await workspace.nx([...command, '--outputFolder=out']);
      expect(status).toBe(1);
      expect(output).toMatch(/`outputFolder` is `out`, and `.*:pacto-render` would write it too\./);
      expect(existsSync(workspace.path('out'))).toBe(false);
      await workspace.mustNx([...command, '--outputFolder=out/{projectName}']);
      expect(readdirSync(workspace.path('out')).sort()).toEqual([
        'keycloak-root',
        'my-service-root',
      ]);
      workspace.remove('out');
    },
  );

  test('a file of an earlier run is gone', async () => {
    workspace.write({ [`${RENDER}/stg/claims/old.yaml`]: 'kind: Old\n' });
    workspace.edit(`${API}/overrides/values.stg.yaml`, (text) =>
      text.replace('replicas: 3', 'replicas: 4'),
    );
    await workspace.mustNx(['run', 'my-service-root:pacto-render:stg']);
    expect(existsSync(workspace.path(`${RENDER}/stg/claims/old.yaml`))).toBe(false);
    expect(workspace.read(`${RENDER}/stg/values.yaml`)).toContain('replicas: 4');
  });

  test('nx affected shows what changes, with what is destroyed first', async () => {
    workspace.edit(`${API}/overrides/values.prod.yaml`, (text) =>
      text.replace(/ {2}- name: postgres[^]*/, ''),
    );
    const { status, output } = await workspace.run([
      'affected',
      '-t',
      'pacto-render',
      '--base=main',
    ]);
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    const prod = report().environments.find(({ name }) => name === 'prod');
    expect(prod!.changes![0]).toMatchObject({
      kind: 'destroys',
      resource: 'PostgreSQLClaim my-service-api-postgres',
    });
    expect(workspace.read('dist/pacto/summary.md')).toContain('**destroys**');
    const again = await workspace.run(['affected', '-t', 'pacto-render', '--base=main']);
    expect(again.cached).toEqual(['my-service-root:pacto-render']);
  });

  test('an option of nx.json that moves resources is a change', async () => {
    workspace.edit('nx.json', (text) => {
      const nxJson = JSON.parse(text) as { plugins: { options: object }[] };
      const [pacto] = nxJson.plugins;
      pacto!.options = {
        ...pacto!.options,
        render: { environments: { dev: { namespace: 'shop' } } },
      };
      return JSON.stringify(nxJson);
    });
    const review = ['affected', '-t', 'pacto-render', '--base=main', '-c', 'dev'];
    const { status, output } = await workspace.nx([...review, '--failOn=destroys']);
    expect([status, output]).toEqual([1, expect.stringContaining('destroys: ')]);
    const [dev] = report().environments;
    expect(dev!.changes![0]).toMatchObject({
      kind: 'destroys',
      resource: 'RedisClaim my-service-worker-redis',
    });
    const added = dev!.changes!.find(({ kind }) => kind === 'added');
    expect(added).toMatchObject({ source: { side: 'head', file: 'nx.json' } });
  });

  test('failOn=destroys fails the task', async () => {
    const { status, output } = await workspace.nx([
      'run',
      'my-service-root:pacto-render',
      '--base=main',
      '--failOn=destroys',
    ]);
    expect(output).toContain('destroys: PostgreSQLClaim my-service-api-postgres');
    expect([status, report().outcome]).toEqual([1, 'findings']);
  });

  test('a root that cannot be read fails', async () => {
    const contract = 'my-service/pactos/my-service-root/pacto.yaml';
    const before = workspace.read(contract);
    workspace.edit(contract, (text) => `${text}  - [\n`);
    const { status, output } = await workspace.nx(['affected', '-t', 'pacto-render']);
    workspace.edit(contract, () => before);
    expect([status, output]).toEqual([1, expect.stringContaining('YAML_PARSE_ERROR')]);
  });

  test('failOn without a base says that nothing is compared', async () => {
    const { output } = await workspace.mustNx([
      'run',
      'my-service-root:pacto-render',
      '--failOn=destroys',
    ]);
    expect(output).toContain('Without a base nothing is compared');
  });

  test.each(['published', 'oci://ghcr.io/example/pactos/my-service-root:1.2.0'])(
    'the base %s is refused, because a registry has each component on its own',
    async (base) => {
      const review = ['run', 'my-service-root:pacto-render', `--base=${base}`];
      const { status, output } = await workspace.nx(review);
      expect([status, output.replace(/\s+/g, ' ')]).toEqual([
        1,
        expect.stringContaining('so a root cannot be rendered from it.'),
      ]);
      expect(workspace.read(`dist/pacto/${ROOT}/render.json`)).toContain('BASE_UNAVAILABLE');
    },
  );

  test('values of the platform go into a file of their own, and are never cached', async () => {
    const command = ['run', 'my-service-root:pacto-render:stg', '--platformSet=api:image.tag=1.10'];
    await workspace.mustNx(command);
    expect(workspace.read(`${RENDER}/stg/values.platform.yaml`)).toBe(
      'api:\n  image:\n    tag: "1.10"\n',
    );
    const { cached } = await workspace.run(command);
    expect(cached).toEqual([]);
  });

  test('an environment that is not valid is not rendered', async () => {
    workspace.edit(`${API}/overrides/values.stg.yaml`, (text) =>
      text.replace('replicas: 4', 'replicas: four'),
    );
    const { status, output } = await workspace.nx(['run', 'my-service-root:pacto-render:stg']);
    expect(output).toContain('CONFIG_VALUES_VALIDATION_FAILED');
    expect([status, existsSync(workspace.path(`${RENDER}/stg`))]).toEqual([1, false]);
  });

  test('if the schema of a subchart is deleted, the task of its root runs again', async () => {
    await workspace.reset();
    const root = 'keycloak-root:pacto-validate';
    await workspace.mustNx(['run', root]);
    workspace.remove('identity/charts/keycloak/charts');
    const { ran } = await workspace.run(['affected', '-t', 'pacto-validate', '--base=main']);
    expect(ran).toEqual([root]);
  });
});

// `my-service` and `identity` each hold a root, its components and its chart.
describe('a unit that a change removes, which has no task', () => {
  const REVIEW = ['affected', '-t', 'pacto-render', '--base=main'];
  const FAILS = [...REVIEW, '--failOn=destroys'];
  const DESTROYED = 'destroys: PostgreSQLClaim my-service-api-postgres';
  const UNITS = {
    'my-service': 'my-service-root: 12 resources destroyed, and `failOn` is `destroys`.',
    identity: 'keycloak-root: 3 resources destroyed, and `failOn` is `destroys`.',
  };
  type Folder = keyof typeof UNITS;
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await Workspace.create(exampleFiles());
  });
  afterEach(async () => {
    await workspace.nx(['daemon', '--stop'], { daemon: true });
    await workspace.reset();
  });

  const remove = (folders: readonly Folder[]): void =>
    folders.forEach((one) => workspace.remove(one));

  test('is listed with what it deployed', async () => {
    remove(['my-service']);
    const { status, output } = await workspace.nx(REVIEW);
    expect({ status, output }).toEqual({ status: 0, output: expect.anything() });
    expect(output).toContain(`my-service-root stg ${DESTROYED}`);
    expect(workspace.read('dist/pacto/summary.md')).toContain('**destroys**');
  });

  test.each<[string, Folder[], boolean]>([
    ['one beside a unit with a task', ['my-service'], false],
    ['several, where no task runs', ['my-service', 'identity'], false],
    ['one, with the daemon', ['my-service'], true],
    ['several, with the daemon', ['my-service', 'identity'], true],
  ])('fails the run under failOn=destroys: %s', async (_case, folders, daemon) => {
    remove(folders);
    const { status, output } = await workspace.nx(FAILS, { daemon });
    expect({ status, output }).toEqual({ status: 1, output: expect.anything() });
    const told = Object.values(UNITS).filter((line) => output.includes(line));
    expect(told).toEqual(folders.map((folder) => UNITS[folder]));
    // Once for each environment that has the claim, and in no other line.
    expect(output.split(DESTROYED)).toHaveLength(1 + 2);
    const { outcome } = workspace.json<Report>(`dist/pacto/${ROOT}/render.json`);
    expect(outcome).toBe('findings');
    expect(workspace.read('dist/pacto/summary.md')).toContain('**destroys**');
  });

  test.each<[string, string[], Folder[]]>([
    ['affected without a project', [...FAILS, '--exclude=my-service-root'], ['identity']],
    ['affected without all roots', [...FAILS, '--exclude=tag:pacto:root'], []],
    ['run-many of some projects', ['run-many', ...FAILS.slice(1), '-p', 'my-*'], ['my-service']],
  ])('is reviewed by %s only if the command means it', async (_case, command, expected) => {
    const folders = Object.keys(UNITS) as Folder[];
    remove(folders);
    const { status, output } = await workspace.nx(command);
    expect(status).toBe(expected.length > 0 ? 1 : 0);
    expect(folders.filter((folder) => output.includes(UNITS[folder]))).toEqual(expected);
  });

  test.each([['my-service'], ['my-service', 'identity']] as Folder[][])(
    'refuses a misspelt option, with or without a task: %s, %s',
    async (...folders) => {
      remove(folders);
      const { status, output } = await workspace.nx([...REVIEW, '--failon=destroys']);
      expect([status, output.replace(/\s+/g, ' ')]).toEqual([
        1,
        expect.stringContaining('The option `failon` does not exist.'),
      ]);
    },
  );

  test('is reviewed by run-many with a base, too', async () => {
    remove(['my-service']);
    const { status } = await workspace.nx(['run-many', ...FAILS.slice(1)]);
    expect(status).toBe(1);
  });

  test.each<[string, string]>([
    ['markdown', '| **destroys** | prod | `claims/my-service-api-postgres.yaml` |'],
    ['github', `::error file=${ROOT}/pacto.yaml,title=destroys in prod::${DESTROYED}`],
    ['sarif', `"text": "prod: ${DESTROYED}`],
    ['json', '"resource": "PostgreSQLClaim my-service-api-postgres"'],
  ])('is in the report file with the format %s', async (format, expected) => {
    remove(['my-service']);
    const file = ['--outputFile=dist/{projectName}.txt', `--format=${format}`, '-c', 'prod'];
    const { status } = await workspace.nx([...FAILS, ...file]);
    expect(status).toBe(1);
    expect(workspace.read('dist/my-service-root.txt')).toContain(expected);
  });

  test.each<[string, boolean]>([
    ['the review of a unit that stays', false],
    ['the review of a unit that is removed', true],
  ])('under outputStyle=static %s is printed once', async (_case, isRemoved) => {
    if (isRemoved) remove(['my-service']);
    else {
      workspace.edit(`${API}/overrides/values.prod.yaml`, (text) =>
        text.replace(/ {2}- name: postgres[^]*/, ''),
      );
    }
    const { output } = await workspace.mustNx([...REVIEW, '-c', 'prod', '--outputStyle=static']);
    expect(output.split(DESTROYED)).toHaveLength(1 + 1);
  });

  // These commit, so they come last.
  const failOn = { options: { failOn: 'destroys' } };
  test.each<[string, object, object]>([
    ['nx.json, for all units', { 'pacto-render': failOn }, {}],
    [
      'nx.json, for some projects of the plugin',
      { 'pacto-r*': [{ filter: { projects: ['my-*'], plugin: 'nx-pacto' }, ...failOn }] },
      {},
    ],
    ['its own project.json', {}, { targets: { 'pacto-render': failOn } }],
  ])(
    'is reviewed with the options that its task would have: those of %s',
    async (_case, targetDefaults, file) => {
      workspace.edit('nx.json', (text) => JSON.stringify({ ...JSON.parse(text), targetDefaults }));
      workspace.write({ [`${ROOT}/project.json`]: JSON.stringify(file) });
      await workspace.commit('Set failOn');
      const shown = await workspace.mustNx(['show', 'project', 'my-service-root', '--json']);
      const { targets } = JSON.parse(shown.output) as { targets: Record<string, typeof failOn> };
      expect(targets['pacto-render']).toMatchObject(failOn);
      remove(['my-service']);
      const { status, output } = await workspace.nx(REVIEW);
      expect([status, output]).toEqual([1, expect.stringContaining(UNITS['my-service'])]);
    },
  );

  test('fails the run if its base cannot be rendered', async () => {
    workspace.edit(`${API}/overrides/values.stg.yaml`, (text) =>
      text.replace('replicas: 3', 'replicas: three'),
    );
    await workspace.commit('Break stg');
    remove(['my-service']);
    const { status, output } = await workspace.nx(REVIEW);
    expect([status, output]).toEqual([
      1,
      expect.stringContaining('my-service-root: The base cannot be rendered'),
    ]);
  });
});
