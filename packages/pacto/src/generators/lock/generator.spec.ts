import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printLock } from 'pacto-contract';
import { refusalOf, REGISTRY, treeWithPlugin } from '../../testing/generator-tree';
import { PlannedWrites } from '../../workspace/files/planned-writes';
import { lockGenerator } from './generator';

const CONTRACT = 'pactoVersion: "1.0"\nservice:\n  name: api\n  version: 1.0.0\n';
const refersTo = (name: string): string =>
  `${CONTRACT}policies:\n  - name: standard\n    ref: oci://ghcr.io/others/${name}:2.0.0\n`;
const LOCK = printLock({
  tool: '0.1.0',
  root: { name: 'api', version: '1.0.0' },
  pins: [
    {
      kind: 'policy',
      name: 'standard',
      ref: 'oci://ghcr.io/others/earlier-platform:1.0.0',
      version: '1.0.0',
      digest: `sha256:${'0'.repeat(64)}`,
    },
  ],
});

it.each<[string, Record<string, string>, string, string]>([
  [
    'that is nearly that of a reference',
    { 'api/pacto.yaml': refersTo('platform-service') },
    'platfrom-service',
    'No reference is to a contract called `platfrom-service`. Did you mean `platform-service`? There are references to: `platform-service`.',
  ],
  [
    'that neither a contract nor its lock references',
    { 'api/pacto.yaml': refersTo('platform-service'), 'api/pacto.lock': LOCK },
    'nosuch',
    'No reference is to a contract called `nosuch`. There are references to: `earlier-platform`, `platform-service`.',
  ],
  [
    'where no contract references another workspace',
    { 'api/pacto.yaml': CONTRACT },
    'nosuch',
    'No reference is to a contract called `nosuch`. No contract references another workspace.',
  ],
])('refuses to update the references to a name %s', async (_title, files, update, expected) => {
  const tree = treeWithPlugin({ registry: REGISTRY });
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  expect(await refusalOf(tree, () => lockGenerator(tree, { update }))).toBe(expected);
});

const CONFLICT = '<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> branch\n';
const HOW =
  'Resolve the conflict and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.';

const startsWith = (text: string): RegExp => new RegExp(`^${text.replace(/[.?`:/]/g, '\\$&')}`);

it.each<[string, Record<string, string>, string | RegExp]>([
  [
    'a contract that cannot be read',
    { 'api/pacto.yaml': CONFLICT, 'api/pacto.lock': LOCK },
    `api/pacto.yaml:1:1: The file contains a merge conflict of git. ${HOW}`,
  ],
  [
    'a contract with references that cannot be read, and without a lock',
    { 'api/pacto.yaml': `${refersTo('platform-service')}${CONFLICT}` },
    `api/pacto.yaml:8:1: The file contains a merge conflict of git. ${HOW}`,
  ],
  [
    'an override file that cannot be read',
    {
      'api/pacto.yaml': CONTRACT,
      'api/overrides/values.prod.yaml': CONFLICT,
      'api/pacto.lock': LOCK,
    },
    `api/overrides/values.prod.yaml:1:1: The file contains a merge conflict of git. ${HOW}`,
  ],
  [
    'an empty contract',
    { 'api/pacto.yaml': '', 'api/pacto.lock': LOCK },
    '`api/pacto.yaml` does not contain a mapping. Fix the file and try again.',
  ],
  [
    'a lock that a newer tool wrote',
    {
      'api/pacto.yaml': CONTRACT,
      'api/pacto.lock': LOCK.replace(/^lockVersion: .*/, 'lockVersion: 9'),
    },
    'api/pacto.lock:1:14: `lockVersion` is `9`. Versions 1 to 3 are accepted. Update the plugin: a newer tool wrote this lock.',
  ],
  ...(
    [
      ['policies:', 'polices:', '5:1: Unknown key `polices`.', 'Did you mean `policies`?'],
      ['    ref:', '    reff:', '7:5: Unknown key `reff`.', 'Did you mean `ref`?'],
      ['policies:', 'policy:', '5:1: Unknown key `policy`.', 'Known here: `pactoVersion`,'],
      ['policies:', 'rules:', '5:1: Unknown key `rules`.', 'Known here: `pactoVersion`,'],
    ] as const
  ).map(([key, misspelt, problem, hint]): [string, Record<string, string>, RegExp] => [
    `a contract with the key \`${misspelt.trim()}\``,
    {
      'api/pacto.yaml': refersTo('earlier-platform').replace(key, misspelt),
      'api/pacto.lock': LOCK,
    },
    startsWith(`api/pacto.yaml:${problem} What is below it would be left out. ${hint}`),
  ]),
  [
    'a contract with a mapping instead of a list',
    {
      'api/pacto.yaml': `${CONTRACT}policies:\n  standard:\n    ref: oci://ghcr.io/others/a:1.0.0\n`,
    },
    'api/pacto.yaml:6:3: `policies` is a mapping, but must be a list.',
  ],
  [
    'a contract with a number instead of a reference',
    { 'api/pacto.yaml': `${CONTRACT}policies: [{name: a, ref: 1}]\n`, 'api/pacto.lock': LOCK },
    'api/pacto.yaml:5:27: `ref` is `1`, but must be text.',
  ],
  [
    'an override file with a misspelt key',
    {
      'api/pacto.yaml': CONTRACT,
      'api/overrides/values.prod.yaml':
        'dependecies:\n  - {name: a, ref: oci://ghcr.io/others/a:1.0.0}\n',
    },
    'api/overrides/values.prod.yaml:1:1: Unknown key `dependecies`. What is below it would be left out. Did you mean `dependencies`?',
  ],
  [
    'a lock with pins below a misspelt key',
    {
      'api/pacto.yaml': refersTo('earlier-platform'),
      'api/pacto.lock': LOCK.replace('references:', 'refrences:'),
    },
    'api/pacto.lock:8:1: The lock has the unknown key `refrences`, which nothing reads. Did you mean `references`?',
  ],
])('refuses to write the lock of %s', async (_title, files, expected) => {
  const tree = treeWithPlugin({ registry: REGISTRY });
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  const refused = await refusalOf(tree, () => lockGenerator(tree, {}));
  if (typeof expected === 'string') expect(refused).toBe(expected);
  else expect(refused).toMatch(expected);
});

