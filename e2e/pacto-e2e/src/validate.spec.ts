import { exampleFiles } from './harness/contracts';
import { mustRun, runCommand } from './harness/run-command';
import { Workspace } from './harness/workspace';

const TASK = 'my-service-api:pacto-validate';
const API = 'my-service/pactos/my-service-api';

describe('pacto-validate', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(exampleFiles());
  });

  test.each([
    ['batch', []],
    ['one process each', ['--batch=false']],
  ])('one broken contract fails its own task only: %s', async (_case, more) => {
    const before = workspace.read(`${API}/pacto.yaml`);
    workspace.edit(`${API}/pacto.yaml`, (text) => text.replace('port: 8080', 'port: 808080'));
    const { status, ran, output } = await workspace.run([
      'run-many',
      '-t',
      'pacto-validate',
      '--skip-nx-cache',
      ...more,
    ]);
    workspace.write({ [`${API}/pacto.yaml`]: before });
    expect(status).not.toBe(0);
    expect(ran).toHaveLength(4);
    expect(output).toContain(`${API}/pacto.yaml:`);
    expect(output).toMatch(/Failed tasks:\s+- my-service-api:pacto-validate\s+(?!-)/);
    expect(output).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  });

  test('each environment is a configuration', async () => {
    await workspace.mustNx(['run', `${TASK}:stg`]);
    const report = workspace.json<{ environments: { name: string; files: string[] }[] }>(
      `dist/pacto/${API}/validate.json`,
    );
    expect(report.environments.map(({ name, files }) => [name, files])).toEqual([
      ['stg', [`${API}/pacto.yaml`, `${API}/overrides/values.stg.yaml`]],
    ]);
  });

  test('`-f` and `--set` are repeatable and keep their commas', async () => {
    workspace.write({ [`${API}/one,two.yaml`]: 'scaling:\n  max: 9\n' });
    await workspace.mustNx([
      'run',
      TASK,
      '-f',
      'overrides/values.stg.yaml',
      '-f',
      `${API}/one,two.yaml`,
      '--set',
      'scaling.min=2',
      '--set',
      'metadata.note=a,b',
    ]);
    const report = workspace.json<{ environments: { name: string; files: string[] }[] }>(
      `dist/pacto/${API}/validate.json`,
    );
    expect(report.environments.map(({ name, files }) => [name, files])).toEqual([
      ['custom', [`${API}/pacto.yaml`, `${API}/overrides/values.stg.yaml`, `${API}/one,two.yaml`]],
    ]);
    workspace.remove(`${API}/one,two.yaml`);
  });

  test('the `docs` of a diagnostic point at a heading of the installed package', async () => {
    await workspace.run(['run', TASK, '--set', 'scaling.min=9']);
    const report = workspace.json<{ environments: { diagnostics: { docs: string }[] }[] }>(
      `dist/pacto/${API}/validate.json`,
    );
    const [{ docs }] = report.environments[0]!.diagnostics;
    const [page, anchor] = docs.split('#');
    expect(workspace.read(`node_modules/pacto/${page}`)).toContain(`\n### ${anchor}\n`);
  });

  test.each([[[]], [['--batch=false']]])(
    'each `--set` arrives as it was written, in a batch and without one: %j',
    async (more: string[]) => {
      const sets = ['service.name=A,B=C', 'scaling.min=two', 'scaling.min=9', 'metadata.a\\.b=1'];
      const parameters = sets.flatMap((set) => ['--set', set]);
      const { status } = await workspace.run(['run', TASK, ...parameters, ...more]);
      expect(status).not.toBe(0);
      const report = workspace.json<{
        environments: { name: string; diagnostics: { message: string }[] }[];
      }>(`dist/pacto/${API}/validate.json`);
      expect(report.environments.map(({ name }) => name)).toEqual(['custom']);
      const messages = report.environments[0]!.diagnostics.map(({ message }) => message);
      expect(messages).toEqual([
        expect.stringContaining('`--set service.name=…` cannot change `service.name`'),
        expect.stringContaining('The value comes from `--set scaling.min=…`.'),
      ]);
    },
  );

  test.each([
    [['--set', 'scaling.max.x=1'], '`scaling.max` is a number, not a mapping'],
    [['--set', 'interfaces[1].port=1'], '`interfaces` has 1 entry, so the index 1 does not exist'],
    [['--set', 'metadata.__proto__.x=1'], 'names the key `__proto__`, which is refused'],
    [['--set', 'scaling'], '`--set scaling` has no `=`'],
    [['-f', 'overrides/nope.yaml'], 'neither in the bundle'],
    [['-f', 'platform-service/pacto.yaml'], 'is outside the bundle'],
    [['-f', '../../../nx.json'], 'is outside the bundle'],
    [['-f', '../../../none.yaml'], 'neither in the bundle'],
    [['--format=xml'], '`format` is `xml`'],
    [['--fromat=json'], 'The option `fromat` does not exist'],
    [['--outputFile=../x.json'], '`outputFile` is `../x.json`'],
    [['--outputFile=dist/{name}.json'], 'the task does not replace `{name}`'],
    [['--outputFile=platform-service/pacto.yaml'], 'a contract, which the report would replace'],
    [
      ['--outputFile=platform-service/policy/schema.json'],
      'depends on this file, and the report would replace it',
    ],
    [['-f'], 'The option `values` has no value'],
    [['--failOnWarnings=maybe'], '`failOnWarnings` is `maybe`'],
  ])('%j is refused with one sentence', async (parameters, sentence) => {
    const { status, output } = await workspace.run(['run', TASK, ...parameters]);
    expect(status).not.toBe(0);
    expect(output.replace(/\s+/g, ' ')).toContain(sentence);
    expect(output).not.toMatch(/UnhandledPromise|node:internal/);
    const written = Object.keys(exampleFiles()).map((file) => [file, workspace.read(file)]);
    expect(Object.fromEntries(written)).toEqual(exampleFiles());
  });

  test('`outputFile` gets the chosen format and is restored from the cache', async () => {
    const parameters = ['run', TASK, '--format=json', '--outputFile=dist/report.json'];
    const { stdout } = await workspace.mustNx(parameters);
    expect(stdout).not.toContain('"schemaVersion"');
    workspace.remove('dist/report.json');
    const { cached } = await workspace.run(parameters);
    expect(cached).toEqual([TASK]);
    expect(workspace.json('dist/report.json')).toMatchObject({ outcome: 'clean' });
  });

  test('without `registry`, one line says what that means', async () => {
    const other = await Workspace.create(exampleFiles(), { options: {} });
    const { output } = await other.run(['run-many', '-t', 'pacto-validate']);
    expect(output.match(/The option `registry`/g)).toHaveLength(1);
  });
});

