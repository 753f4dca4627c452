import { isSameDefault } from './default-values';
import { compareTypes } from './field-types';

describe('isSameDefault', () => {
  it.each([
    ['int32', '16', '0x10', true],
    ['int32', '8', '010', true],
    ['int32', '-1', '- 1', true],
    ['int64', '9007199254740993', '9007199254740992', false],
    ['double', '1', '1.0', true],
    ['float', '1e3', '1000.0f', true],
    ['double', '1', '1.5', false],
    ['double', 'inf', '-inf', false],
    ['string', '"A"', '"\\x41"', true],
    ['string', "'A'", '"\\101"', true],
    ['string', '"é"', '"\\xc3\\xa9"', true],
    ['string', '"\\u00e9"', '"é"', true],
    ['string', '"a"', '"A"', false],
    ['bytes', '"\\n"', '"\\012"', true],
    ['Level', 'LOW', 'HIGH', false],
  ])('of %s compares %s and %s by value', (type, before, after, same) => {
    expect(isSameDefault(type, before, after)).toBe(same);
    expect(isSameDefault(type, after, before)).toBe(same);
  });

  it('finds that a default came or went', () => {
    expect(isSameDefault('int32', undefined, '0')).toBe(false);
    expect(isSameDefault('int32', '0', undefined)).toBe(false);
  });
});

describe('compareTypes', () => {
  const scalar = (name: string) => ({ kind: 'scalar', name }) as const;

  it.each([
    ['int32', 'int64', 'other-json'],
    ['int32', 'bool', 'other-json'],
    ['string', 'bytes', 'other-json'],
    ['int32', 'uint32', 'wire-compatible'],
    ['int64', 'uint64', 'wire-compatible'],
    ['fixed32', 'sfixed32', 'wire-compatible'],
    ['int32', 'string', 'different'],
  ])('relates %s and %s by bytes and by JSON', (from, to, relation) => {
    expect(compareTypes(scalar(from), scalar(to))).toBe(relation);
    expect(compareTypes(scalar(to), scalar(from))).toBe(relation);
  });
});
