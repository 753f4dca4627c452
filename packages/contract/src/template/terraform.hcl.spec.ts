// What the template for Terraform writes, read by Terraform's own parser: values stay texts, and the
// module block refers to variables and to nothing else.
import { expandOk } from '../../testing/example-claim';
import { terraform } from '../../testing/terraform';
import { BUILT_IN_TEMPLATES } from './generated/built-in-templates.generated';

const NAME = 'my-service-api-postgres';
const VALUES = {
  reference: '${path.root}',
  directive: '%{if true}yes%{endif}',
  escaped: '$${x} %%{y}',
  quotes: `"double" and 'single'`,
  backslash: 'a\\b\\n',
  lines: 'one\ntwo\r\n\tthree',
  unicode: 'ü 漢 😀 \u2028 \u0085',
  nested: { list: ['${var.secret}', { deep: '%{for x in y}' }] },
};

interface Stub {
  readonly module: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function render(labels: Readonly<Record<string, unknown>>) {
  const text = BUILT_IN_TEMPLATES.terraform!;
  const { outputs } = expandOk(text, { values: VALUES, labels });
  const [variables, stub] = outputs.map(({ document }) => JSON.parse(JSON.stringify(document)));
  return { variables: variables as unknown, module: (stub as Stub).module[NAME]! };
}

const referencesIn = async (text: string): Promise<string[]> =>
  (await terraform.getReferencesInExpression('main.tf', `"${text}"`)).map(({ value }) => value);

test('the values are literal in the file of variables, whatever they hold', () => {
  const { variables } = render({ 'platform/module-source': 'example/postgres' });
  expect(variables).toEqual({ [NAME]: VALUES });
});

test('each input of the module is one reference to its variable', async () => {
  const { module } = render({ 'platform/module-source': 'example/postgres' });
  const { source, ...inputs } = module;
  expect(await referencesIn(source!)).toEqual([]);
  expect(Object.keys(inputs)).toEqual(Object.keys(VALUES));
  for (const [key, text] of Object.entries(inputs)) {
    expect(await referencesIn(text)).toEqual([`var.${NAME}.${key}`]);
  }
});

test.each(['${path.root}', '%{if true}x%{endif}', '$${x}', 'ü ${var.a}', '$%{if a}'])(
  'a label %s is a literal text to Terraform',
  async (source) => {
    const { module } = render({ 'platform/module-source': source });
    const tree = await terraform.getExpressionAst('main.tf', `"${module.source!}"`);
    const types = (tree?.children ?? []).map(({ type }) => type);
    expect([...new Set(types)]).toEqual(['literalValue']);
  },
);
