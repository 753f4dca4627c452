import { join } from 'node:path';
import { commentsOf } from './comments';
import { REFUSED_PHRASES } from './refused-phrases';
import { userFacingTexts, type UserFacingText } from './user-facing-texts';

const texts = userFacingTexts(join(__dirname, '../../..'));

function refusals({ file, line, text }: UserFacingText): string[] {
  return REFUSED_PHRASES.flatMap(({ pattern, instead }) =>
    [...text.matchAll(pattern)].map((match) => {
      const at = line + text.slice(0, match.index).split('\n').length - 1;
      return `${file}:${at}  "${match[0].replace(/\s+/g, ' ').trim()}": write ${instead}`;
    }),
  );
}

test('people read plain English in docs, schemas, messages, comments and titles of tests', () => {
  expect(texts.flatMap(refusals)).toEqual([]);
});

test.each([
  ['pages', 'packages/pacto/docs/breaking.md'],
  ['schemas', 'packages/pacto/src/executors/diff/schema.json'],
  ['rule tables', 'packages/contract/src/diff/rules/contract-rules.ts'],
  ['rules', 'packages/contract/src/validate/rules/service-version-semver.ts'],
  ['titles of tests', 'packages/contract/src/diff/rules/diff-rules.spec.ts'],
  ['comments in tools', 'tools/build.mjs'],
  ['comments in scripts', 'tools/registries/install.sh'],
  ['comments in end-to-end tests', 'e2e/pacto-e2e/src/harness/page.ts'],
])('the texts of %s are read', (_kind, file) => {
  expect(texts.map((text) => text.file)).toContain(file);
});

test('every comment of a file is found, with the line where it begins', () => {
  const source = [
    '// One,',
    '// in two lines.',
    'const a = { // Two.',
    '  /** Three. */',
    '  b: `// no comment`,',
    '  // Four.',
    '};',
  ];
  const found = commentsOf('a.mjs', source.join('\n'));
  expect(found.map(({ line, text }) => `${line}${text.trimEnd()}`)).toEqual([
    '1 One,\n in two lines.',
    '3 Two.',
    '4 Three.',
    '6 Four.',
  ]);
});

test.each([
  ['a phrase', 'It is no version.', 1],
  ['a phrase on two lines', 'It is\nno version.', 1],
  ['two phrases', 'Whoever judges.', 2],
  ['a capital letter', 'Nobody reads it.', 1],
  ['a word that holds a refused one', 'Recommended standards understand amendments.', 0],
  ['what is over', 'It is no longer read.', 0],
])('%s has its number of refused phrases', (_case, text, count) => {
  expect(refusals({ file: 'page.md', line: 1, text })).toHaveLength(count);
});
