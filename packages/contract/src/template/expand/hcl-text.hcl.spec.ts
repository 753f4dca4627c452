// Values inside the texts of Terraform's files, read by Terraform's own parser: a value stays data, whatever
// it holds, and what the author wrote keeps its meaning.
import { expandOk, problemsOf } from '../../../testing/example-claim';
import { terraform } from '../../../testing/terraform';
import { holdsHcl, joinHclText } from './hcl-text';
import { fc, rounds } from '../../../testing/random-tests';

/** A text of the author, or the value of an expression in a list. */
type Part = string | readonly [value: string];

const join = (...parts: readonly Part[]): string | undefined => {
  const joined = joinHclText(
    parts.map((part) =>
      typeof part === 'string' ? { text: part, literal: true } : { text: part[0], literal: false },
    ),
  );
  return 'text' in joined ? joined.text : undefined;
};

const FILE = 'file("/etc/passwd")';

test.each<[string, Part[], string]>([
  ['the name of an attribute', ['${var.', ['size'], '}'], '${var.size}'],
  ['the rest of a name', ['${var.db_', ['1-b'], '}'], '${var.db_1-b}'],
  ['a whole number', ['${1 + ', ['12'], '}'], '${1 + 12}'],
  ['a boolean', ['%{ if ', ['true'], ' }x%{ endif }'], '%{ if true }x%{ endif }'],
  ['quotes in quotes', ['${upper("', ['"+f("\\'], '")}'], '${upper("\\"+f(\\"\\\\")}'],
  ['an expression in quotes', ['${upper("', ['${a}\n'], '")}'], '${upper("$${a}\\n")}'],
  ['a text after a brace in quotes', ['${upper("}")}', ['${a}']], '${upper("}")}$${a}'],
  ['a text after an object', ['${ {a = 1}.a }', ['} ${a}']], '${ {a = 1}.a }} $${a}'],
  [
    'a text between directives',
    ['%{ if true }', ['%{a}'], '%{ endif }'],
    '%{ if true }%%{a}%{ endif }',
  ],
  ['a brace after a dollar of the author', ['$', ['{a}']], '$${a}'],
  ['a brace after a dollar of a value', [['$'], ['{a}']], '$${a}'],
  ['a dollar before a brace of the author', [['$'], '{a}'], '$${a}'],
  ['dollars around nothing', ['$', [''], '{a}'], '$${a}'],
  ['many dollars', [['$$${a}%%{b}']], '$$$${a}%%%{b}'],
  ['an escape of the author', ['$${a} ', ['${b}']], '$${a} $${b}'],
])('%s is written so that Terraform reads it as data', (_what, parts, expected) => {
  expect(join(...parts)).toBe(expected);
});

test.each<[string, Part[]]>([
  ['in braces inside an expression', ['${ merge({a = 1}, ', [FILE], ') }']],
  ['in an object', ['${ {a = ', [FILE], '} }']],
  ['in the expression of a directive', ['%{ if ', [FILE], ' }x%{ endif }']],
  ['after a text with an escaped quote', ['${ f("\\"") + ', [FILE], ' }']],
  ['after an expression in quotes', ['${ "${a}" + ', [FILE], ' }']],
  ['in an expression in quotes', ['${ "${ ', [FILE], ' }" }']],
  ['after a comment', ['${ /* } " */ ', ['a'], ' }']],
  ['after a comment to the end of the line', ['${ a # "\n + ', ['b'], ' }']],
  ['after a text that ends at a word', ['${ <<A\n"\nA\n', ['b'], ' }']],
  ['after the backslash of the author', ['${ "\\', ['"'], '" }']],
  ['as a whole name', ['${', ['path'], '.root}']],
  ['as a name that calls', ['${', ['file'], '("x")}']],
  ['of nothing', ['${var.', [''], '}']],
  ['as a dollar that would escape the expression of the author', [['$'], '${var.a}']],
])('a value %s is refused', (_what, parts) => {
  expect(join(...parts)).toBe(undefined);
});

interface Tree {
  readonly type: string;
  readonly meta?: { readonly name?: string };
  readonly children: readonly Tree[];
}

const calls = ({ type, meta, children }: Tree): string[] => [
  ...(type === 'function' ? [meta?.name ?? ''] : []),
  ...children.flatMap(calls),
];

