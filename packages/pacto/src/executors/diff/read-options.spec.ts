import { readBaseOption, readTaskOptions } from './read-options';

describe('options of pacto-diff', () => {
  test('without any', () => {
    expect(readTaskOptions({})).toEqual({ failOn: 'breaking', format: 'pretty' });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['an unknown one', { bse: 'main' }, /no option `bse`\. Accepted are `base`, `failOn`/],
    [
      'what fails',
      { failOn: 'major' },
      /`failOn` is `major`; accepted are `breaking`, `potential`/,
    ],
    ['a base that is missing', { base: true }, /The option `base` lacks its value/],
    ['a format', { format: 'xml' }, /`format` is `xml`/],
    [
      'a file elsewhere',
      { outputFile: '../x' },
      /`outputFile` is `..\/x`; accepted is a path inside/,
    ],
  ])('%s is refused', (_case, given, problem) => {
    expect(readTaskOptions(given)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test('those of pacto-validate in the same command are none of its business', () => {
    expect(readTaskOptions({ failOnWarnings: true, set: 'a=b' })).not.toHaveProperty('problem');
  });

  test.each<[string, Record<string, unknown>, string | undefined]>([
    ['as it is', { base: 'main' }, 'main'],
    ['none', {}, undefined],
    ['what an unset variable leaves', { base: 0, __overrides_unparsed__: ['--base='] }, undefined],
    ['an id of digits', { base: 1234567 }, '1234567'],
    [
      'an id that looks like a number',
      { base: Infinity, __overrides_unparsed__: ['--base=12e4567'] },
      '12e4567',
    ],
    [
      'of the target, beside other options',
      { base: 'v1', __overrides_unparsed__: ['--x=1'] },
      'v1',
    ],
  ])('the base: %s', (_case, given, expected) => {
    expect(readBaseOption(given)).toBe(expected);
  });
});