it('lists problems by file and line', async () => {
  const tree = treeWithPlugin({ registry: REGISTRY });
  const ref = (name: string): string =>
    `[{name: ${name}, ref: "oci://ghcr.io/others/${name}:^1.0.0"}]`;
  const api = `${CONTRACT}policies: ${ref('b')}\nconfigurations: ${ref('c')}\ndependencies: ${ref('a')}\n`;
  tree.write('b/pacto.yaml', `${CONTRACT}policies: ${ref('d')}\n`);
  tree.write('a/pacto.yaml', api);
  tree.write('a/overrides/values.prod.yaml', `policies: ${ref('e')}\ndependencies: ${ref('f')}\n`);
  const refused = await refusalOf(tree, () => lockGenerator(tree, {}));
  expect(refused.split('\n').map((line) => line.split(': ')[0])).toEqual([
    'a/pacto.yaml:5:27',
    'a/pacto.yaml:6:33',
    'a/pacto.yaml:7:31',
    'a/overrides/values.prod.yaml:1:27',
    'a/overrides/values.prod.yaml:2:31',
    'b/pacto.yaml:5:27',
  ]);
});

it('reports a contract that cannot be read before a name that nothing references', async () => {
  const tree = treeWithPlugin({ registry: REGISTRY });
  tree.write('api/pacto.yaml', refersTo('earlier-platform').replace('policies:', 'polices:'));
  const update = 'earlier-platform';
  expect(await refusalOf(tree, () => lockGenerator(tree, { update }))).toContain('`polices`');
});

it('writes no lock for a contract with keys that are wrong where nothing is read', async () => {
  const tree = treeWithPlugin({ registry: REGISTRY });
  tree.write('api/pacto.yaml', `${CONTRACT}runtime: {worklod: service}\n`);
  await lockGenerator(tree, {});
  expect(tree.exists('api/pacto.lock')).toBe(false);
});

describe('a lock behind a symbolic link', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-lock-')));
    mkdirSync(join(folder, 'workspace/api'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each<[string, Record<string, string>, string | undefined]>([
    ['to a file outside', { 'api/pacto.lock': '../../outside' }, 'outside'],
    ['to nothing outside', { 'api/pacto.lock': '../../absent' }, 'absent'],
    [
      'to a link to a file outside',
      { 'api/pacto.lock': '../near', near: join('..', 'absent') },
      'absent',
    ],
    ['to a file of the workspace', { 'api/pacto.lock': '../near' }, undefined],
  ])('%s', async (_title, links, outside) => {
    const tree = treeWithPlugin({ registry: REGISTRY });
    tree.root = join(folder, 'workspace');
    writeFileSync(join(folder, 'outside'), 'own\n');
    for (const [path, target] of Object.entries(links)) {
      symlinkSync(target, join(tree.root, path));
    }
    const write = (): boolean => {
      const writes = new PlannedWrites(tree);
      writes.write('api/pacto.lock', LOCK);
      return writes.commit();
    };
    if (outside === undefined) {
      expect(write()).toBe(true);
      return;
    }
    expect(write).toThrow(
      `\`api/pacto.lock\` is not written: a symbolic link on this path refers to \`${join(folder, outside)}\`, outside the workspace. Replace the link with a file or a folder.`,
    );
  });
});
