import { compareDecimals, decimalOf, isMultiple, isWhole, parseDecimal } from './decimal';
import { copyLiteral, literalAt, numberAt } from './number-literals';
import { parseJson } from './json/parse-json';
import { fc } from '../../testing/random-tests';

const { assert, bigInt, double, integer, property } = fc;

const decimal = (text: string) => parseDecimal(text)!;

describe('decimal numbers', () => {
  it.each([
    ['19.99', '0.01', true],
    ['19.995', '0.01', false],
    ['0.3', '0.1', true],
    ['1.15', '0.01', true],
    ['-0.7', '0.1', true],
    ['0', '0.1', true],
    ['1e308', '0.5', true],
    ['1e400', '3', false],
    ['9e999999999', '3', true],
    ['1e-7', '1e-8', true],
    ['1e-8', '1e-7', false],
    ['9007199254740993', '2', false],
    ['9007199254740993', '3', true],
    ['4.5', '1.5', true],
    ['100', '8', false],
    ['0x10', '8', true],
  ])('%s as a multiple of %s: %s', (value, of, expected) => {
    expect(isMultiple(decimal(value), decimal(of))).toBe(expected);
  });

  it.each([
    ['9007199254740992', '9007199254740993', -1],
    ['0.1', '0.10', 0],
    ['1e3', '1000', 0],
    ['-1', '1', -1],
    ['-10', '-9', -1],
    ['0', '-0.001', 1],
    ['1e999999999', '9e999999998', 1],
    ['-1e20', '-1e21', 1],
    ['0.3', '0.29999999999999999', 1],
    ['0o17', '15', 0],
  ])('%s compared with %s gives the sign of %d', (one, other, sign) => {
    expect(Math.sign(compareDecimals(decimal(one), decimal(other)))).toBe(sign);
    expect(Math.sign(compareDecimals(decimal(other), decimal(one)))).toBe(sign === 0 ? 0 : -sign);
  });

  it.each(['', '.', 'e1', '1_000', '.inf', 'NaN', '1e', '1:30', '1e99999999999'])(
    '%j is not a decimal number',
    (text) => expect(parseDecimal(text)).toBeUndefined(),
  );

  it.each([
    ['1.0', true],
    ['1.5', false],
    ['15e-1', false],
    ['1e30', true],
  ])('%s is a whole number: %s', (text, expected) => {
    expect(isWhole(decimal(text))).toBe(expected);
  });

  it('doubles keep their order', () => {
    const finite = double({ noNaN: true, noDefaultInfinity: true });
    assert(
      property(finite, finite, (one, other) => {
        const sign = Math.sign(compareDecimals(decimalOf(one)!, decimalOf(other)!));
        expect(sign).toBe(one < other ? -1 : one > other ? 1 : 0);
      }),
    );
  });

  it('whole numbers agree with BigInt', () => {
    assert(
      property(bigInt(-(10n ** 40n), 10n ** 40n), integer({ min: 1, max: 1e6 }), (value, step) => {
        expect(isMultiple(decimal(String(value)), decimal(String(step)))).toBe(
          value % BigInt(step) === 0n,
        );
      }),
    );
  });
});

describe('JSON with numbers that a double cannot hold', () => {
  it('gives what JSON.parse gives, and keeps the texts beside it', () => {
    const text = '{"a":[9007199254740993,1],"b":{"":0.10000000000000000001,"c":1e400},"d":1e23}';
    const value = parseJson(text) as { a: number[]; b: Record<string, number>; d: number };
    expect(value).toEqual(JSON.parse(text));
    expect(literalAt(value.a, 0)).toBe('9007199254740993');
    expect(literalAt(value.a, 1)).toBeUndefined();
    expect(literalAt(value.b, '')).toBe('0.10000000000000000001');
    expect(literalAt(value.b, 'c')).toBe('1e400');
    expect(literalAt(value, 'd')).toBeUndefined();
    expect(JSON.stringify(value)).toBe(JSON.stringify(JSON.parse(text)));
  });

  it.each([
    ['digits in a text', '{"a":"9007199254740993","b":[9007199254740992]}'],
    ['the mark in a text', '["\ue0009007199254740993",9007199254740993]'],
    ['the mark as an escape', '["\\ue0009007199254740993",9007199254740993]'],
    ['a quote in a text', '["\\"9007199254740993",9007199254740993]'],
    ['a key named __proto__', '{"__proto__":{"a":9007199254740993}}'],
    ['the root itself', '9007199254740993'],
  ])('%s does not change what is read', (_, text) => {
    expect(JSON.stringify(parseJson(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('says what a place holds, exactly', () => {
    const value = parseJson('{"a":9007199254740993,"b":2,"c":"x"}');
    expect(numberAt(value, 'a')).toEqual({ digits: 9007199254740993n, exponent: 0 });
    expect(numberAt(value, 'b')).toEqual({ digits: 2n, exponent: 0 });
    expect(numberAt(value, 'c')).toBeUndefined();
    const copy = { ...(value as object) };
    copyLiteral(value, copy, 'a');
    expect(literalAt(copy, 'a')).toBe('9007199254740993');
  });
});
