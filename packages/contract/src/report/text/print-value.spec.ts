import { displayWidth } from './display-width';
import { printPair, printValue } from './print-value';
import { fc } from '../../../testing/random-tests';

describe('printValue', () => {
  it.each([
    [undefined, 'none'],
    [null, 'null'],
    [8080, '8080'],
    [true, 'true'],
    ['rolling', 'rolling'],
    ['8080', '"8080"'],
    ['true', '"true"'],
    ['none', '"none"'],
    ['', '""'],
    ['[a]', '"[a]"'],
    [[1, 'a'], '[1, "a"]'],
    [{ a: { b: [] } }, '{"a": {"b": []}}'],
    ['a\nb', 'a b'],
    ['x'.repeat(50), `${'x'.repeat(37)}...`],
  ])('prints %j', (value, text) => {
    expect(printValue(value, 40)).toBe(text);
  });

  it('does not follow a deep or endless value to its end', () => {
    const endless: Record<string, unknown> = {};
    endless.again = endless;
    expect(printValue(endless, 300)).toContain('{...}');
  });

  it('is one line of the width asked for, for any value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = printValue(value, 40);
        expect(text).not.toMatch(/\p{Cc}/u);
        expect(displayWidth(text)).toBeLessThanOrEqual(40);
      }),
    );
  });
});

describe('printPair', () => {
  const long = 'server { listen 80; location / { root /srv; } location /api {';
  const smile = '😀'.repeat(40);
  it.each([
    ['short values', 1, '1', '1', '"1"'],
    ['a line end and a blank', 'a\nb', 'a b', '"a\\nb"', '"a b"'],
    [
      'texts with one beginning',
      `${long} a`,
      `${long} b`,
      '...cation /api { a"',
      '...cation /api { b"',
    ],
    [
      'lists with one beginning',
      [long, 1],
      [long, 2],
      '...tion /api {", 1]',
      '...tion /api {", 2]',
    ],
    [
      'one that is the beginning',
      `${long} `,
      `${long} server { listen 80; location /`,
      '...cation /api { "',
      '...cation /api { server { listen 80; ...',
    ],
    ['wide characters', `${smile}a`, `${smile}b`, '...😀😀😀😀😀😀😀a"', '...😀😀😀😀😀😀😀b"'],
    ['equal values', long, long, `${long.slice(0, 37)}...`, `${long.slice(0, 37)}...`],
  ])('%s', (_case, old, next, before, after) => {
    expect(printPair({ old, next }, ['old', 'next'], 40)).toEqual([before, after]);
  });

  it('shows the difference of any two values, on one line of the width asked for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', ' ', '😀', '"'), maxLength: 90 });
    const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(value, value, (old, next) => {
        fc.pre(JSON.stringify(old) !== JSON.stringify(next));
        const [before, after] = printPair({ old, next }, ['old', 'next'], 40);
        expect(before).not.toBe(after);
        for (const shown of [before, after]) expect(displayWidth(shown)).toBeLessThanOrEqual(40);
      }),
    );
  });
});