test('no compiler of schemas and no registry client is loaded to validate and to compare', async () => {
  const workspace = await Workspace.create({});
  workspace.write({
    'load.js': `
      const { dirname } = require('node:path');
      const paths = [dirname(require.resolve('pacto/executors.json'))];
      const engine = require(require.resolve('pacto-contract', { paths }));
      const { buildWorkspaceIndex } = require(require.resolve('pacto-contract/graph', { paths }));
      const { readFacts } = require(require.resolve('pacto-contract/read', { paths }));
      const contract = (name, more = '') =>
        'pactoVersion: "1.0"\\nservice: { name: ' + name + ', version: 1.0.0 }\\n' + more;
      const registry = 'ghcr.io/example/pactos';
      const policies = 'policies: [{ name: p, ref: "oci://' + registry + '/platform:1.0.0" }]\\n';
      const side = (api) => {
        const contracts = {
          api: contract('api', policies + api),
          plain: contract('plain'),
          platform: contract('platform', 'policies: [{ name: p, schema: policy.json }]\\n'),
        };
        const files = engine.createMemoryFiles({
          'api/pacto.yaml': contracts.api,
          'plain/pacto.yaml': contracts.plain,
          'platform/pacto.yaml': contracts.platform,
          'platform/policy.json': '{"required": ["service"]}',
        });
        const summaries = Object.entries(contracts).map(([root, text]) => ({
          root,
          base: readFacts(text).facts,
          overrides: [],
        }));
        return { files, index: buildWorkspaceIndex(summaries, { registries: [registry] }), root: 'api' };
      };
      const isLoaded = () => Object.keys(require.cache).some((path) => /ajv.dist.core/.test(path));
      const session = engine.createSession();
      const diff = (base, head) =>
        engine.diffBundle(session, { head: side(head), base: { kind: 'git', ref: 'x', side: side(base) } });
      const validate = (api, root) => engine.validateBundle(session, side(api), { root });
      const seen = {};
      seen.compared = diff('', 'metadata: { a: b }\\n').report.changes.length;
      seen.afterDiff = isLoaded();
      seen.plain = validate('', 'plain').report.outcome;
      seen.afterContract = isLoaded();
      seen.api = validate('', 'api').report.outcome;
      seen.afterPolicy = isLoaded();
      seen.registry = Object.keys(require.cache).some((path) => /src.registry.|fflate|undici/.test(path));
      console.log(JSON.stringify(seen));
    `,
  });
  const { stdout } = await mustRun(process.execPath, ['load.js'], { cwd: workspace.root });
  expect(JSON.parse(stdout)).toEqual({
    compared: 1,
    afterDiff: false,
    plain: 'clean',
    afterContract: false,
    api: 'clean',
    afterPolicy: false,
    registry: false,
  });
});

