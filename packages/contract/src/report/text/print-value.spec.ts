import { displayWidth } from './display-width';
import { printValue } from './print-value';
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
