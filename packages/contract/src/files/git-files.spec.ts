import { createGitFiles } from './git-files';
import { parseTree } from './git-tree';

const LIMIT = 20;

const listing = [
  '100644 blob 01\tshop/api/pacto.yaml',
  '120000 blob 02\tshop/api/inside.yaml',
  '120000 blob 03\tshop/api/outside.yaml',
  '120000 blob 04\tshop/api/leaves.yaml',
  '120000 blob 05\tshop/api/round.yaml',
  '120000 blob 06\tshop/api/absolute.yaml',
  '120000 blob 07\tshop/api/dangling.yaml',
  '120000 blob 08\tshop/api/linked',
  '120000 blob 09\tshop/api/away',
  '100644 blob 10\tshop/api/schemas/naïve "name".json',
  '100755 blob 11\tshop/api/long.json',
  '100644 blob 12\tshop/api/huge.json',
  '100644 blob 13\tshop/api/lost.json',
  '160000 commit 14\tshop/api/vendor',
  '100644 blob 15\tshop/common.yaml',
].join('\0');

const links = new Map([
  ['02', 'pacto.yaml'],
  ['03', '../common.yaml'],
  ['04', '../../../elsewhere.yaml'],
  ['05', 'round.yaml'],
  ['06', '/etc/hosts'],
  ['07', 'nothing.yaml'],
  ['08', './schemas'],
  ['09', '..'],
]);
const bytes = (text: string) => ({ bytes: Buffer.from(text) });
const blobs = new Map<string, { bytes: Uint8Array } | { size: number }>([
  ['01', bytes('service: {}')],
  ['10', bytes('{}')],
  ['11', bytes('x'.repeat(LIMIT + 1))],
  ['12', { size: 5_000_000 }],
  ['15', bytes('common: {}')],
]);
const files = createGitFiles(parseTree(`${listing}\0`), { links, blob: (id) => blobs.get(id) });

it.each([
  ['pacto.yaml', 'service: {}'],
  ['inside.yaml', 'service: {}'],
  ['linked/naïve "name".json', '{}'],
  ['schemas/naïve "name".json', '{}'],
  ['outside.yaml', 'outside'],
  ['leaves.yaml', 'outside'],
  ['absolute.yaml', 'outside'],
  ['away/common.yaml', 'outside'],
  ['dangling.yaml', 'unreadable'],
  ['round.yaml', 'unreadable'],
  ['nothing.yaml', 'missing'],
  ['schemas', 'folder'],
  ['linked', 'folder'],
  ['long.json', 'too-large'],
  ['huge.json', 'too-large'],
  ['lost.json', 'unreadable'],
  ['vendor', 'unreadable'],
  ['vendor/schema.json', 'unreadable'],
])('%s reads as %s', (path, expected) => {
  const read = files.read(`shop/api/${path}`, { within: 'shop/api', limit: LIMIT });
  const seen = read.status === 'file' ? Buffer.from(read.bytes).toString() : read.status;
  expect(seen).toBe(expected);
});

it('lists files, and the children of a folder with its links', () => {
  expect(files.list('shop/api/schemas')).toEqual(['shop/api/schemas/naïve "name".json']);
  expect(files.list('shop/api')).not.toContain('shop/api/inside.yaml');
  expect(files.children('shop/api')).toContain('inside.yaml');
  expect(files.children('shop/api')).not.toContain('vendor');
  expect(files.children('shop/nowhere')).toEqual([]);
});
