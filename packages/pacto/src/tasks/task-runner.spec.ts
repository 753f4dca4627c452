import { readFileSync, writeFileSync } from 'node:fs';
import { describeDefect, failure } from './task-runner';

describe('failure', () => {
  test.each([
    ['One sentence.', 'One sentence.\n'],
    ['The folder `a\u001b[2Jb`.', 'The folder `a\\x1b[2Jb`.\n'],
    ['Of\ntwo lines.', 'Of\ntwo lines.\n'],
  ])('%j', (message, text) => {
    expect(failure(message)).toEqual({ success: false, text });
  });
});

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test.each<[string, unknown, boolean]>([
  ['a folder in the place of a file', thrownBy(() => readFileSync(__dirname)), false],
  ['a file that is not there', thrownBy(() => readFileSync('/no/such/file')), false],
  ['a folder that is not there', thrownBy(() => writeFileSync('/no/such/folder/a', '')), false],
  ['a value that does not exist', thrownBy(() => (undefined as unknown as { a: 1 }).a), true],
  ['a parameter that Node refuses', thrownBy(() => readFileSync('\0')), true],
  ['a text', 'Something', true],
])('of an error, only a defect is reported to us: %s', (_case, error, isDefect) => {
  const text = describeDefect('api', error);
  expect(text).toMatch(/^The contract in `api` could not be processed\. .*\w\W*\. /);
  expect(text.includes('please report it')).toBe(isDefect);
  expect(text.includes('Check permissions and free space')).toBe(!isDefect);
});
