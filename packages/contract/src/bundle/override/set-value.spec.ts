import { applySetValue } from './apply-set-value';
import { parseSetValue } from './set-value';

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
    ['-INF', -Infinity],
    ['nan', NaN],
    ['9223372036854775807', 9223372036854775807],
    ['9223372036854775808', 9223372036854775808],
    ['1e999', '1e999'],
    ['+5', 5],
    ['-0', 0],
    ['.5', 0.5],
    ['5.', 5],
    ['0x1F', '0x1F'],
    ['1_000', '1_000'],
    ['F', false],
    ['True', true],
    ['tRUE', 'tRUE'],
    ['yes', 'yes'],
    ['off', 'off'],
    ['~', '~'],
    ['"quoted"', '"quoted"'],
    ['2026-11-22', '2026-11-22'],
    [' 1', ' 1'],
    ['a=b', 'a=b'],
    ['a,b={1,2}', 'a,b={1,2}'],
  ])('%j is %j', (text, value) => {
    expect(apply({}, `k=${text}`)).toEqual({ k: value });
  });
});

describe('paths', () => {
  const base = { a: { b: 1 }, list: [{ x: 1 }, 2], text: 'x', none: null };
  it.each([
    ['a.c.d=1', { ...base, a: { b: 1, c: { d: 1 } } }],
    ['list[0].x=5', { ...base, list: [{ x: 5 }, 2] }],
    ['a\\.b=1', { ...base, 'a.b': 1 }],
    ['a[0][1]=1', { ...base, 'a[0][1]': 1 }],
    ['a[x]=1', { ...base, 'a[x]': 1 }],
    ['[0]=1', { ...base, '[0]': 1 }],
    ['a.b=x.y[0]', { ...base, a: { b: 'x.y[0]' } }],
    ['a\\.b\\.c.d=1', { ...base, 'a.b.c': { d: 1 } }],
    ['a\\b=1', { ...base, 'a\\b': 1 }],
    ['list[1]=new', { ...base, list: [{ x: 1 }, 'new'] }],
    ['list[+1]=new', { ...base, list: [{ x: 1 }, 'new'] }],
    ['list[0].y.z=1', { ...base, list: [{ x: 1, y: { z: 1 } }, 2] }],
    ['list=1', { ...base, list: 1 }],
    ['a=', { ...base, a: '' }],
    ['none.x=1', { ...base, none: { x: 1 } }],
    ['toString.x=1', { ...base, toString: { x: 1 } }],
    ['a.~1/x=1', { ...base, a: { b: 1, '~1/x': 1 } }],
  ])('%s', (text, expected) => {
    expect(apply(base, text)).toEqual(expected);
    expect(base).toEqual({ a: { b: 1 }, list: [{ x: 1 }, 2], text: 'x', none: null });
  });

  it.each([
    ['nothing', '`--set nothing` has no `=`.'],
    ['a..b=1', 'has an empty segment in its path'],
    ['=1', 'has an empty segment in its path'],
    ['a.=1', 'has an empty segment in its path'],
    ['text.x=1', '`text` is a text, not a mapping'],
    ['a.b.c.d=1', '`a.b` is a number, not a mapping'],
    ['list.x=1', '`list` is a list, not a mapping'],
    ['list[1].x=1', '`list[1]` is a number, not a mapping'],
    ['a[0]=1', '`a` is a mapping, not a list'],
    ['text[0]=1', '`text` is a text, not a list'],
    ['none[0]=1', '`none` is null, not a list'],
    ['new[0]=1', '`new` is absent, not a list'],
    ['list[2]=1', '`list` has 2 entries, so the index 2 does not exist'],
    ['list[-1]=1', '`list` has 2 entries, so the index -1 does not exist'],
    ['list[99999999999999999999].x=1', 'does not exist'],
    ['a\\.b.__proto__=1', 'names the key `__proto__`, which is refused'],
    ['__proto__[0]=1', 'names the key `__proto__`, which is refused'],
    ['list[0].prototype.x=1', 'names the key `prototype`, which is refused'],
    ['__proto__.x=1', 'names the key `__proto__`, which is refused'],
    ['a.constructor.x=1', 'names the key `constructor`, which is refused'],
  ])('%s is refused', (text, part) => {
    expect(apply(base, text)).toEqual(expect.stringContaining(part));
  });
});

test.each([
  ['list.x=1', 'Write `list[0]` for its first entry.'],
  ['list.db.values=1', 'Write `list[1]` for this entry.'],
  ['none.0.x=1', undefined],
  ['text.x=1', undefined],
  ['empty.x=1', undefined],
])('`--set %s` gets the hint %j', (text, hint) => {
  const root = { list: [{ name: 'app' }, { name: 'db' }], none: {}, text: 'x', empty: [] };
  const set = parseSetValue(text);
  const applied = 'message' in set ? set : applySetValue(root, set);
  expect('message' in applied ? applied.hint : undefined).toBe(hint);
});

test.each([
  ['text.x=s3cret', '`--set text.x=…` cannot be applied'],
  ['list[9]=s3cret', '`--set list[9]=…` cannot be applied'],
  ['a..b=s3cret', '`--set a..b=…` has an empty segment'],
  ['__proto__=s3cret', '`--set __proto__=…` names the key'],
  ['password:s3cret', '`--set password:…` has no `=`'],
  ['password s3cret', '`--set password…` has no `=`'],
])('the message about `--set %s` does not show the value', (text, part) => {
  const message = apply({ text: 's3cret', list: [], a: {} }, text);
  expect(message).toEqual(expect.stringContaining(part));
  expect(message).not.toContain('s3cret');
});
