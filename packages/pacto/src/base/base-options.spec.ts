import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryFiles } from 'pacto-contract';
import { blobId } from '../graph/blob-id';
import { OWN_FOLDER } from '../nx/install-name';
import { normalizeOptions } from '../options';
import { readOptionsOfBase, type OptionsOfBase } from './base-options';

let workspace: string;

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'pacto-base-options-'));
  mkdirSync(join(workspace, 'node_modules'));
  symlinkSync(OWN_FOLDER, join(workspace, 'node_modules/pacto'));
});

afterAll(() => rmSync(workspace, { recursive: true }));

const HEAD = normalizeOptions({
  registry: 'ghcr.io/example/head',
  environments: ['qa'],
  render: { options: { of: 'head' } },
});

const readBase = (nxJson: string | undefined, only?: string): Promise<OptionsOfBase> => {
  const files = createMemoryFiles(nxJson === undefined ? {} : { 'nx.json': nxJson });
  const source = { files, only, idOf: () => undefined, prepare: async () => undefined };
  return readOptionsOfBase(source, workspace, HEAD);
};

const AS_HEAD = {
  registries: HEAD.registries,
  rendering: { environments: HEAD.environments, render: HEAD.render },
};

const withOptions = (options: object): string =>
  JSON.stringify({ plugins: ['other', { plugin: 'pacto', options }] });

test.each<[string, string | undefined, string | undefined]>([
  ['without nx.json', undefined, undefined],
  ['without plugins', '{}', undefined],
  ['of nothing', 'null', undefined],
  ['without this plugin', '{"plugins": ["other"]}', undefined],
  ['of one bundle', withOptions({ environments: ['dev'] }), 'my-service'],
])('a base %s has the options of the head', async (_case, nxJson, only) => {
  expect(await readBase(nxJson, only)).toEqual(AS_HEAD);
});

test.each<[string, string, object]>([
  ['its own options', withOptions({ environments: ['dev'] }), { environments: ['dev'] }],
  ['the defaults', '{"plugins": ["pacto"]}', {}],
  ['a registry', withOptions({ registry: 'ghcr.io/old' }), { registry: 'ghcr.io/old' }],
  [
    'options of rendering',
    withOptions({ render: { environments: { stg: { namespace: 'shop' } } } }),
    { render: { environments: { stg: { namespace: 'shop' } } } },
  ],
  ['options of another version', withOptions({ laterOption: true }), {}],
  [
    'comments',
    `// Nx allows them\n${withOptions({ environments: ['a'] })}`,
    { environments: ['a'] },
  ],
])('a base has %s', async (_case, nxJson, expected) => {
  const { registries, environments, render } = normalizeOptions(expected);
  expect(await readBase(nxJson)).toEqual({
    registries,
    rendering: { environments, render },
    nxJson,
  });
});

test.each<[string, string, RegExp]>([
  ['are not valid', withOptions({ environments: 'dev' }), /`environments`.*"dev"/],
  ['have no valid registry', withOptions({ registry: 'a b' }), /`registry`/],
  ['are not JSON', '{"plugins": [\n}', /It is not JSON: ValueExpected in line 2\./],
])('a base whose options %s renders nothing', async (_case, nxJson, message) => {
  const { registries, rendering } = await readBase(nxJson);
  expect(registries).toEqual(HEAD.registries);
  expect(rendering).toEqual({
    problem: expect.stringMatching(message),
    hint: 'Compare with a base whose `nx.json` is valid.',
  });
});

test.each([
  ['the same', '{}', 0],
  ['another', '{ }', 1],
])('a base with %s nx.json: %s is read %s times', async (_case, text, reads) => {
  writeFileSync(join(workspace, 'nx.json'), '{}');
  let prepared = 0;
  const source = {
    files: createMemoryFiles({ 'nx.json': text }),
    idOf: () => blobId(Buffer.from(text)),
    prepare: async () => {
      prepared += 1;
    },
  };
  expect(await readOptionsOfBase(source, workspace, HEAD)).toEqual(AS_HEAD);
  expect(prepared).toBe(reads);
});
