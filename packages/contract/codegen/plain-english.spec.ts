import { join } from 'node:path';
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

test('people read plain English in docs, schemas, messages and titles of tests', () => {
  expect(texts.flatMap(refusals)).toEqual([]);
});

test.each([
  ['pages', 'packages/pacto/docs/breaking.md'],
  ['schemas', 'packages/pacto/src/executors/diff/schema.json'],
  ['rule tables', 'packages/contract/src/diff/rules/contract-rules.ts'],
  ['rules', 'packages/contract/src/validate/rules/service-version-semver.ts'],
  ['titles of tests', 'packages/contract/src/diff/rules/diff-rules.spec.ts'],
])('the texts of %s are read', (_kind, file) => {
  expect(texts.map((text) => text.file)).toContain(file);
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
