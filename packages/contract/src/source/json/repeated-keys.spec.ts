import { findRepeatedKeys } from './repeated-keys';

test.each<[string, string, string[]]>([
  ['one object', '{"a": 1, "b": 2, "a": 3}', ['a at 17']],
  ['an object in a list', '[{"a": 1}, {"a": 1, "a": 2}]', ['a at 20']],
  ['an object in an object', '{"a": {"b": 1, "b": 2}, "c": 1}', ['b at 15']],
  ['an object after an inner one', '{"a": {"b": 1}, "a": 2}', ['a at 16']],
  ['another spelling', '{"a": 1, "\\u0061" : 2}', ['a at 9']],
  ['three times', '{"a":1,"a":2,"a":3}', ['a at 7', 'a at 13']],
  ['a name of every object', '{"__proto__":1,"__proto__":2}', ['__proto__ at 15']],
  ['the same key in two objects', '{"a": {"x": 1}, "b": {"x": 1}}', []],
  ['a value like a key', '{"a": "b", "b": "a", "c": ["c", "c"]}', []],
  ['a text with brackets and quotes', '{"a": "\\"a\\": {", "b": "}"}', []],
  ['no object', '"a"', []],
])('%s', (_case, text, expected) => {
  expect(findRepeatedKeys(text).map(({ key, offset }) => `${key} at ${offset}`)).toEqual(expected);
});
