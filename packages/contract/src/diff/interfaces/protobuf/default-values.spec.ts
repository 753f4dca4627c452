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
    ['double', '16', '0x10', true],
    ['double', '010', '8', true],
    ['double', '010', '10', false],
    ['double', '1e3', '1000', true],
    ['double', 'inf', '1e400', true],
    ['float', '- inf', '-1e39', true],
    ['double', 'inf', '1e39', false],
    ['float', '0.1', '0.100000001', true],
    ['double', '0.1', '0.100000001', false],
    ['float', '0.0', '-0.0', false],
    ['int32', '0', '-0', true],
    ['float', 'nan', 'nan', true],
    ['bool', 'true', 'false', false],
    ['Level', 'LOW', 'HIGH', false],
  ])('of %s compares %s and %s by value', (type, before, after, same) => {
    expect(isSameDefault(type, before, after)).toBe(same);
    expect(isSameDefault(type, after, before)).toBe(same);
  });

  it.each([
    ['int32', '0', true],
    ['uint64', '0x0', true],
    ['double', '0.0', true],
    ['float', '0e5', true],
    ['float', '-0.0', false],
    ['bool', 'false', true],
    ['bool', 'true', false],
    ['string', '""', true],
    ['bytes', '""', true],
    ['string', '"0"', false],
    ['int32', '1', false],
  ])('of %s finds that no default is %s: %s', (type, written, same) => {
    expect(isSameDefault(type, undefined, written)).toBe(same);
    expect(isSameDefault(type, written, undefined)).toBe(same);
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
