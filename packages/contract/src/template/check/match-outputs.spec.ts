import { matchOutputs } from './match-outputs';

const claim = (name: string, kind = 'Claim') => ({ kind, metadata: { name } });

test.each([
  ['nothing', { 'a.yaml': claim('a') }, { 'a.yaml': claim('a') }, undefined, []],
  [
    'one file with another name',
    { 'a.yaml': claim('a'), 'c.yaml': claim('c') },
    { 'b.yaml': claim('b'), 'c.yaml': claim('c') },
    { before: 'a.yaml', after: 'b.yaml' },
    [['/a.yaml/metadata/name', 'b.yaml']],
  ],
  [
    'one file with another name and the same document',
    { 'a.json': [1] },
    { 'b.json': [1] },
    { before: 'a.json', after: 'b.json' },
    [],
  ],
  [
    'one file of another kind',
    { 'a.yaml': claim('a') },
    { 'b.yaml': claim('b', 'Secret') },
    undefined,
    [
      ['/a.yaml', undefined],
      ['/b.yaml', 'b.yaml'],
    ],
  ],
  [
    'two missing files and one new one',
    { 'a.yaml': claim('a'), 'b.yaml': claim('b') },
    { 'c.yaml': claim('c') },
    undefined,
    [
      ['/a.yaml', undefined],
      ['/b.yaml', undefined],
      ['/c.yaml', 'c.yaml'],
    ],
  ],
])('a comparison finds %s', (_case, expected, rendered, renamed, differences) => {
  const found = matchOutputs(expected, rendered);
  expect(found.renamed).toEqual(renamed);
  expect(found.differences.map(({ pointer, file }) => [pointer, file])).toEqual(differences);
});
