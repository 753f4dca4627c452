import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LanguageServer } from './harness/language-server';
import { REPOSITORY } from './harness/paths';
import { Workspace } from './harness/workspace';

const CONTRACT = 'my-service-api/pacto.yaml';
const OVERRIDE = 'my-service-api/overrides/values.stg.yaml';
const TEMPLATE = 'pactos/postgres/render/operator.yaml';
const EXAMPLE = join(REPOSITORY, 'e2e/example');
const EXAMPLES = readdirSync(EXAMPLE, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /(^|\/)pacto\.yaml$|\/overrides\/values\.[^/]+\.yaml$/.test(path))
  .sort();
/** The server would ask the network for its catalogue of schemas. */
const OFFLINE = { 'yaml.schemaStore.enable': false };

let workspace: Workspace;
let settings: Record<string, unknown>;

beforeAll(async () => {
  workspace = await Workspace.create({});
  await workspace.mustNx([
    'g',
    'pacto:init',
    '--registry=ghcr.io/example/pactos',
    '--no-interactive',
  ]);
  settings = workspace.json('.vscode/settings.json');
});

describe('the YAML language server, with the settings that `init` writes', () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await LanguageServer.start(workspace.root, { ...settings, ...OFFLINE });
  });
  afterAll(() => server.stop());

  test.each<[string, string, string, string[]]>([
    [
      'the keys of a contract',
      CONTRACT,
      '|',
      [
        'pactoVersion: "1.0"',
        'service:\n  name: $1\n  version: $2',
        'interfaces:\n  - name: $1\n    type: $2\n    visibility: ${3:internal}',
        'scaling:\n  ',
      ],
    ],
    ['the only version', CONTRACT, 'pactoVersion: |', ['"1.0"']],
    [
      'keys that are not there yet',
      CONTRACT,
      'service:\n  name: a\n  |',
      ['version: ${1:1.2.0}', 'chart:\n  ref: $1\n  version: $2'],
    ],
    ['a workload', CONTRACT, 'runtime:\n  workload: |', ['service', 'job', 'scheduled']],
    [
      'a value in a list',
      CONTRACT,
      'interfaces:\n  - name: a\n    type: |',
      ['http', 'grpc', 'event'],
    ],
    [
      'an owner in detail',
      CONTRACT,
      'service:\n  owner:\n    |',
      ['team: ${1:team/payments}', 'contacts:\n  - type: $1\n    value: $2'],
    ],
    [
      'either form of scaling',
      CONTRACT,
      'scaling:\n  |',
      ['replicas: ${1:3}', 'min: ${1:2}', 'max: ${1:5}'],
    ],
    [
      'keys of a configuration',
      CONTRACT,
      'configurations:\n  - name: a\n    |',
      ['schema: ${1:configuration/schema.json}', 'values: \n  ${1:replicas}: ${2:3}\n'],
    ],
    [
      'the keys of an override file',
      OVERRIDE,
      '|',
      ['configurations:\n  - name: ', 'scaling:\n  '],
    ],
    [
      'a value in an override file',
      OVERRIDE,
      'runtime:\n  state:\n    type: |',
      ['stateless', 'stateful', 'hybrid'],
    ],
    [
      'keys of a configuration in an override file',
      OVERRIDE,
      'configurations:\n  - name: a\n    |',
      ['ref: ${1:oci://ghcr.io/example/pactos/platform-service:2.0.0}'],
    ],
  ])('completes %s', async (_, path, text, expected) => {
    const offers = await server.complete(path, text);
    const inserted = offers.map(({ insertText }) => insertText);
    expect(inserted).toEqual(expect.arrayContaining(expected));
    for (const { documentation } of offers) expect(documentation).toMatch(/\w+ \w+ \w+/);
  });

  test('leaves out keys that the file has already, and what the schema refuses', async () => {
    const labels = async (path: string, text: string) =>
      (await server.complete(path, text)).map(({ label }) => label);
    expect(await labels(CONTRACT, 'service:\n  name: a\n  |')).not.toContain('name');
    expect((await labels(OVERRIDE, 'scaling:\n  |')).sort()).toEqual(['max', 'min', 'replicas']);
    expect(await labels(OVERRIDE, '|')).not.toContain('pactoVersion');
    expect((await labels(OVERRIDE, 'service:\n  |')).sort()).toEqual(['chart', 'image', 'owner']);
  });

  test.each([
    ['a key', CONTRACT, 'ser|vice:\n  name: a\n', 'Who this contract speaks for'],
    ['a nested key', CONTRACT, 'service:\n  na|me: a\n', 'Name of the deployable'],
    ['a value', CONTRACT, 'runtime:\n  workload: jo|b\n', 'job runs to its end'],
    ['a key in a list', CONTRACT, 'configurations:\n  - na|me: a\n', 'once per contract'],
    ['a key of one alternative', CONTRACT, 'service:\n  owner:\n    te|am: a\n', 'of the team'],
    ['a key of an override file', OVERRIDE, 'scaling:\n  mi|n: 1\n  max: 2\n', 'Fewest instances'],
    ['a key of a template', TEMPLATE, 'outputs:\n  - fi|le: a.yaml\n', 'Path of the file'],
  ])('explains %s', async (_, path, text, expected) => {
    expect(await server.hover(path, text)).toContain(expected);
  });

  const SERVICE = 'pactoVersion: "1.0"\nservice:\n  name: a\n  version: 1.0.0\n';
  test.each<[string, string, string, string[]]>([
    [
      'an unknown key of a template',
      TEMPLATE,
      'renderVersion: 1\noutputs:\n  - file: a.yaml\n    document: {}\n    when: a\n',
      ['5:5 Property when is not allowed.'],
    ],
    [
      'nothing in a template with loops and conditions',
      TEMPLATE,
      'renderVersion: 1\noutputs:\n  - file: a.yaml\n    document:\n      a:\n        - $each: ${values.a}\n          $as: b\n          $do: ${b}\n      c: { $if: "${has(values.c)}" }\n',
      [],
    ],
    ['an unknown key', CONTRACT, `${SERVICE}  ownr: b\n`, ['5:3 Property ownr is not allowed.']],
    [
      'a wrong value',
      CONTRACT,
      `${SERVICE}interfaces:\n  - {name: a, type: htp}\n`,
      ['6:21 Value is not accepted. Valid values: "http", "grpc", "event".'],
    ],
    [
      'a missing key, in our words',
      CONTRACT,
      `${SERVICE}interfaces:\n  - name: a\n    type: http\n`,
      ['6:5 An interface of type `http` or `grpc` needs a `port`.'],
    ],
    [
      'a malformed name, in our words',
      CONTRACT,
      SERVICE.replace('name: a', 'name: A_'),
      [
        '3:9 Use lower-case letters, digits and dashes, with a letter or digit at both ends, such as `my-service-api`.',
      ],
    ],
    [
      'a number where text is meant',
      CONTRACT,
      SERVICE.replace('1.0.0', '1.20'),
      ['4:12 Incorrect type. Expected "string".'],
    ],
    [
      'an unknown key and a wrong value of an override file',
      OVERRIDE,
      'runtime:\n  workload: jop\nreplicas: 2\n',
      [
        '2:13 Value is not accepted. Valid values: "service", "job", "scheduled".',
        '3:1 Property replicas is not allowed.',
      ],
    ],
    [
      'the identity of a contract in an override file',
      OVERRIDE,
      'service:\n  version: 2.0.0\n',
      ['2:3 An override file cannot set this key. Change it in `pacto.yaml`, or remove it here.'],
    ],
    ['nothing in a part of a contract', OVERRIDE, 'scaling:\n  max: 4\n', []],
  ])('marks %s', async (_, path, text, expected) => {
    const found = await server.diagnose(path, text);
    expect(found.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(
      expected,
    );
  });

  test.each(EXAMPLES)('reports no problem in the example %s', async (path) => {
    expect(await server.diagnose(path, readFileSync(join(EXAMPLE, path), 'utf8'))).toEqual([]);
  });
});

