import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSourceAddress } from './source-address';

const GITHUB = 'https://github.com/o/n';

test.each<[unknown, string | undefined]>([
  ['o/n', GITHUB],
  ['github:o/n', GITHUB],
  ['github:o/n.git', GITHUB],
  ['https://github.com/o/n.git', GITHUB],
  ['git+https://github.com/o/n.git', GITHUB],
  ['git+https://me:secret@github.com/o/n.git', GITHUB],
  ['git://github.com/o/n.git', GITHUB],
  ['git+https://host:8443/o/n/', 'https://host:8443/o/n'],
  ['git@github.com:o/n.git', GITHUB],
  ['ssh://git@github.com/o/n.git', GITHUB],
  ['git+ssh://git@github.com/o/n.git', GITHUB],
  ['git+ssh://git@github.com:o/n.git', GITHUB],
  ['ssh://github.com/o/n.git', GITHUB],
  ['ssh://git@host:2222/o/n.git', 'https://host/o/n'],
  ['git+ssh://git@host:2222/o/deep/n.git', 'https://host/o/deep/n'],
  ['file:///o/n', undefined],
  ['o', undefined],
  ['', undefined],
  [{ url: 'git+ssh://git@github.com/o/n.git' }, GITHUB],
  [{}, undefined],
  [5, undefined],
])('the repository %j is at %s', (repository, expected) => {
  const root = mkdtempSync(join(tmpdir(), 'pacto-source-'));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ repository }));
  expect(readSourceAddress(root)).toBe(expected);
});
