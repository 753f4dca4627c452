import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInstall, findPluginEntry } from './install-name';

interface Laid {
  workspace: string;
  own: string;
}

function layPackage(folder: string, name = 'nx-pacto'): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name }));
  return folder;
}

function layWorkspace(lay: (workspace: string) => string): Laid {
  const workspace = join(realpathSync(mkdtempSync(join(tmpdir(), 'pacto-'))), 'workspace');
  mkdirSync(join(workspace, 'node_modules'), { recursive: true });
  writeFileSync(join(workspace, 'package.json'), '{}');
  const own = lay(workspace);
  layPackage(join(workspace, 'node_modules/other'), 'other');
  return { workspace, own };
}

const installs: [string, () => Laid, string, object][] = [
  [
    'npm, by its own name',
    () => layWorkspace((root) => layPackage(join(root, 'node_modules/nx-pacto'))),
    'nx-pacto',
    { kind: 'package' },
  ],
  [
    'npm, by an alias',
    () => layWorkspace((root) => layPackage(join(root, 'node_modules/pacto'))),
    'pacto',
    { kind: 'package' },
  ],
  [
    'npm, by an alias with a scope',
    () => layWorkspace((root) => layPackage(join(root, 'node_modules/@acme/pacto'))),
    '@acme/pacto',
    { kind: 'package' },
  ],
  [
    'pnpm, by an alias: a link into its store, where the folder bears our own name',
    () =>
      layWorkspace((root) => {
        const own = layPackage(join(root, 'node_modules/.pnpm/nx-pacto@1/node_modules/nx-pacto'));
        symlinkSync(own, join(root, 'node_modules/pacto'));
        return own;
      }),
    'pacto',
    { kind: 'package' },
  ],
  [
    'a package of the workspace',
    () =>
      layWorkspace((root) => {
        const own = layPackage(join(root, 'tools/pacto'));
        symlinkSync(own, join(root, 'node_modules/nx-pacto'));
        return own;
      }),
    'nx-pacto',
    { kind: 'source', path: 'tools/pacto' },
  ],
  [
    'a folder elsewhere, linked',
    () =>
      layWorkspace((root) => {
        const own = layPackage(join(root, '../elsewhere'));
        symlinkSync(own, join(root, 'node_modules/pacto'));
        return own;
      }),
    'pacto',
    { kind: 'linked' },
  ],
];

describe.each(installs)('%s', (_case, lay, name, place) => {
  test('is found among the plugins', () => {
    const { workspace, own } = lay();
    const plugins = ['other', 'missing', { plugin: name, options: { registry: 'r' } }];
    expect(findInstall(workspace, { plugins }, own)).toEqual({ name, ...place });
    expect(findPluginEntry(workspace, plugins, own)).toEqual(plugins[2]);
  });

  test('is found among the dependencies, before it is a plugin', () => {
    const { workspace, own } = lay();
    const packageJson = { devDependencies: { other: '1', [name]: '1' } };
    expect(findInstall(workspace, { packageJson }, own).name).toBe(name);
  });
});

test('a plugin given by path is that path', () => {
  const { workspace, own } = layWorkspace((root) => layPackage(join(root, 'tools/pacto')));
  expect(findInstall(workspace, { plugins: ['./tools/pacto'] }, own).name).toBe('./tools/pacto');
});

test('our own name is used when no file names the plugin', () => {
  const { workspace, own } = layWorkspace((root) => layPackage(join(root, 'tools/pacto')));
  expect(findInstall(workspace, { plugins: ['other'] }, own).name).toBe('nx-pacto');
  expect(findPluginEntry(workspace, ['other'], own)).toBeUndefined();
});
