import { patternSteps } from './pattern-steps';

it.each([
  '',
  'abc',
  '^[0-9]+m?$',
  '^[0-9]+(Mi|Gi)$',
  '^(dev|stg|prod)$',
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
  '^[a-z]{1,63}$',
  '^\\d{4}-\\d{2}-\\d{2}$',
  '^.*$',
  '^(?:a|b)c+?$',
  '[A-Z][a-z]',
  '^[\\]\\\\^-]*$',
  '^a{2}|^b{3,}$',
])('%s takes linear time', (pattern) => {
  expect(patternSteps(pattern)).toBeGreaterThan(0);
  expect(new RegExp(pattern, 'u')).toBeInstanceOf(RegExp);
});

it.each([
  ['(a+)+$', 'a repetition in a repetition'],
  ['^(a|a)*$', 'a repeated group'],
  ['^(a|ab)+$', 'a repeated group'],
  ['^a*a*b$', 'two repetitions'],
  ['^(a*)(a*)$', 'two repetitions'],
  ['^(a*){2}$', 'a repetition twice'],
  ['a+b', 'a repetition from each character on'],
  ['^a|b+$', 'one alternative that is not anchored'],
  ['x^a+', 'an anchor that is not first'],
  ['^(a?){1000}a{1000}$', 'more ways than can be walked'],
  ['^(?=a)b$', 'looking ahead'],
  ['^(?<x>a)$', 'a named group'],
  ['^(a)\\1$', 'a reference back'],
  ['^\\p{L}+$', 'a class of Unicode'],
  ['^[\\p{L}]+$', 'a class of Unicode in a class'],
  ['^\\bab$', 'a word boundary'],
  ['^a{x}$', 'no quantifier'],
  ['^[a-z$', 'a class without end'],
  ['^(a$', 'a group without end'],
  ['^a)$', 'a group without beginning'],
  ['^a**$', 'a quantifier on a quantifier'],
  ['a'.repeat(1001), 'a long text'],
])('%s is not known to: %s', (pattern) => {
  const steps = patternSteps(pattern);
  expect(steps === undefined || steps > Number.MAX_SAFE_INTEGER).toBe(true);
});

it('counts the ways through a pattern', () => {
  const of = (pattern: string) => patternSteps(pattern)! / (2 * (pattern.length + 1));
  expect(of('^abc$')).toBe(1);
  expect(of('^a?b?$')).toBe(4);
  expect(of('^(a|b|c)(d|e)$')).toBe(6);
  expect(of('^a{2,5}$')).toBe(4);
  expect(of('^(a|b){3}$')).toBe(8);
});
