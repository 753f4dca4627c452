import { mkdirSync } from 'node:fs';
import { contract, exampleFiles } from './harness/contracts';
import { Workspace } from './harness/workspace';

const API = 'my-service/pactos/my-service-api';

describe('the graph of a workspace', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(exampleFiles());
  });

  test('every contract is a project, named by its service', async () => {
    expect(await workspace.projects()).toEqual([
      'my-service-api',
      'my-service-root',
      'my-service-worker',
      'platform-service',
    ]);
  });

  test('dependencies are static edges, policies and configurations dynamic ones', async () => {
    expect(await workspace.edges()).toEqual([
      'my-service-api -> platform-service dynamic',
      'my-service-root -> my-service-api static',
      'my-service-root -> my-service-worker static',
      'my-service-worker -> platform-service dynamic',
    ]);
  });

  test('a project has metadata of its contract, and its target reads only files that can matter', async () => {
    const project = await workspace.project('my-service-api');
    expect(project.tags).toEqual(['pacto', 'pacto:component']);
    expect(project.metadata).toEqual({
      technologies: ['pacto'],
      description: 'Contract of the component my-service-api 1.0.0.',
      pacto: {
        name: 'my-service-api',
        version: '1.0.0',
        kind: 'component',
        environments: ['dev', 'prod', 'stg'],
        owner: 'team/example',
        references: ['configuration', 'policy'].map((kind) => ({
          ref: 'oci://ghcr.io/example/pactos/platform-service:2.0.0',
          kind,
          files: ['pacto.yaml'],
          answeredBy: ['platform-service'],
        })),
      },
    });
    expect(project.namedInputs).toEqual({
      default: [],
      production: [],
      pacto: [
        '{projectRoot}/*.{yaml,yml}',
        '{projectRoot}/overrides/*.{yaml,yml}',
        '{projectRoot}/pacto.lock',
        '{workspaceRoot}/platform-service/configuration/schema.json',
        '{workspaceRoot}/platform-service/pacto.yaml',
        '{workspaceRoot}/platform-service/policy/schema.json',
        { externalDependencies: ['pacto:plugin'] },
      ],
    });
    expect(project.targets['pacto-validate']).toMatchObject({
      executor: 'pacto:validate',
      cache: true,
      inputs: ['pacto'],
      outputs: ['{workspaceRoot}/dist/pacto/{projectRoot}/validate.json', '{options.outputFile}'],
      configurations: {
        dev: { environment: 'dev' },
        stg: { environment: 'stg' },
        prod: { environment: 'prod' },
      },
    });
  });

  test('each project has the tag of its kind', async () => {
    const { nodes } = await workspace.graph();
    const tags = Object.entries(nodes).map(([name, { data }]) => [name, data.tags]);
    expect(Object.fromEntries(tags)).toEqual({
      'my-service-api': ['pacto', 'pacto:component'],
      'my-service-root': ['pacto', 'pacto:root'],
      'my-service-worker': ['pacto', 'pacto:component'],
      'platform-service': ['pacto', 'pacto:platform'],
    });
  });

  test('a new override file adds a configuration, and its references add an edge; both disappear with the file', async () => {
    const override = `${API}/overrides/values.lab.yaml`;
    workspace.write({
      [override]:
        'dependencies:\n  - name: w\n    ref: oci://ghcr.io/example/pactos/my-service-worker:1.0.0\n    compatibility: "^1.0.0"\n',
    });
    const { targets } = await workspace.project('my-service-api');
    expect(Object.keys(targets['pacto-validate']!.configurations)).toContain('lab');
    expect(await workspace.edges()).toContain('my-service-api -> my-service-worker static');
    workspace.remove(override);
    expect(await workspace.edges()).not.toContain('my-service-api -> my-service-worker static');
  });
});

const platform = (version: string): string =>
  contract({
    name: 'platform-policy',
    version,
    more: 'policies:\n  - name: standard\n    schema: policy/schema.json',
  });

/** Four versions of a platform contract, and one that pins the second. */
function versionedFiles(): Record<string, string> {
  const folders = ['platform/platform-policy', 'platform/v2', 'platform/v3', 'platform/v4'];
  return {
    ...Object.fromEntries(
      folders.flatMap((folder, index) => [
        [`${folder}/pacto.yaml`, platform(`${index + 1}.0.0`)],
        [`${folder}/policy/schema.json`, '{"type":"object"}'],
      ]),
    ),
    'mailer/pacto.yaml': contract({ name: 'mailer', policyOf: 'platform-policy:2.0.0' }),
    'other/pacto.yaml': contract({ name: 'other' }),
  };
}

