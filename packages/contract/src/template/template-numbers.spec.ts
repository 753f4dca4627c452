// Numbers that a double cannot hold: what is written has the digits of the author, and where that is not
// possible, the template is refused at the expression.
import { expandText, templateOf } from '../../testing/example-claim';
import { writeYaml } from '../render/writer/write-yaml';
import { parseSource } from '../source/yaml/parse-source';

const BIG = '9007199254740993';
const VALUES = `
a: ${BIG}
same: ${BIG}
padded: ${BIG}.0
less: 9007199254740992
hex: 0x20000000000001
fraction: 0.10000000000000000001
huge: 1000000000000000000000
small: 0.0000001
plain: 1.50
list: [1, ${BIG}]
map: { a: ${BIG} }
maps: [{ a: ${BIG} }]
secrets: [{ key: k, version: ${BIG} }]
`;

const expand = (value: string, values = VALUES) =>
  expandText(templateOf(value), {
    values: parseSource('values.yaml', values).document!.value as Record<string, unknown>,
  });

/** The file that the template writes. */
function written(value: string): string {
  const { outputs, problems } = expand(value) as {
    outputs: { document: unknown }[];
    problems?: [];
  };
  if (problems) throw new Error(JSON.stringify(problems));
  return writeYaml(outputs[0]!.document);
}

test.each([
  ['a number of the template', BIG, BIG],
  ['a number of the template in a list', `[${BIG}]`, `\n  - ${BIG}`],
  ['a number of the template in another notation', '0x20000000000001', BIG],
  ['the whole values', '"${values.map}"', `\n  a: ${BIG}`],
  ['one value', '"${values.a}"', BIG],
  ['a value in another notation', '"${values.hex}"', BIG],
  ['a fraction', '"${values.fraction}"', '0.10000000000000000001'],
  ['a value by its index', '"${values.list[1]}"', BIG],
  ['a value by its key', '"${values.map["a"]}"'.replace(/"a"/, "'a'"), BIG],
  ['a choice', '"${true ? values.a : 1}"', BIG],
  ['a list literal', '"${[values.a, 1]}"', `\n  - ${BIG}\n  - 1`],
  ['a sum of lists', '"${[1] + values.list}"', `\n  - 1\n  - 1\n  - ${BIG}`],
  ['the entries of a map', '"${entries(values.map)[0].value}"', BIG],
  ['all entries of a map', '"${entries(values.map)}"', `\n  - key: a\n    value: ${BIG}`],
  ['a loop', '[{ $each: "${values.maps}", $as: m, $do: "${m.a}" }]', `\n  - ${BIG}`],
  [
    'a loop over entries',
    '{ $each: "${entries(values.map)}", $as: e, $do: { "x${e.key}": "${e.value}" } }',
    `\n  xa: ${BIG}`,
  ],
  ['a secret', '"${secrets[0].version}"', BIG],
  ['a text', '"id-${values.a}"', `id-${BIG}`],
  ['a key', '{ "id-${values.a}": 1 }', `\n  id-${BIG}: 1`],
  ['a text of a value in another notation', '"id-${values.hex}"', `id-${BIG}`],
  ['a text of a large number', '"id-${values.huge}"', 'id-1000000000000000000000'],
  ['a text of a small number', '"id-${values.small}"', 'id-0.0000001'],
  ['a text of a number that a double holds', '"id-${values.plain}"', 'id-1.5'],
  ['string()', '"${string(values.a) + string(values.less)}"', `"${BIG}9007199254740992"`],
])('%s has the digits of the author', (_what, value, expected) => {
  expect(written(value)).toBe(`value:${expected.startsWith('\n') ? '' : ' '}${expected}\n`);
});

test.each([
  ['values.a == values.less', false],
  ['values.a != values.less', true],
  ['values.a > values.less', true],
  ['values.a <= values.less', false],
  ['values.a == values.same', true],
  ['values.a == values.padded', true],
  ['values.a == values.hex', true],
  ['values.fraction > 0.1', true],
  ['values.fraction == 0.1', false],
  ['values.less in values.list', false],
  ['values.a in values.list', true],
  ['values.map == values.maps[0]', true],
  ['[values.a] == [values.less]', false],
  ['values.a in [values.less]', false],
])('`%s` is %s', (expression, expected) => {
  expect(written(`"\${${expression}}"`)).toBe(`value: ${expected}\n`);
});

test.each([
  ['a sum with such a number', 'values.a + 1', 'The sum cannot be held exactly.'],
  ['a sum that is too large', 'values.less + 1', 'The sum cannot be held exactly.'],
  ['a whole number in an expression', BIG, `The number \`${BIG}\` cannot be held exactly.`],
  ['such a number with a point', `${BIG}.0`, `The number \`${BIG}.0\` cannot be held exactly.`],
  [
    'a long fraction in an expression',
    '0.10000000000000000001',
    'The number `0.10000000000000000001` cannot be held exactly.',
  ],
  ['an index', 'values.list[values.a]', `The list has no item ${BIG}: it has 2.`],
])('%s is refused at its place', (_what, expression, message) => {
  const { problems = [] } = expand(`"\${${expression}}"`);
  expect(problems).toEqual([
    expect.objectContaining({ message, pointer: '/outputs/0/document/value' }),
  ]);
  expect(problems[0]!.range?.start.line).toBe(5);
});

test('the characters of long numbers count', () => {
  const loop = `[{ $each: "\${values.list}", $as: i, $do: "\${values.long}" }]`;
  const values = `long: 1${'0'.repeat(99_999)}1\nlist: [${'1, '.repeat(20)}]\n`;
  const { problems = [] } = expand(loop, values);
  expect(problems.map(({ message }) => message)).toEqual([
    'The value holds a number that is not finite.',
  ]);
  const fraction = values.replace('1', '1.');
  const { problems: found = [] } = expand(loop, fraction);
  expect(found.map(({ message }) => message)).toEqual([
    'The output has more than 1000000 characters.',
  ]);
});
