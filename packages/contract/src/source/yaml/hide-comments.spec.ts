import { hideComments } from './hide-comments';
import { loadYaml, readDocuments } from './yaml-tree';

const yaml = loadYaml();

/** An anchor keeps a text from the fast reader, which has no such mistake. */
const WITH_ANCHOR = 'z: &z 1\n';

test.each<[string, string, unknown]>([
  ['a text after the comment', 'a:\n#c\n  x\nb: 1\n', { a: 'x', b: 1 }],
  ['a text of two lines', 'a:\n#c\n  x\n  y\nb: 1\n', { a: 'x y', b: 1 }],
  ['a text after two comments', 'a:\n#c\n# d\n\n#e\n  x\nb: 1\n', { a: 'x', b: 1 }],
  ['a text after a blank line and a comment', 'a:\n\n# c\n  x\nb: 1\n', { a: 'x', b: 1 }],
  ['a text after a comment further left', 'a:\n  b:\n#c\n    x\n  d: 1\n', { a: { b: 'x', d: 1 } }],
  ['a text after an anchor', 'a: &y\n#c\n  x\nb: 1\n', { a: 'x', b: 1 }],
  ['a text after a tag', 'a: !!str\n#c\n  1\nb: 1\n', { a: '1', b: 1 }],
  ['line ends of Windows', 'a:\r\n#c\r\n  x\r\nb: 1\r\n', { a: 'x', b: 1 }],
  ['a mapping in a mapping', 'a:\n  b:\n  #c\n    x\n  d: 1\n', { a: { b: 'x', d: 1 } }],
  ['an entry of a list', 'a:\n  -\n  #c\n    x\n  - y\n', { a: ['x', 'y'] }],
  ['a comment of one character', 'a:\n#\n  x\nb: 1\n', { a: 'x', b: 1 }],
  ['a comment that begins with two marks', 'a:\n##\n  x\nb: 1\n', { a: 'x', b: 1 }],
  ['a block of text with marks', 'a:\n#c\n  |\n  #!x\n  #y\nb: 1\n', { a: '#!x\n#y\n', b: 1 }],
  ['quotes around marks', 'a:\n#c\n  "x\n  #y"\nb: 1\n', { a: 'x #y', b: 1 }],
])('%s is read as YAML says', (_case, text, value) => {
  const [document] = readDocuments(yaml, text + WITH_ANCHOR);
  expect(document!.errors).toEqual([]);
  expect(document!.toJS()).toEqual({ ...(value as object), z: 1 });
});

test.each([
  ['without a comment', 'a:\n  x\nb: 1\n'],
  ['with the comment below', 'a: 1\nb: 2\n#c\n'],
  ['with the comment beside a value', 'a: 1 #c\nb:\n  x: 1\n'],
])('a text %s stays', (_case, text) => {
  expect(hideComments(yaml, text)).toBe(text);
});

test('a comment still ends a text', () => {
  const [document] = readDocuments(yaml, 'a: x\n#c\n  y\nb:\n#d\n  z\n');
  expect(document!.errors).not.toEqual([]);
});

test('every place stays', () => {
  const text = '\ufeffa:\r\n  #c\n     x\nb: {c: "d"} #e\n';
  expect(hideComments(yaml, text)).toBe(text.replace('#c', '  '));
});