describe.each([
  ['without the daemon', false],
  ['with the daemon', true],
])('edges are exact, %s', (_case, daemon) => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(versionedFiles());
    await workspace.edges({ daemon });
  });
  afterAll(async () => {
    if (daemon) await workspace.stopDaemon();
  });
  const edges = async (): Promise<string[]> => workspace.edges({ daemon });

  test('an edge points at the pinned version, and follows it to another folder', async () => {
    expect(await edges()).toEqual(['mailer -> platform-policy@2.0.0 dynamic']);
    workspace.edit('platform/v2/pacto.yaml', () => platform('2.0.1'));
    expect(await edges()).toEqual([]);
    workspace.edit('platform/v3/pacto.yaml', () => platform('2.0.0'));
    expect(await edges()).toEqual(['mailer -> platform-policy@2.0.0 dynamic']);
    expect((await workspace.project('platform-policy@2.0.0', { daemon })).root).toBe('platform/v3');
    workspace.edit('platform/v3/pacto.yaml', () => platform('3.0.0'));
    workspace.edit('platform/v2/pacto.yaml', () => platform('2.0.0'));
    expect((await workspace.project('platform-policy@2.0.0', { daemon })).root).toBe('platform/v2');
    expect(await edges()).toEqual(['mailer -> platform-policy@2.0.0 dynamic']);
  });
});

describe.each([
  ['without the daemon', false],
  ['with the daemon', true],
])('nx affected misses nothing, %s', (_case, daemon) => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await Workspace.create(versionedFiles());
  });
  beforeEach(async () => {
    await workspace.reset();
    await workspace.projects({ daemon });
  });
  afterAll(async () => {
    if (daemon) await workspace.stopDaemon();
  });
  const affected = async (): Promise<string[]> => {
    const { stdout } = await workspace.mustNx(['show', 'projects', '--affected', '--base=HEAD'], {
      daemon,
    });
    return stdout.trim().split('\n').sort();
  };

  test.each<[string, (workspace: Workspace) => void, boolean]>([
    [
      'the schema of the pinned version',
      (own) => own.write({ 'platform/v2/policy/schema.json': '{"type":"object","x":1}' }),
      true,
    ],
    [
      'the schema of another version',
      (own) => own.write({ 'platform/v4/policy/schema.json': '{"type":"object","x":1}' }),
      false,
    ],
    [
      'the version of what answers',
      (own) => own.edit('platform/v2/pacto.yaml', () => platform('2.1.0')),
      true,
    ],
    [
      'the version of a candidate, which is now a second answer',
      (own) => own.edit('platform/v4/pacto.yaml', () => platform('2.0.0')),
      true,
    ],
    [
      'the name of what answers, in a folder that has another name',
      (own) =>
        own.edit('platform/v2/pacto.yaml', (text) =>
          text.replace('platform-policy', 'core-policy'),
        ),
      true,
    ],
    [
      'the text of what answers, which cannot be read any more',
      (own) => own.edit('platform/v2/pacto.yaml', (text) => `${text}\n  - [`),
      true,
    ],
    ['the deletion of what answers', (own) => own.remove('platform/v2'), true],
    [
      'a new bundle with that name and version',
      (own) => own.write({ 'platform/again/pacto.yaml': platform('2.0.0') }),
      true,
    ],
    [
      'a bundle whose folder has the name',
      (own) =>
        own.edit('platform/platform-policy/pacto.yaml', (text) =>
          text.replace('name: platform-policy', 'name: core-policy'),
        ),
      true,
    ],
    [
      'a new override file',
      (own) =>
        own.write({
          'mailer/overrides/values.prod.yaml':
            'policies:\n  - name: p\n    ref: oci://ghcr.io/example/pactos/platform-policy:4.0.0\n',
        }),
      true,
    ],
    [
      'an unrelated contract',
      (own) => own.edit('other/pacto.yaml', (text) => `${text}# x\n`),
      false,
    ],
  ])('%s', async (_change, change, isAffected) => {
    change(workspace);
    const found = await affected();
    expect([_change, found.includes('mailer')]).toEqual([_change, isAffected]);
  });
});

describe('contracts cost other tasks nothing', () => {
  test('an app beside its contract is built again only if its own files change', async () => {
    const build = {
      executor: 'nx:run-commands',
      cache: true,
      inputs: ['production', '^production', { externalDependencies: [] }],
      options: { command: 'echo built' },
    };
    const workspace = await Workspace.create(
      {
        ...versionedFiles(),
        'mailer/project.json': JSON.stringify({ name: 'mailer', targets: { build } }),
        'mailer/src/main.ts': '1',
      },
      { nxJson: { namedInputs: { production: ['{projectRoot}/src/**/*'] } } },
    );
    const ran = async (): Promise<readonly string[]> =>
      (await workspace.run(['run-many', '-t', 'build'])).ran;
    expect(await ran()).toEqual(['mailer:build']);
    expect(await workspace.edges()).toEqual(['mailer -> platform-policy@2.0.0 dynamic']);
    const changes: Record<string, string>[] = [
      { 'platform/v2/policy/schema.json': '{"type":"object","x":1}' },
      { 'platform/v2/pacto.yaml': `${platform('2.0.0')}# more\n` },
      { 'platform/v2/overrides/values.dev.yaml': 'scaling:\n  max: 2\n' },
      { 'platform/v4/pacto.yaml': platform('4.1.0') },
      { 'mailer/overrides/values.prod.yaml': 'scaling:\n  max: 2\n' },
    ];
    for (const change of changes) {
      workspace.write(change);
      expect([change, await ran()]).toEqual([change, []]);
    }
    workspace.write({ 'mailer/src/main.ts': '2' });
    expect(await ran()).toEqual(['mailer:build']);
  });
});

