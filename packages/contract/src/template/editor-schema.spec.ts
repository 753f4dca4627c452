// The schema that editors get says the same as the parser about the structure of templates.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import schema from '../dialect/pacto-render-1.schema.json';
import { parseSource } from '../source/yaml/parse-source';
import { BUILT_IN_TEMPLATES } from './generated/built-in-templates.generated';
import { LABELS } from './expand/label-vocabulary';
import { parseTemplate } from './parse/parse-template';
import { VARIABLE_NAMES } from './variables';

const DOCS = join(__dirname, '../../../pacto/docs');
const fits = new Ajv({ strict: false }).compile(schema);

/** What the schema and the parser say about a text. */
function check(text: string) {
  const { document, problems } = parseSource('render/t.yaml', text);
  expect(problems).toEqual([]);
  return {
    schema: fits(document!.value),
    parser: parseTemplate(document!).problems === undefined,
  };
}

/** The page of diagnostics shows mistakes. */
const EXAMPLES = readdirSync(DOCS, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md') && path !== 'diagnostics.md')
  .flatMap((path) => {
    const page = readFileSync(join(DOCS, path), 'utf8');
    return [...page.matchAll(/^```yaml\n([^]*?)^```$/gm)]
      .map(([, text]) => text!)
      .filter((text) => /^renderVersion:/m.test(text))
      .map((text): [string, string] => [`an example of ${path}`, text]);
  });

test('the docs have an example of a template', () => {
  expect(EXAMPLES.map(([title]) => title)).toContain('an example of templates.md');
});

test.each([
  ...Object.entries(BUILT_IN_TEMPLATES).map(([name, text]) => [`the template ${name}`, text]),
  ...EXAMPLES,
])('%s fits', (_title, text) => {
  expect(check(text!)).toEqual({ schema: true, parser: true });
});

/** A template whose one output has these lines. */
function output(...lines: string[]): string {
  return `renderVersion: 1\noutputs:\n  - ${lines.join('\n    ')}\n`;
}

const FILE = 'file: a.yaml';
test.each([
  [
    'a list of maps in a loop',
    output(FILE, 'document: [{ $each: "${values.a}", $as: a, $do: [1] }]'),
  ],
  ['a literal key that looks special', output(FILE, 'document: { \'${"$if"}\': 1, $1: 2 }')],
  ['a document that is one expression', output(FILE, 'document: ${values}')],
  [
    'a label of the platform’s own',
    'renderVersion: 1\nrequires: { labels: [acme/team] }\noutputs: []',
  ],
])('%s fits', (_title, text) => {
  expect(check(text)).toEqual({ schema: true, parser: true });
});

test.each([
  ['a file without outputs', 'renderVersion: 1'],
  ['a file without a version', 'outputs: []'],
  ['a version as text', 'renderVersion: "1"\noutputs: []'],
  ['another version', 'renderVersion: 2\noutputs: []'],
  ['a misspelt key', 'renderVersion: 1\noutput: []\noutputs: []'],
  ['outputs that are a map', 'renderVersion: 1\noutputs: { file: a.yaml }'],
  ['one label instead of a list', 'renderVersion: 1\nrequires: { labels: a }\noutputs: []'],
  ['a misspelt requirement', 'renderVersion: 1\nrequires: { label: [a] }\noutputs: []'],
  ['an output without a file', output('document: {}')],
  ['an output without a document', output(FILE)],
  ['a misspelt key of an output', output(FILE, 'documents: {}', 'document: {}')],
  ['a condition without an expression', output(FILE, 'if: values.a', 'document: {}')],
  ['a condition that is a boolean', output(FILE, 'if: true', 'document: {}')],
  ['a condition with text around it', output(FILE, 'if: not ${true}', 'document: {}')],
  ['`each` without `as`', output(FILE, 'each: ${values.a}', 'document: {}')],
  ['`as` without `each`', output(FILE, 'as: a', 'document: {}')],
  ['a variable that is not a name', output(FILE, 'each: ${values.a}', 'as: a-b', 'document: {}')],
  ['a misspelt special key', output(FILE, 'document: { $iff: "${true}" }')],
  ['a misspelt special key deep inside', output(FILE, 'document: { a: [{ b: { $foreach: 1 } }] }')],
  ['`$if` without an expression', output(FILE, 'document: { $if: yes }')],
  ['`$each` without `$do`', output(FILE, 'document: [{ $each: "${values.a}", $as: a }]')],
  [
    'a loop in a map that gives texts',
    output(FILE, 'document: { $each: "${values.a}", $as: a, $do: x }'),
  ],
  ...[...VARIABLE_NAMES, 'true', 'in', 'for'].map((name) => [
    `the variable name ${name}`,
    output(FILE, 'each: ${values.a}', `as: "${name}"`, 'document: {}'),
  ]),
])('%s does not fit', (_title, text) => {
  expect(check(text!)).toEqual({ schema: false, parser: false });
});

test.each(['/a.yaml', 'a.txt', 'claims/${name}'.replace('}', '}.yml')])(
  'the path %s does not fit, which the parser leaves to the renderer',
  (path) => expect(check(output(`file: ${path}`, 'document: {}')).schema).toBe(false),
);

test('editors complete every label that the renderer reads', () => {
  expect(schema.properties.requires.properties.labels.items.anyOf[0]!.enum).toEqual(
    Object.keys(LABELS),
  );
});
