import { applySetValue, parseSetValue } from './set-value';

const apply = (root: unknown, text: string): unknown => {
  const set = parseSetValue(text);
  if ('message' in set) return set.message;
  const applied = applySetValue(root, set);
  return 'message' in applied ? applied.message : applied.value;
};

describe('types, in the order of the Go tool', () => {
  it.each([
    ['1.0', 1],
    ['007', 7],
    ['-12', -12],
    ['1e3', 1000],
    ['t', true],
    ['FALSE', false],
    ['1', 1],
    ['1.0.0', '1.0.0'],
    ['', ''],
    ['null', 'null'],
    ['inf', Infinity],
    ['9223372036854775808', 9223372036854775808],
    ['a=b', 'a=b'],
  ])('%j is %j', (text, value) => {
    expect(apply({}, `k=${text}`)).toEqual({ k: value });
  });
});

describe('paths', () => {
  const base = { a: { b: 1 }, list: [{ x: 1 }, 2], text: 'x' };
  it.each([
    ['a.c.d=1', { ...base, a: { b: 1, c: { d: 1 } } }],
    ['list[0].x=5', { ...base, list: [{ x: 5 }, 2] }],
    ['a\\.b=1', { ...base, 'a.b': 1 }],
    ['a[0][1]=1', { ...base, 'a[0][1]': 1 }],
    ['a[x]=1', { ...base, 'a[x]': 1 }],
  ])('%s', (text, expected) => {
    expect(apply(base, text)).toEqual(expected);
    expect(base).toEqual({ a: { b: 1 }, list: [{ x: 1 }, 2], text: 'x' });
  });

  it.each([
    ['nothing', '`--set nothing` has no `=`.'],
    ['a..b=1', 'has an empty segment in its path'],
    ['=1', 'has an empty segment in its path'],
    ['text.x=1', '`text` is `x`, not a mapping'],
    ['a[0]=1', '`a` is a mapping, not a list'],
    ['new[0]=1', '`new` is absent, not a list'],
    ['list[2]=1', '`list` has 2 entries, and 2 is no index of it'],
    ['__proto__.x=1', 'names the key `__proto__`, which is refused'],
    ['a.constructor.x=1', 'names the key `constructor`, which is refused'],
  ])('%s is refused', (text, part) => {
    expect(apply(base, text)).toEqual(expect.stringContaining(part));
  });
});