describe('names', () => {
  test('are unique: of an app with the name of its contract, of a manifest, of two contracts with one name, and from a template', async () => {
    const workspace = await Workspace.create({
      'apps/my-service-api/project.json': '{"name": "my-service-api"}',
      'pactos/my-service-api/pacto.yaml': contract({ name: 'my-service-api' }),
      'pactos/own/pacto.yaml': contract({ name: 'other' }),
      'pactos/own/project.json': '{"name": "own-name", "tags": ["mine"]}',
      'pactos/user/pacto.yaml': contract({ name: 'user', dependsOn: ['other:1.0.0'] }),
      'v1/twin/pacto.yaml': contract({ name: 'twin', version: '1.0.0' }),
      'v2/copy/pacto.yaml': contract({ name: 'twin', version: '2.0.0' }),
      'unnamed/folder/pacto.yaml': 'pactoVersion: "1.0"\n',
    });
    expect(await workspace.projects()).toEqual([
      'folder',
      'my-service-api',
      'my-service-api-contract',
      'own-name',
      'twin',
      'twin@2.0.0',
      'user',
    ]);
    expect(await workspace.edges()).toContain('user -> own-name static');
    expect((await workspace.project('own-name')).tags.sort()).toEqual([
      'mine',
      'pacto',
      'pacto:service',
    ]);
    workspace.edit('nx.json', (text) =>
      text.replace('"registry"', '"projectName":"c-{name}","registry"'),
    );
    expect(await workspace.projects()).toContain('c-my-service-api');
  });
});

describe('broken and hostile contracts', () => {
  const deep =
    'a:\n' + Array.from({ length: 5000 }, (_, depth) => ' '.repeat(depth + 1) + 'a:').join('\n');
  const bomb = [
    'a: &a [x, x]',
    ...Array.from('bcdefghijklmnop', (letter, index) => {
      const before = 'abcdefghijklmnop'[index];
      return `${letter}: &${letter} [${Array(9).fill(`*${before}`).join(', ')}]`;
    }),
  ].join('\n');
  const broken: [string, string | Buffer][] = [
    ['empty', ''],
    ['binary', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 37) % 256))],
    ['nulls', Buffer.alloc(2048)],
    ['huge', 'x: y\n'.repeat(1_000_000)],
    ['deep', deep],
    ['flow', '['.repeat(100_000)],
    ['bomb', bomb],
    ['syntax', 'service: {name: x\n  - ['],
    ['twice', 'service: {name: a}\nservice: {name: b}\n'],
    ['list', '- 1\n- 2\n'],
    [
      'types',
      'service: 5\ndependencies: {a: 1}\nconfigurations: [1, null, {ref: [x]}]\npolicies: x\ninterfaces: [null]\n',
    ],
    ['name', 'service: {name: "a b:c/../*", version: [1]}\n'],
    ['prototype', '__proto__: {a: 1}\nservice: {name: __proto__, version: constructor}\n'],
    [
      'escape',
      'service: {name: escape, version: 1.0.0}\nconfigurations: [{name: a, schema: ../../../etc/passwd}, {name: b, schema: /etc/passwd}]\n',
    ],
  ];

  test('keep their projects, and the graph and all other projects work', async () => {
    const workspace = await Workspace.create({
      ...exampleFiles(),
      ...Object.fromEntries(broken.map(([name, text]) => [`broken/${name}/pacto.yaml`, text])),
      'we[i]rd {a,b}/pacto.yaml': contract({ name: 'weird' }),
    });
    mkdirSync(workspace.path('folder/pacto.yaml'), { recursive: true });
    workspace.write({ 'folder/pacto.yaml/file.txt': 'not a contract' });

    const projects = await workspace.projects({ timeoutMs: 60_000 });
    expect(projects).toHaveLength(broken.length + 5);
    expect(projects).toEqual(
      expect.arrayContaining(['empty', 'binary', 'huge', 'name', 'weird', 'escape']),
    );
    expect(await workspace.edges({ timeoutMs: 60_000 })).toContain(
      'my-service-root -> my-service-api static',
    );
    const { targets, namedInputs } = await workspace.project('escape');
    expect(targets['pacto-validate']!.inputs).toEqual(['pacto']);
    expect(namedInputs['pacto']).not.toContainEqual(expect.stringContaining('passwd'));
  });
});

describe('options', () => {
  test('a wrong option is named in the error', async () => {
    const workspace = await Workspace.create(exampleFiles(), { options: { registry: 5 } });
    const { status, output } = await workspace.nx(['show', 'projects']);
    expect(status).not.toBe(0);
    expect(output).toContain('The option `registry` of the Pacto plugin in `nx.json` is `5`');
  });

  test('`false` turns a target off', async () => {
    const workspace = await Workspace.create(exampleFiles(), {
      options: { registry: 'ghcr.io/example/pactos', validateTargetName: false },
    });
    const { targets } = await workspace.project('my-service-api');
    expect(Object.keys(targets)).not.toContain('pacto-validate');
  });
});
