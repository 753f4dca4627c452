import { locateJsonError } from './locate-json-error';
import { fc, rounds } from '../../../testing/random-tests';

const { assert, json, nat, property, string, tuple } = fc;

describe('locateJsonError', () => {
  it.each([
    ['', 0, 'a JSON value'],
    ['{"a": 1,}', 8, 'a key in double quotes'],
    ['{"a" 1}', 5, '`:`'],
    ['[1 2]', 3, '`,` or `]`'],
    ['{"a": 1]', 7, '`,` or `}`'],
    ['{"a": tru}', 6, 'a JSON value'],
    ['{"a": 01}', 6, 'a JSON value'],
    ["{'a': 1}", 1, 'a key in double quotes'],
    ['{"a": "x', 6, 'a JSON value'],
    ['{"a": "\t"}', 6, 'a JSON value'],
    ['{} {}', 3, 'the end of the text'],
    ['type: object', 0, 'a JSON value'],
    ['// no\n{}', 0, 'a JSON value'],
    ['{"a": {"b": [', 13, 'a JSON value'],
    ['\u00a0{}', 0, 'a JSON value'],
  ])('%j stops at %i', (text, offset, expected) => {
    expect(locateJsonError(text)).toEqual({ offset, expected });
  });

  it('reaches the end of 200,000 levels', () => {
    const text = '['.repeat(200_000);
    expect(locateJsonError(text)?.offset).toBe(text.length);
  });

  it('agrees with JSON.parse on what is JSON', () => {
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    assert(
      property(
        tuple(json(), nat(200), nat(4), string({ maxLength: 3 })),
        ([text, at, cut, put]) => {
          const changed = text.slice(0, at) + put + text.slice(at + cut);
          const error = locateJsonError(changed);
          expect(error === undefined).toBe(isJson(changed));
          expect(locateJsonError(text)).toBeUndefined();
        },
      ),
      { numRuns: rounds(2000) },
    );
  });
});
