import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logger, readJson, type Tree } from '@nx/devkit';
import ignore from 'ignore';
import { OWN_FOLDER } from '../../nx/install-name';
import { emptyTree, refusalOf, runTwice } from '../../testing/generator-tree';
import { initGenerator } from './generator';

const registry = 'ghcr.io/example/pactos';

function treeWithNxJson(text: string): Tree {
  const tree = emptyTree();
  tree.write('nx.json', text);
  return tree;
}

describe('init', () => {
  test('sets up an empty workspace', async () => {
    const tree = emptyTree();
    await runTwice(tree, () => initGenerator(tree, { registry: `oci://${registry}/` }));
    expect(readJson(tree, 'nx.json').plugins).toEqual([
      { plugin: 'nx-pacto', options: { registry } },
    ]);
    expect(tree.read('.gitignore', 'utf-8')).toBe('dist/pacto\n');
    expect(readJson(tree, '.vscode/settings.json')).toEqual({
      'yaml.schemas': {
        './node_modules/nx-pacto/schema/pacto-1.0.schema.json': 'pacto.yaml',
        './node_modules/nx-pacto/schema/pacto-overrides-1.0.schema.json':
          '**/overrides/values.*.yaml',
        './node_modules/nx-pacto/schema/pacto-render-1.schema.json': '**/render/*.yaml',
      },
    });
    expect(readJson(tree, '.vscode/extensions.json')).toEqual({
      recommendations: ['redhat.vscode-yaml'],
    });
  });

  test.each([
    [
      'a name alone',
      '{\n  "plugins": ["@nx/jest", "nx-pacto"] // ours\n}\n',
      { registry },
      '{\n  "plugins": ["@nx/jest", {\n    "plugin": "nx-pacto",\n    "options": {\n      "registry": "ghcr.io/example/pactos"\n    }\n  }] // ours\n}\n',
    ],
    ['a name alone, nothing asked', '{"plugins": ["nx-pacto"]}', {}, '{"plugins": ["nx-pacto"]}'],
    ['no plugins, nothing asked', '{}', {}, '{\n  "plugins": [\n    "nx-pacto"\n  ]\n}'],
    [
      'an entry with the same registry',
      '{"plugins":[{"plugin":"nx-pacto","options":{"registry":["x.example/a","oci://ghcr.io/example/pactos"]}}]}',
      { registry },
      '{"plugins":[{"plugin":"nx-pacto","options":{"registry":["x.example/a","oci://ghcr.io/example/pactos"]}}]}',
    ],
    [
      'an entry without options',
      '{\n\t"x": 1, /* keep */\n\t"plugins": [{ "plugin": "nx-pacto" }]\n}',
      { environments: ['dev'] },
      '{\n\t"x": 1, /* keep */\n\t"plugins": [{ "plugin": "nx-pacto", "options": {\n\t\t"environments": [\n\t\t\t"dev"\n\t\t]\n\t} }]\n}',
    ],
  ])('nx.json with %s', async (_, before, schema, after) => {
    const tree = treeWithNxJson(before);
    await runTwice(tree, () => initGenerator(tree, schema));
    expect(tree.read('nx.json', 'utf-8')).toBe(after);
  });

  test.each([
    [{}, true],
    [{ registry }, true],
    [{ environments: ['qa'] }, false],
  ])('a second run with %j says that nothing changed: %s', async (schema, expected) => {
    const tree = treeWithNxJson('{}');
    await initGenerator(tree, { registry });
    const info = jest.spyOn(logger, 'info').mockImplementation(() => undefined);
    await initGenerator(tree, schema);
    const said = info.mock.calls.flat().join('\n');
    info.mockRestore();
    expect(said.includes('nothing changed')).toBe(expected);
  });

  test('environments are merged without duplicates', async () => {
    const options = { registry, environments: ['dev', 'qa'] };
    const tree = treeWithNxJson(JSON.stringify({ plugins: [{ plugin: 'nx-pacto', options }] }));
    await runTwice(tree, () => initGenerator(tree, { environments: ['qa', 'prod'] }));
    expect(readJson(tree, 'nx.json').plugins).toEqual([
      { plugin: 'nx-pacto', options: { registry, environments: ['dev', 'qa', 'prod'] } },
    ]);
  });

  test.each([
    ['dist\n', 'dist\n'],
    ['/dist/\n', '/dist/\n'],
    ['node_modules', 'node_modules\ndist/pacto\n'],
    ['a\r\n', 'a\r\ndist/pacto\r\n'],
  ])('.gitignore %j becomes %j', async (before, after) => {
    const tree = emptyTree();
    tree.write('.gitignore', before);
    await runTwice(tree, () => initGenerator(tree, { registry }));
    expect(tree.read('.gitignore', 'utf-8')).toBe(after);
  });

  test.each([
    ['reports', '/reports\n', 'reports/x', 'apps/reports/x'],
    ['#out', '/#out\n', '#out/x', 'out/x'],
    ['!out', '/!out\n', '!out/x', 'out/x'],
    ['#out/a', '/#out/a\n', '#out/a/x', '#out/x'],
    ['out/a b  ', 'out/a b\\ \\ \n', 'out/a b  /x', 'out/a b/x'],
  ])('the reports in %j are ignored, and nothing else', async (folder, line, inside, outside) => {
    const options = { registry, reportsDirectory: folder };
    const tree = treeWithNxJson(JSON.stringify({ plugins: [{ plugin: 'nx-pacto', options }] }));
    await runTwice(tree, () => initGenerator(tree, {}));
    expect(tree.read('.gitignore', 'utf-8')).toBe(line);
    const ignored = ignore().add(line);
    expect([inside, outside].map((path) => ignored.ignores(path))).toEqual([true, false]);
  });

  test.each(['.gitignore', 'nx.json', '.vscode/settings.json', '.vscode/extensions.json'])(
    'a %s that is not UTF-8 is refused, and no file is written',
    async (path) => {
      const tree = emptyTree();
      const text = path === '.gitignore' ? '# caf\u00e9\n' : '{\n  // caf\u00e9\n}\n';
      tree.write(path, Buffer.from(text, 'latin1'));
      expect(await refusalOf(tree, () => initGenerator(tree, { registry }))).toBe(
        `\`${path}\` is not UTF-8 text, so it cannot be edited. Save it as text in UTF-8 and try again.`,
      );
      expect(tree.read(path)).toEqual(Buffer.from(text, 'latin1'));
    },
  );

  test('editor settings keep comments and what they map already', async () => {
    const tree = emptyTree();
    const mine =
      '{\n    // mine\n    "yaml.schemas": {\n        "./a.json": "b.yaml", // too\n        "./node_modules/nx-pacto/schema/pacto-1.0.schema.json": ["x.yaml"],\n    },\n    "z": [1,  2]\n}\n';
    tree.write('.vscode/settings.json', mine);
    tree.write('.vscode/extensions.json', '{ "recommendations": ["a.b"] }');
    await runTwice(tree, () => initGenerator(tree, { registry }));
    const text = tree.read('.vscode/settings.json', 'utf-8')!;
    for (const kept of ['// mine', '"b.yaml", // too', '"z": [1,  2]\n}\n', '"x.yaml"']) {
      expect(text).toContain(kept);
    }
    expect(text).toMatch(/"x.yaml",\s+"pacto.yaml"/);
    expect(readJson(tree, '.vscode/extensions.json').recommendations).toEqual([
      'a.b',
      'redhat.vscode-yaml',
    ]);
  });

  describe('says what happens with contracts beside apps', () => {
    const contractOf = (name: string): string =>
      `pactoVersion: "1.0"\nservice:\n  name: ${name}\n  version: 1.0.0\n`;
    const ALONE = /^A contract in a folder of its own is its own project, called `<name>-contract`/;
    const TOGETHER = /^A contract in the folder of an app is one project with the app\. `nx g nx-/;
    test.each<[string, Record<string, string>, RegExp[]]>([
      ['nothing without apps', { 'pactos/api/pacto.yaml': contractOf('api') }, []],
      [
        'the rule, without contracts',
        { 'apps/api/project.json': '{"name": "api"}' },
        [TOGETHER, ALONE],
      ],
      [
        'which contract is one project with an app',
        { 'apps/api/package.json': '{"name": "@x/api"}', 'apps/api/pacto.yaml': contractOf('api') },
        [
          /^`apps\/api\/pacto\.yaml` and the project `@x\/api` are in one folder\. They are one /,
          ALONE,
        ],
      ],
      [
        'which contract has another name, because an app has its own',
        { 'apps/api/project.json': '{"name": "api"}', 'pactos/api/pacto.yaml': contractOf('api') },
        [
          TOGETHER,
          /^Another project is called `api`, so the contract in `pactos\/api` is the project `api-contract`\.$/,
        ],
      ],
      [
        'how many more there are',
        Object.fromEntries(
          [1, 2, 3, 4, 5, 6, 7].flatMap((index) => [
            [`apps/a${index}/project.json`, '{}'],
            [`apps/a${index}/pacto.yaml`, contractOf(`a${index}`)],
            [`apps/b${index}/project.json`, `{"name": "b${index}"}`],
            [`apps/b${index}/pacto.yaml`, contractOf(`b${index}`)],
          ]),
        ),
        [
          ...[1, 2, 3, 4, 5].map((index) => RegExp(`project \`b${index}\``)),
          /^The same is true for 2 more contracts\.$/,
          ALONE,
        ],
      ],
    ])('%s', async (_, files, expected) => {
      const said: string[] = [];
      const info = jest
        .spyOn(logger, 'info')
        .mockImplementation((text) => void said.push(String(text)));
      const tree = emptyTree();
      for (const [path, text] of Object.entries(files)) tree.write(path, text);
      await initGenerator(tree, { registry });
      info.mockRestore();
      expect(said).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
    });
  });

  test.each([
    ['nx.json', '{"plugins": [', { registry }, /nx.json:1 is not valid JSON/],
    [
      'nx.json',
      '{"plugins": {}}',
      { registry },
      /`plugins` in nx.json is not a list. It must be a list of names/,
    ],
    ['nx.json', '{}', { registry: 'ghcr.io/MyOrg' }, /Write `ghcr\.io\/myorg`\./],
    ['nx.json', '{}', { registry: `${registry}:1.0` }, /without tag or digest/],
    [
      'nx.json',
      '{"plugins":[{"plugin":"nx-pacto","options":{"registry":"x.example/a"}}]}',
      { registry },
      /already sets the registry `x.example\/a`/,
    ],
    ['.vscode/settings.json', '[', { registry }, /settings.json:1 is not valid JSON/],
    ['nx.json', '{}', { registry: 'not a registry' }, /`not a registry`|"not a registry"/],
    ['nx.json', '{}', { environments: ['a/b'] }, /a\/b/],
  ])('%s of %j with %j is refused', async (path, text, schema, message) => {
    const tree = emptyTree();
    tree.write(path, text);
    expect(await refusalOf(tree, () => initGenerator(tree, schema))).toMatch(message);
  });

  test('the entry has the name that the plugin is installed by', async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-init-')));
    try {
      mkdirSync(join(root, 'node_modules'));
      symlinkSync(OWN_FOLDER, join(root, 'node_modules/pacto'), 'junction');
      writeFileSync(join(root, 'package.json'), '{}');
      const tree = emptyTree();
      tree.root = root;
      tree.write('package.json', JSON.stringify({ devDependencies: { pacto: 'npm:nx-pacto@1' } }));
      await runTwice(tree, () => initGenerator(tree, { registry }));
      expect(readJson(tree, 'nx.json').plugins).toEqual([
        { plugin: 'pacto', options: { registry } },
      ]);
      expect(tree.read('.vscode/settings.json', 'utf-8')).toContain(
        './node_modules/pacto/schema/pacto-1.0.schema.json',
      );
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
