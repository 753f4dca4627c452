import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FACTS_FORMAT, CONTRACT_SIZE_LIMIT } from 'pacto-contract/graph';
import { openDiskMemory } from './disk-memory';
import { openFactCache } from './fact-cache';
import { readSummaries } from './read-summaries';

function layFolder(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), 'pacto-summaries-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

const CONTRACT = 'service: {name: api, version: 1.0.0}\n';

async function summariesOf(root: string, files = ['a/pacto.yaml']) {
  const cache = openFactCache(join(root, 'data'));
  const disk = openDiskMemory(root, join(root, 'data'), CONTRACT_SIZE_LIMIT);
  const summaries = await readSummaries(files, disk, cache);
  cache.save();
  disk.save();
  return summaries;
}

describe('summaries', () => {
  test('have a bundle with its values files', async () => {
    const root = layFolder({
      'a/pacto.yaml': CONTRACT,
      'a/overrides/values.prod.yaml': 'service: {owner: x}\n',
      'a/overrides/values.stg.yml': '',
      'a/overrides/notes.md': '',
      'a/overrides/deep/values.dev.yaml': '',
      'a/extra.yaml': 'policies: [{name: p, schema: s.json}]\n',
    });
    expect(await summariesOf(root)).toMatchObject([
      {
        root: 'a',
        base: { name: 'api', version: '1.0.0' },
        overrides: [
          { path: 'extra.yaml', facts: { policies: [{ name: 'p', schema: 's.json' }] } },
          { path: 'overrides/values.prod.yaml', environment: 'prod' },
          { path: 'overrides/values.stg.yml', environment: 'stg' },
        ],
      },
    ]);
  });

  test.each<[string, (root: string) => void]>([
    ['absent', () => undefined],
    ['a folder', (root) => mkdirSync(join(root, 'a/pacto.yaml'))],
    ['a pipe', (root) => execFileSync('mkfifo', [join(root, 'a/pacto.yaml')])],
    [
      'too large',
      (root) => writeFileSync(join(root, 'a/pacto.yaml'), CONTRACT + '#'.repeat(1_000_001)),
    ],
    ['binary', (root) => writeFileSync(join(root, 'a/pacto.yaml'), Buffer.alloc(100))],
    ['a link without a target', (root) => symlinkSync('absent', join(root, 'a/pacto.yaml'))],
  ])('a contract that is %s gives a bundle without a name, and is not kept', async (_case, lay) => {
    const root = layFolder({ 'a/README.md': '' });
    lay(root);
    expect(await summariesOf(root)).toMatchObject([
      { root: 'a', base: { dependencies: [] }, overrides: [] },
    ]);
    expect((await summariesOf(root))[0]!.base.name).toBeUndefined();
    expect(() => readFileSync(join(root, 'data', `pacto-facts-${FACTS_FORMAT}.json`))).toThrow();
  });
});

describe('the cache of facts', () => {
  const path = (root: string): string => join(root, 'data', `pacto-facts-${FACTS_FORMAT}.json`);

  test('is asked by content, whatever the file is called', async () => {
    const root = layFolder({ 'a/pacto.yaml': CONTRACT, 'b/pacto.yaml': CONTRACT });
    await summariesOf(root);
    const kept = readFileSync(path(root), 'utf8');
    writeFileSync(path(root), kept.replace('"api"', '"from-cache"'));
    expect((await summariesOf(root, ['b/pacto.yaml']))[0]!.base.name).toBe('from-cache');
    writeFileSync(join(root, 'b/pacto.yaml'), `${CONTRACT}# edited\n`);
    expect((await summariesOf(root, ['b/pacto.yaml']))[0]!.base.name).toBe('api');
  });

  test.each(['', 'not JSON', '[]', 'null', '{"x": 1}'])(
    'a damaged one (%j) is ignored',
    async (text) => {
      const root = layFolder({ 'a/pacto.yaml': CONTRACT });
      mkdirSync(join(root, 'data'));
      writeFileSync(path(root), text);
      expect((await summariesOf(root))[0]!.base.name).toBe('api');
      expect(readdirSync(join(root, 'data'))).toHaveLength(1);
    },
  );

  test('a folder that cannot be written costs nothing but time', async () => {
    const root = layFolder({ 'a/pacto.yaml': CONTRACT, data: 'a file where a folder should be' });
    expect((await summariesOf(root))[0]!.base.name).toBe('api');
  });
});