/** Texts of an author, in parts: a value is between each two. */
const SHAPES: readonly (readonly string[])[] = [
  ['${', '}'],
  ['${ {a = 1}["', '"] }'],
  ['${ merge({a = 1}, ', ') }'],
  ['${upper("', '")}'],
  ['${upper("}', '" + "{")}'],
  ['${ "${upper("', '")}" }'],
  ['${ [1, ', ', {b = "', '"}] }'],
  ['%{ if true }', '%{ endif }'],
  ['%{ if ', ' }a%{ else }', '%{ endif }'],
  ['${var.a', '}'],
  ['${ /* " */ ', ' }'],
  ['${ a == "\\"" ? ', ' : 1 }'],
  ['$', '{a}'],
  ['$${', '}'],
  ['%%{ "', '" }'],
  ['"', '"'],
  ['\\', ''],
  ['', ''],
];
const PIECES = [FILE, '${', '%{', '}', '"', '{', '$', '%', '\\', '~', '\n', ' + ', 'a', '1', '*/'];

test('no text that is accepted calls what a value names', async () => {
  const value = fc.oneof(
    fc.constantFrom(FILE, `\${${FILE}}`, `" + ${FILE} + "`, `"} \${${FILE}} \${"`, `} \${${FILE}}`),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 5 }).map((parts) => parts.join('')),
  );
  const shape = fc
    .tuple(fc.constantFrom(...SHAPES), fc.infiniteStream(value))
    .map(([texts, values]) =>
      texts.flatMap((text, index): Part[] =>
        index === 0 ? [text] : [[values.next().value as string], text],
      ),
    );
  const lists = fc.sample(
    fc.array(shape, { minLength: 1, maxLength: 3 }).map((shapes) => shapes.flat()),
    { numRuns: rounds(1200), seed: 7 },
  );
  let read = 0;
  for (const parts of lists) {
    const text = join(...parts);
    if (text === undefined) continue;
    const tree = await terraform
      .getExpressionAst('main.tf', `<<END\n${text}\nEND\n`)
      .catch(() => null);
    if (tree === null) continue;
    read += 1;
    const names = calls(tree as Tree);
    expect({ parts, names: names.filter((name) => name === 'file') }).toEqual({ parts, names: [] });
  }
  // Texts that are refused or that Terraform cannot read would prove nothing.
  expect(read).toBeGreaterThan(lists.length / 5);
});

const fileOf = (text: string, file: string): string =>
  `renderVersion: 1\noutputs:\n  - file: ${file}\n    document:\n      a: ${JSON.stringify(text)}\n`;

test.each([
  ['x.tf.json', true],
  ['x.TF.json', true],
  ['terraform/x.tofu.json', true],
  ['x.tftest.json', true],
  ['x.auto.tfvars.json', false],
  ['x.json', false],
  ['tf.json', false],
  ['x.tf.yaml', false],
])('the texts of %s are read as expressions: %s', (file, expected) => {
  const { outputs } = expandOk(fileOf('${values.a}', file), { values: { a: '${b}' } });
  expect(holdsHcl(file)).toBe(expected);
  expect(outputs[0]!.document).toEqual({ a: expected ? '$${b}' : '${b}' });
});

test('a value that would become part of an expression is refused at its place', () => {
  const text = fileOf('$${ merge({a = 1}, ${values.a}) }', 'x.tf.json');
  expect(problemsOf(text, { values: { a: FILE } })).toEqual([
    expect.objectContaining({
      code: 'TEMPLATE_FAILED',
      message: 'The value of `values.a` would become part of an expression of Terraform.',
      range: expect.objectContaining({ start: { line: 5, column: 32 } }),
    }),
  ]);
});

test('a loop hands on values as they are, and what is written is escaped once', () => {
  const text =
    'renderVersion: 1\noutputs:\n  - file: x.tf.json\n    document:\n      $each: ${entries(values)}\n      $as: entry\n      $do: { "${entry.key}": "${entry.value}" }\n';
  const { outputs } = expandOk(text, { values: { a: '${b}' } });
  expect(outputs[0]!.document).toEqual({ a: '$${b}' });
});
