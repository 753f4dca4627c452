import { createMemoryFiles } from '../../files/memory-files';
import { isDefect } from '../../reference/defect';
import { readBundle, type BundleFolder } from './read-bundle';

const WORKSPACE = {
  'nx.json': '{}',
  'pactos/api/pacto.yaml': 'contract',
  'pactos/api/pacto.lock': 'lock',
  'pactos/api/README.md': '',
  'pactos/api/interfaces/openapi.yaml': '',
  'pactos/api/overrides/values.prod.yaml': '',
  'pactos/api/schemas/own.json': '',
  'pactos/api/tools/project.json': '',
  'pactos/api/tools/interfaces/a': '',
  'pactos/apis/pacto.yaml': '',
};
const PROJECTS = ['.', 'pactos/api', 'pactos/api/tools', 'pactos/apis'];

function namesOf(over: Partial<BundleFolder> = {}, more: Record<string, string | Uint8Array> = {}) {
  const result = readBundle({
    files: createMemoryFiles({ ...WORKSPACE, ...more }),
    root: 'pactos/api',
    named: [],
    projectRoots: PROJECTS,
    isShared: false,
    ...over,
  });
  return isDefect(result) ? result.problem : [...result.keys()].sort();
}

it('packs the folder, without the lock and without the files of projects below', () => {
  expect(namesOf()).toEqual([
    'README.md',
    'interfaces/openapi.yaml',
    'overrides/values.prod.yaml',
    'pacto.yaml',
    'schemas/own.json',
  ]);
});

it.each([
  ['leaves the changelog out', [], false],
  ['packs a changelog that the contract names', ['CHANGELOG.md'], true],
])('%s', (_, named, isPacked) => {
  const names = namesOf({ named }, { 'pactos/api/CHANGELOG.md': '# 1.0.0' });
  expect(names.includes('CHANGELOG.md')).toBe(isPacked);
});

it('packs of an app only what belongs to a bundle, and what the contract names', () => {
  expect(namesOf({ isShared: true, named: ['./schemas/own.json'] })).toEqual([
    'interfaces/openapi.yaml',
    'pacto.yaml',
    'schemas/own.json',
  ]);
});

it('leaves out what `.pactoignore` names', () => {
  const more = { 'pactos/api/.pactoignore': '*.md\noverrides/\n' };
  expect(namesOf({}, more)).toEqual(['interfaces/openapi.yaml', 'pacto.yaml', 'schemas/own.json']);
});

it('leaves out a name that no artifact can have, where it is ignored or of another project', () => {
  const more = {
    'pactos/api/a\\b': '',
    'pactos/api/tools/c\\d': '',
    'pactos/api/.pactoignore': 'a*',
  };
  expect(namesOf({}, more)).toEqual(namesOf());
});

it('packs a bundle at the root of the workspace', () => {
  const files = createMemoryFiles({ 'pacto.yaml': '', 'docs/a': '', 'apps/a/main.ts': '' });
  expect(namesOf({ files, root: '.', projectRoots: ['.', 'apps/a'] })).toEqual([
    'docs/a',
    'pacto.yaml',
  ]);
});

it.each<[string, Partial<BundleFolder>, Record<string, string | Uint8Array>, RegExp]>([
  ['is not there', { named: ['gone.json'] }, {}, /`gone\.json` .* cannot be read \(missing\)/],
  ['is outside', { named: ['../apis/pacto.yaml'] }, {}, /is left out of the artifact/],
  [
    'belongs to another project',
    { named: ['tools/interfaces/a'] },
    {},
    /is left out of the artifact/,
  ],
  [
    'is ignored',
    { named: ['schemas/own.json'] },
    { 'pactos/api/.pactoignore': 'schemas' },
    /`schemas\/own\.json` belongs to the bundle, but it is left out/,
  ],
])('refuses a bundle where a file that the contract names %s', (_, over, more, problem) => {
  expect(namesOf(over, more)).toMatch(problem);
});

it.each<[string, Record<string, string | Uint8Array>, RegExp]>([
  ['a file over 10 MiB', { 'pactos/api/big': Buffer.alloc(10485761) }, /`big` has 10485761 bytes/],
  [
    'a file with a backslash in its name',
    { 'pactos/api/docs\\a.md': '' },
    /^A file of the bundle has a backslash in its name `docs\\a\.md`\.$/,
  ],
  ['a malformed `.pactoignore`', { 'pactos/api/.pactoignore': '[' }, /^Line 1 of `\.pactoignore`/],
])('refuses %s', (_, more, problem) => {
  expect(namesOf({}, more)).toMatch(problem);
});
