import { failure } from './task-runner';

describe('failure', () => {
  test.each([
    ['One sentence.', 'One sentence.\n'],
    ['The folder `a\u001b[2Jb`.', 'The folder `a\\x1b[2Jb`.\n'],
    ['Of\ntwo lines.', 'Of\ntwo lines.\n'],
  ])('%j', (message, text) => {
    expect(failure(message)).toEqual({ success: false, text });
  });
});
