import { readDiffOptions } from './read-diff-options';

describe('options of pacto-diff', () => {
  test('have defaults', () => {
    expect(readDiffOptions({})).toEqual({ failOn: 'breaking', format: 'pretty' });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      'an unknown one',
      { bse: 'main' },
      /The option `bse` does not exist\. Did you mean `base`\? Accepted: `base`, `failOn`/,
    ],
    ['what fails', { failOn: 'major' }, /`failOn` is `major`\. Accepted: `breaking`, `potential`/],
    ['a base that is missing', { base: true }, /The option `base` has no value/],
    ['a format', { format: 'xml' }, /`format` is `xml`/],
    ['a file elsewhere', { outputFile: '../x' }, /`outputFile` is `..\/x`\. Give a path inside/],
  ])('%s is refused', (_case, given, problem) => {
    expect(readDiffOptions(given)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test('those of pacto-validate in the same command are ignored', () => {
    expect(readDiffOptions({ failOnWarnings: true, set: 'a=b' })).not.toHaveProperty('problem');
  });
});
