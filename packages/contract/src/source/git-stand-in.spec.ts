import { describeJsonError } from './json/json-place';
import { parseSource } from './yaml/parse-source';

const CONFLICT = 'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> feature\n';
const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
const CONFLICT_FOUND = 'The file contains a merge conflict of git.';
const UTF_16 = Buffer.from('\ufeff{"a":1}', 'utf16le').toString();
const UTF_16_FOUND = 'The file is not UTF-8 text. It seems to be UTF-16.';
const POINTER_FOUND = 'The file is a pointer of Git LFS. Its content was not downloaded.';

function problemsOf(text: string | Uint8Array): string[] {
  const { problems } = parseSource('pacto.yaml', text);
  return problems.map(({ range, message }) => {
    const { line, column } = range.start;
    return `${line}:${column} ${message}`;
  });
}

it.each<[string, string, string]>([
  ['a merge conflict', CONFLICT, `2:1 ${CONFLICT_FOUND}`],
  ['one with Windows line ends', CONFLICT.replace(/\n/g, '\r\n'), `2:1 ${CONFLICT_FOUND}`],
  [
    'one after a byte order mark',
    `\ufeff${CONFLICT.slice(CONFLICT.indexOf('<'))}`,
    `1:2 ${CONFLICT_FOUND}`,
  ],
  [
    'one that shows the common ancestor',
    CONFLICT.replace('=======', '||||||| 1a2b3c\nb: 0\n======='),
    `2:1 ${CONFLICT_FOUND}`,
  ],
  ['one that is indented', CONFLICT.replace(/^([<=>])/gm, '  $1'), `2:3 ${CONFLICT_FOUND}`],
  ['what is left of one: its end', 'a: 1\n>>>>>>> feature\n', `2:1 ${CONFLICT_FOUND}`],
  ['what is left of one: its middle', 'a: 1\n=======\nb: 2\n', `2:1 ${CONFLICT_FOUND}`],
  ['two conflicts', CONFLICT + CONFLICT.replace(/[ab]:/g, 'c:'), `2:1 ${CONFLICT_FOUND}`],
  ['a pointer of Git LFS', POINTER, `1:1 ${POINTER_FOUND}`],
  [
    'a pointer with a byte order mark and Windows line ends',
    `\ufeff${POINTER.replace(/\n/g, '\r\n')}`,
    `1:2 ${POINTER_FOUND}`,
  ],
  [
    'encrypted content',
    `\0GITCRYPT\0${'\u0001'.repeat(20)}`,
    '1:1 The file is encrypted by git-crypt.',
  ],
])('%s in a YAML file is the only problem', (_case, text, expected) => {
  expect(problemsOf(text)).toEqual([expected]);
});

it.each([
  ['a heading', 'text: |\n  Title\n  =======\n'],
  ['all marks', `text: |\n${CONFLICT.replace(/^/gm, '  ')}\n`],
])('%s in a block of text is not a conflict', (_case, text) => {
  expect(problemsOf(text)).toEqual([]);
});

it('another error beside such a block is reported as what it is', () => {
  expect(problemsOf('text: |\n  Title\n  =======\na: @b\n')).toEqual([
    '4:4 The file is not valid YAML: a value without quotes cannot begin with `@`.',
  ]);
});

it.each([
  ['{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> feature\n}\n', 2, CONFLICT_FOUND],
  ['{\n  "a": 1\n  >>>>>>> feature\n}\n', 3, CONFLICT_FOUND],
  [POINTER, 1, POINTER_FOUND],
  [UTF_16, 1, UTF_16_FOUND],
  [Buffer.from('{"a":1}', 'utf16le').toString(), 1, UTF_16_FOUND],
  [Buffer.from('\ufeff{"a":1}', 'utf16le').swap16().toString(), 1, UTF_16_FOUND],
  ['\ufffd{}', 1, 'A JSON value is expected here.'],
  ['{"a":\0}', 1, 'A JSON value is expected here.'],
])('the place of a JSON error says so too: %j', (text, line, message) => {
  expect(describeJsonError('schema.json', text)).toMatchObject({ at: { line }, message });
});
