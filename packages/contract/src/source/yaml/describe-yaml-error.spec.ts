import { parseSource } from './parse-source';

const ALIGN = 'Start all keys of a mapping, and all items of a list, in the same column.';

const TEMPLATES = [
  ['a: {{ .Values.a }}\n', '1:4'],
  ['a: {{- .Values.a | quote }}\n', '1:4'],
  ['a: {{ .Values.a }}-api\n', '1:4'],
  ['a:\n{{ toYaml .Values.a }}\n', '2:1'],
  ['{{ if .Values.a }}\na: 1\n{{ end }}\n', '1:1'],
  ['- {{ a }}: 1\n', '1:3'],
];

const LONE = 'A line ends with a carriage return (U+000D) alone, so the next line is part of it.';
const isNone = (code: string) =>
  `The line is indented with the character U+${code}, which looks like a space but is another character.`;
const LOOK_ALIKES: [string, string, string][] = [
  ['a: 1\rb: 2\r', `1:5 ${LONE}`, 'Save the file with line feeds'],
  ['a:\r\n  b: c\r  d: e\r\n', `2:7 ${LONE}`, 'Save the file with line feeds'],
  ['a: x\n\u00a0 b: 1\n  c: 2\n', `2:1 ${isNone('00A0')}`, 'Indent with spaces.'],
  ['a: x\n  b: 1\n \u3000c: 2\n', `3:2 ${isNone('3000')}`, 'Indent with spaces.'],
  ['a:\n  b: x\n \u200b c: 1\n', `3:2 ${isNone('200B')}`, 'Indent with spaces.'],
];

it.each<[string, string, string]>([
  [
    'a:\n  b: x\n   c: 1\n',
    '2:6 the line below this value is indented deeper than the value allows.',
    ALIGN,
  ],
  ['a:\n  b: 1\n c: 2\n', '3:1 this line is indented differently from the lines beside it.', ALIGN],
  [
    'a:\n  b: 1\n\n c: 2\n',
    '4:1 this line is indented differently from the lines beside it.',
    ALIGN,
  ],
  [
    'a:\n  b: 1\r\n\r\n # x\n\n c: 2\n',
    '6:1 this line is indented differently from the lines beside it.',
    ALIGN,
  ],
  [
    'a:\n  - b: 1\n\n   c: 2\n',
    '4:1 this line is neither a list item nor a key of the item above.',
    ALIGN,
  ],
  [
    'a:\n  - b: 1\n   c: 2\n',
    '3:1 this line is neither a list item nor a key of the item above.',
    ALIGN,
  ],
  ['a: 1\n- b\n', '2:1 a list item is not allowed here, among the keys of a mapping.', ALIGN],
  [
    'a: b: c\n',
    '1:4 a value that contains `: ` must be in quotes.',
    'Put the value in double quotes.',
  ],
  [
    'a:\n  b:x\n  c: 1\n',
    '2:3 this line does not have the form `key: value`.',
    'Write `key: value`, with a space after the colon.',
  ],
  ['a: {b: 1\nc: 2\n', '2:1 the closing `}` is missing before this line.', 'Close the bracket'],
  ['a: "b\nc: 1\n', '1:4 the closing double quote of this text is missing.', 'Close the quotes'],
  ['a: "b\nc: "d"\n', '1:4 the closing double quote of this text is missing.', 'Close the quotes'],
  ["- 'b\n- 'c'\n", '1:3 the closing single quote of this text is missing.', 'Close the quotes'],
  ['"a: 1\nb: 2\n', '1:1 the closing double quote of this text is missing.', 'Close the quotes'],
  ['a: {b: "x, c: 1}\n', '1:8 the closing double quote of this text is missing.', 'Close the'],
  ['ref: oci://x/y:\n', '1:6 a value that ends with `:` must be in quotes.', 'Remove the colon'],
  ...TEMPLATES.map(
    ([text, place]) =>
      [
        text,
        `${place} \`{{\` begins an expression of Helm, Jinja or another template language, and it is not replaced here.`,
        'Write the value itself.',
      ] as [string, string, string],
  ),
  ['a: `b`\n', '1:4 a value without quotes cannot begin with ```.', 'Put the value in double'],
  ['a: "\\d"\n', '1:5 `\\d` is not an escape that YAML knows.', 'Write `\\\\` for a backslash'],
  ["a: 'it's'\n", '1:8 the value ends before this place, so nothing may follow here.', 'Put the'],
  [
    `a: 1\n${'k'.repeat(1100)}: 1\n`,
    '2:1 a key with its colon must be at most 1024 characters long.',
    'Shorten the key.',
  ],
  ...LOOK_ALIKES,
  ['a: *\n', '1:4 a name is missing after `*`.', 'Put the value in double quotes if it is text.'],
])('%j is described in everyday words', (text, expected, hint) => {
  const [problem, ...others] = parseSource('pacto.yaml', text).problems;
  const { line, column } = problem!.range.start;
  const reason = problem!.message.replace('The file is not valid YAML: ', '');
  expect(`${line}:${column} ${reason}`).toBe(expected);
  expect(problem!.hint).toContain(hint);
  expect(others).toEqual([]);
});

it.each(['a: "{{ x }}"\n', 'a: |\n  {{ x }}\n', 'a: x # {{ y }}\n'])(
  '%j is text with the marks of a template',
  (text) => {
    expect(parseSource('pacto.yaml', text).problems).toEqual([]);
  },
);

it.each([
  ['a: !!bool yes\n', 'The value does not fit its tag `!!bool`.'],
  ['a: !!float abc\n', '`abc` is not a number.'],
  ['a: !!timestamp 2001-01-01\n', 'Values cannot be dates.'],
  ['a: !Ref b\n', 'The tag `!Ref` is not accepted.'],
])('%j is refused for its tag', (text, message) => {
  expect(parseSource('pacto.yaml', text).problems).toMatchObject([{ message }]);
});

it.each([
  ['a: !!float 1\n', 1],
  ['a: !!float .nan\n', NaN],
  ['a: .nan\n', NaN],
  ['a: !!binary aGVsbG8=\n', 'hello'],
  ['a: !!str 12\n', '12'],
])('%j is read', (text, a) => {
  expect(parseSource('pacto.yaml', text).document?.value).toEqual({ a });
});