test('a comment that names the schema needs no settings', async () => {
  const server = await LanguageServer.start(workspace.root, OFFLINE);
  const schema = '../../node_modules/pacto/schema/pacto-1.0.schema.json';
  try {
    const comment = `# yaml-language-server: $schema=${schema}\n`;
    expect(await server.diagnose(CONTRACT, 'ownr: a\n')).toEqual([]);
    const found = await server.diagnose(CONTRACT, `${comment}ownr: a\n`);
    expect(found.map(({ message }) => message)).toContain('Property ownr is not allowed.');
  } finally {
    await server.stop();
  }
});

test('the page on editors prints what `init` writes', () => {
  const page = readFileSync(join(REPOSITORY, 'packages/pacto/docs/editors.md'), 'utf8');
  const blocks = [...page.matchAll(/```json\n([^]*?)```/g)].map(
    ([, text]) => JSON.parse(text!) as Record<string, unknown>,
  );
  expect(blocks[0]).toEqual(settings);
  const mapping = settings['yaml.schemas'] as Record<string, string>;
  expect(blocks[1]).toHaveProperty(
    ['lsp', 'yaml-language-server', 'settings', 'yaml', 'schemas'],
    mapping,
  );
  for (const [schema, glob] of Object.entries(mapping)) {
    expect(page).toContain(`['${schema}'] = '${glob}'`);
    expect(page).toContain(`"${schema}" = "${glob}"`);
  }
});
