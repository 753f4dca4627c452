import { emptyTree } from '../../testing/generator-tree';
import { PlannedWrites } from './planned-writes';
import { editJson } from './edit-json';

/** A text with `é` is written as bytes that are not UTF-8. */
function edit(text: string, at: (string | number)[], value: unknown): string | undefined {
  const tree = emptyTree();
  tree.write('x.json', Buffer.from(text, 'latin1'));
  const writes = new PlannedWrites(tree);
  editJson(writes, 'x.json', at, value);
  return writes.read('x.json');
}

describe('editJson', () => {
  test.each<[string, (string | number)[], unknown, string]>([
    ['{}', ['a'], 1, '{\n  "a": 1\n}'],
    ['{"a":  1}', ['b'], [2], '{"a":  1, "b": [\n  2\n]}'],
    [
      '{\n    "a": 1\n}\n',
      ['b', 'c.d'],
      2,
      '{\n    "a": 1,\n    "b": {\n        "c.d": 2\n    }\n}\n',
    ],
    ['{\r\n\t"a": 1 // one\r\n}', ['b'], 2, '{\r\n\t"a": 1, // one\r\n\t"b": 2\r\n}'],
    ['{\n  "a": 1, // one\n}', ['b'], 2, '{\n  "a": 1, // one\n  "b": 2,\n}'],
    ['{\n  "a": 1 /* one */\n}', ['b'], 2, '{\n  "a": 1, /* one */\n  "b": 2\n}'],
    ['{\n  "a": 1, /* one */ // 1\n}', ['b'], 2, '{\n  "a": 1, /* one */ // 1\n  "b": 2,\n}'],
    ['{\n  "a": 1 /* one */,\n}', ['b'], 2, '{\n  "a": 1, /* one */\n  "b": 2,\n}'],
    ['{\n  "a": 1,\n  // end\n}', ['b'], 2, '{\n  "a": 1,\n  "b": 2,\n  // end\n}'],
    ['{\n  // none\n}', ['b'], 2, '{\n  // none\n  "b": 2\n}'],
    ['{"a": [1,  2]}', ['a', 2], 3, '{"a": [1,  2, 3]}'],
    ['{"a": []}', ['a', 0], 3, '{"a": [\n  3\n]}'],
    ['{"a": /* x */ 1 /* y */}', ['a'], 'z', '{"a": /* x */ "z" /* y */}'],
    ['', ['a'], 1, '{\n  "a": 1\n}\n'],
    [
      '  {\n    "a": 1\n  }\n',
      ['b'],
      [{ c: 2 }],
      '  {\n    "a": 1,\n    "b": [\n      {\n        "c": 2\n      }\n    ]\n  }\n',
    ],
    ['    {\n    }\n', ['a'], 1, '    {\n      "a": 1\n    }\n'],
    [
      '  {\n    "a": {}\n  }\n',
      ['a', 'b'],
      [2],
      '  {\n    "a": {\n      "b": [\n        2\n      ]\n    }\n  }\n',
    ],
    [
      '{\n    "a": [\n      1\n    ]\n}\n',
      ['a', 1],
      { b: 2 },
      '{\n    "a": [\n      1,\n      {\n        "b": 2\n      }\n    ]\n}\n',
    ],
    ['{ "a": 1,\n  "b": 2 }', ['c'], [3], '{ "a": 1,\n  "b": 2,\n  "c": [\n    3\n  ] }'],
  ])('%j with %j', (before, at, value, after) => {
    expect(edit(before, at, value)).toBe(after);
  });

  test.each<[string, (string | number)[], RegExp]>([
    ['[]', ['a'], /x.json:1 is not valid JSON/],
    ['{\n  "a": \n}', ['b'], /x.json:3 is not valid JSON/],
    ['{"a": 1}', ['a', 'b'], /`a.b` cannot be set in x.json/],
    ['{"caf\u00e9": 1}', ['a'], /`x.json` is not UTF-8 text, so it cannot be edited/],
    ['{"a": {}}', ['a', 0], /`a.0` cannot be set in x.json/],
  ])('%j with %j is refused', (before, at, message) => {
    expect(() => edit(before, at, 1)).toThrow(message);
  });
});
