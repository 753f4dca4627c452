import { parseJson } from '../source/json/parse-json';
import { compareNumbers, isMultipleOf, sameValue } from './compare-exactly';

function places(one: string, other: string) {
  const holder = parseJson(`[${one},${other}]`);
  return [
    { holder, key: 0 },
    { holder, key: 1 },
  ] as const;
}

it.each([
  ['9007199254740992', '9007199254740993', false],
  ['9007199254740993', '9007199254740993', true],
  ['1', '1.0', true],
  ['1e400', '2e400', false],
  ['[9007199254740993]', '[9007199254740992]', false],
  ['{"a":1,"b":[2]}', '{"b":[2],"a":1}', true],
  ['{"a":9007199254740993}', '{"a":9007199254740993.0}', true],
  ['{"a":null}', '{}', false],
  ['[]', '{}', false],
  ['0', 'false', false],
  ['"1"', '1', false],
  ['{"a":1}', '{"b":1}', false],
])('%s equals %s: %s', (one, other, expected) => {
  const [a, b] = places(one, other);
  expect(sameValue(a, b)).toBe(expected);
  expect(sameValue(b, a)).toBe(expected);
});

it('orders numbers to the last digit', () => {
  expect(compareNumbers(...places('9007199254740993', '9007199254740992'))).toBe(1);
  expect(compareNumbers(...places('"9"', '1'))).toBeUndefined();
});

it('finds multiples to the last digit', () => {
  expect(isMultipleOf(...places('9007199254740993', '2'))).toBe(false);
  expect(isMultipleOf(...places('19.99', '0.01'))).toBe(true);
  expect(isMultipleOf(...places('true', '1'))).toBeUndefined();
});
