import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildPluginNode, PLUGIN_NODE } from './plugin-node';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'plugin-node-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PLUGIN = 'node_modules/pacto';
const MANIFESTS: Readonly<Record<string, object>> = {
  [PLUGIN]: {
    name: 'nx-pacto',
    version: '1.0.0',
    dependencies: { ajv: '8.0.0', engine: '1.0.0' },
    peerDependencies: { nx: '*', absent: '*' },
  },
  [`${PLUGIN}/node_modules/engine`]: {
    name: 'engine',
    version: '1.0.0',
    dependencies: { ajv: '8.0.0' },
  },
  'node_modules/ajv': { name: 'ajv', version: '8.0.0', dependencies: { uri: '^1.0.0' } },
  'node_modules/uri': { name: 'uri', version: '1.0.0' },
  'node_modules/nx': { name: 'nx', version: '23.0.0', dependencies: { yargs: '1.0.0' } },
  'node_modules/yargs': { name: 'yargs', version: '1.0.0' },
  'node_modules/other': { name: 'other', version: '1.0.0' },
};

function write(path: string, manifest: object): void {
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, 'package.json'), JSON.stringify(manifest));
}

function hash(ownFolder = PLUGIN): unknown {
  const node = buildPluginNode({ kind: 'package' }, join(folder, ownFolder));
  return node?.[PLUGIN_NODE]?.data.hash;
}

function install(): void {
  for (const [path, manifest] of Object.entries(MANIFESTS)) write(path, manifest);
}

describe('the node of the plugin', () => {
  test.each<[string, boolean, string]>([
    ['the plugin', true, PLUGIN],
    ['the engine in it', true, `${PLUGIN}/node_modules/engine`],
    ['a library', true, 'node_modules/ajv'],
    ['a library of a library', true, 'node_modules/uri'],
    ['Nx', true, 'node_modules/nx'],
    ['a library of Nx', false, 'node_modules/yargs'],
    ['another package', false, 'node_modules/other'],
  ])('after an upgrade of %s differs: %s', (_what, differs, path) => {
    install();
    const before = hash();
    write(path, { ...MANIFESTS[path], version: '9.9.9' });
    expect(before).toMatch(/^[0-9a-f]{40}$/);
    expect(hash() !== before).toBe(differs);
  });

  test('differs between two builds of one version', () => {
    install();
    const before = hash();
    write(PLUGIN, { ...MANIFESTS[PLUGIN], buildId: 'b' });
    expect(hash()).not.toBe(before);
  });

  test('is the same on another path, and where packages are links, as pnpm makes them', () => {
    install();
    const before = hash();
    rmSync(join(folder, 'node_modules'), { recursive: true });
    const store = 'node_modules/.pnpm/all';
    for (const [path, manifest] of Object.entries(MANIFESTS)) write(`${store}/${path}`, manifest);
    const link = join(folder, PLUGIN);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(folder, store, PLUGIN), link, 'dir');
    expect(hash()).toBe(before);
  });

  test('is left out where a library cannot be found, and where the plugin is not a package', () => {
    install();
    expect(buildPluginNode({ kind: 'source' }, join(folder, PLUGIN))).toBeUndefined();
    rmSync(join(folder, 'node_modules/uri'), { recursive: true });
    expect(hash()).toBeUndefined();
  });
});
