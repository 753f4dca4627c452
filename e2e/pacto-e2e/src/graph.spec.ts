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

  test('a project says what it is, and its target reads nothing that cannot matter', async () => {
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
        references: [{ root: 'platform-service', type: 'dynamic', files: ['pacto.yaml'] }],
        policies: ['oci://ghcr.io/example/pactos/platform-service:2.0.0'],
        externalReferences: [],
      },
    });
    expect(project.targets['pacto-validate']).toMatchObject({
      executor: 'pacto:validate',
      cache: true,
      inputs: [
        '{projectRoot}/*.{yaml,yml}',
        '{projectRoot}/overrides/*.{yaml,yml}',
        '{workspaceRoot}/platform-service/configuration/schema.json',
        '{workspaceRoot}/platform-service/pacto.yaml',
        '{workspaceRoot}/platform-service/policy/schema.json',
        { externalDependencies: ['pacto'] },
      ],
      outputs: [`{workspaceRoot}/dist/pacto/${API}/validate.json`, '{options.outputFile}'],
      configurations: {
        dev: { environment: 'dev' },
        stg: { environment: 'stg' },
        prod: { environment: 'prod' },
      },
    });
  });

  test('tags by kind', async () => {
    const { nodes } = await workspace.graph();
    const tags = Object.entries(nodes).map(([name, { data }]) => [name, data.tags]);
    expect(Object.fromEntries(tags)).toEqual({
      'my-service-api': ['pacto', 'pacto:component'],
      'my-service-root': ['pacto', 'pacto:root'],
      'my-service-worker': ['pacto', 'pacto:component'],
      'platform-service': ['pacto', 'pacto:platform'],
    });
  });

  test('a new override file adds a configuration and its references an edge; both go with it', async () => {
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

describe('names', () => {
  test('an app called like its contract, manifests in the folder, twins, and names by template', async () => {
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
      'my-service-api',
      'own-name',
      'pactos-my-service-api',
      'twin',
      'twin@2.0.0',
      'unnamed-folder',
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

  test('keep their projects, and the graph and their neighbours work', async () => {
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
      expect.arrayContaining(['broken-empty', 'broken-binary', 'broken-huge', 'weird', 'escape']),
    );
    expect(await workspace.edges({ timeoutMs: 60_000 })).toContain(
      'my-service-root -> my-service-api static',
    );
    const { targets } = await workspace.project('escape');
    expect(targets['pacto-validate']!.inputs).not.toContainEqual(expect.stringContaining('passwd'));
  });
});

describe('options', () => {
  test('a wrong one is named', async () => {
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
