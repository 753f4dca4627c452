import { matchName, plainPattern } from './match-name';
import { textsOfPattern } from './pattern-texts';

describe('textsOfPattern', () => {
  it.each([
    ['^a$', 1, 1, ['a']],
    ['^(a|b)c?$', 1, 2, ['a', 'ac', 'b', 'bc']],
    ['^a$|^b{2}$', 1, 2, ['a', 'bb']],
    ['^a{0,2}$', 0, 2, ['', 'a', 'aa']],
    ['^a\\.b\\n$', 4, 4, ['a.b\n']],
    ['^$', 0, 0, ['']],
    ['^[0-9]{2,5}$', 2, 5, undefined],
    ['^\\d+$', 1, Infinity, undefined],
    ['^(ab){3}c*$', 6, Infinity, undefined],
    ['^a', 1, Infinity, undefined],
    ['a$', 1, Infinity, undefined],
    ['^a$|b', 1, Infinity, undefined],
    ['', 0, Infinity, undefined],
    ['^(){0}$', 0, 0, ['']],
    ['^a{200}$', 200, 200, undefined],
    ['^(a|b|c|d){4}$', 4, 4, undefined],
  ] as const)('counts the characters of %s', (pattern, least, most, listed) => {
    expect(textsOfPattern(pattern)).toMatchObject({ least, most, listed });
  });

  it.each([
    ['^.+$', true],
    ['^[a-z]+$', true],
    ['^[^a]$', false],
    ['^[\\s\\S]$', false],
    ['^\\d+$', true],
    ['^\\s$', false],
    ['^a\\nb$', false],
    ['^(a|b\\r)$', false],
    ['^a', false],
    ['^$', true],
  ])('knows whether a text of %s is one line', (pattern, isOneLine) => {
    expect(textsOfPattern(pattern)).toMatchObject({ isOneLine });
  });

  it.each([
    ['a group with an end in it', '(^a$)'],
    ['a look-ahead', '^(?=a)b$'],
    ['a back reference', '^(a)\\1$'],
    ['a letter of two units', '^😀$'],
    ['what is not a Unicode pattern', '^\\_$'],
    ['what is not a pattern', '^(a$'],
    ['a wrong order of limits', '^a{3,1}$'],
  ])('does not know %s', (_what, pattern) => {
    expect(textsOfPattern(pattern)).toBeUndefined();
  });
});

it.each([
  ['^(a|b)$', 'a', true],
  ['^(a|b)$', 'c', false],
  ['^(a|b)+$', 'a', undefined],
])('matchName runs %s on %s only where few texts match', (pattern, name, expected) => {
  expect(matchName(pattern, name)).toBe(expected);
});

it.each([
  ['^x-.*', '^x-'],
  ['^x-.*.*', '^x-'],
  ['x\\.*', 'x\\.*'],
  ['.*', ''],
  ['^', ''],
  ['^a.*$', '^a.*$'],
])('plainPattern writes %s as %s', (pattern, plain) => {
  expect(plainPattern(pattern)).toBe(plain);
});