test.each([
  [
    'validate',
    /pacto-contract.src.(index|diff.(?!change|build-failed)|render.render-unit|release|registry)/,
  ],
  [
    'diff',
    /pacto-contract.src.(index|render.(render-unit|helm|argocd|claims|writer|review|explain)|release|registry)/,
  ],
  ['render', /pacto-contract.src.(index|diff.(?!change|build-failed)|release|registry)/],
])('the runner of pacto-%s loads no other part of the engine', async (executor, other) => {
  const workspace = await Workspace.create({});
  workspace.write({
    'load.js': `
      const { dirname, join } = require('node:path');
      const plugin = dirname(require.resolve('pacto/executors.json'));
      require(join(plugin, 'src/executors/${executor}/${executor}-runner.js'));
      const paths = Object.keys(require.cache);
      console.log(JSON.stringify({
        engine: paths.some((path) => /pacto-contract.src.validate.validate-bundle/.test(path)),
        other: paths.filter((path) => ${other}.test(path)),
      }));
    `,
  });
  const { stdout } = await mustRun(process.execPath, ['load.js'], { cwd: workspace.root });
  expect(JSON.parse(stdout)).toEqual({ engine: true, other: [] });
});

test('a notice names a git worktree inside the workspace, and after it is ignored the contracts are valid', async () => {
  const workspace = await Workspace.create({ ...exampleFiles(), '.nxignore': '# nothing\n' });
  const add = ['worktree', 'add', '--quiet', 'trees/fix'];
  await mustRun('git', add, { cwd: workspace.root });
  const all = ['run-many', '-t', 'pacto-validate', '--outputStyle=static'];
  const found = await workspace.nx(all);
  expect(found.status).toBe(1);
  const said = found.output.replace(/\s+/g, ' ');
  expect(said).toContain('DUPLICATE_BUNDLE');
  expect(said).toContain('hint: The folder `trees/fix` seems to hold a second checkout');
  expect(said).toContain('The folder `trees/fix` is a git worktree inside the workspace');
  for (const file of ['.nxignore', '.gitignore']) {
    const before = workspace.read(file);
    workspace.write({ [file]: `${before}trees/fix\n` });
    const { stdout } = await workspace.mustNx(all);
    expect(stdout).toContain('4 of 4 bundles valid.');
    workspace.write({ [file]: before });
  }
});

test('code in processes of Nx loads no YAML library, no JSON Schema and no registry client, a graph without changes loads no reader, and publishing loads no engine', async () => {
  const workspace = await Workspace.create(exampleFiles());
  await workspace.projects();
  workspace.write({
    'load.js': `
      const plugin = require('pacto');
      const files = ${JSON.stringify(Object.keys(exampleFiles()).filter((file) => file.endsWith('pacto.yaml')))};
      const context = { workspaceRoot: __dirname, nxJsonConfiguration: require('./nx.json') };
      const paths = () => Object.keys(require.cache);
      const main = async () => {
        const results = await plugin.createNodes[1](files, { registry: 'ghcr.io/example/pactos' }, context);
        const executing = paths().filter((path) => /pacto.src.(executors|generators|removal|workspace|text|release|artifacts|run.(summarize|end))/.test(path));
        const reading = paths().some((path) => /pacto-contract.src.(read.js|source.parse|files.git|template.find)/.test(path));
        const { diff, publish } = require('pacto/executors.json').executors;
        const { dirname, join } = require('node:path');
        require(join(dirname(require.resolve('pacto/executors.json')), diff.hasher));
        const heavy = /node_modules.(yaml|ajv|@nx|fflate|undici).|pacto-contract.src.(index|registry|files.artifact)/;
        const loaded = paths().filter((path) => heavy.test(path));
        require(join(dirname(require.resolve('pacto/executors.json')), publish.implementation));
        const engine = paths().filter((path) => /pacto-contract.src.(index|validate)/.test(path));
        console.log(JSON.stringify({ results: results.length, reading, loaded, executing, engine }));
      };
      main();
    `,
  });
  const load = () => runCommand(process.execPath, ['load.js'], { cwd: workspace.root });
  const light = { results: 4, reading: false, loaded: [], executing: [], engine: [] };
  expect(JSON.parse((await load()).stdout)).toEqual(light);
  workspace.edit('platform-service/pacto.yaml', (text) => `${text}# edited\n`);
  expect(JSON.parse((await load()).stdout)).toEqual({ ...light, reading: true });
});
