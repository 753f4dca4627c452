// No report shows a secret: neither the words of a message nor the excerpt below it.
import { createSession } from '../bundle/session';
import { createMemoryFiles } from '../files/memory-files';
import { readFacts } from '../model/read-facts';
import { printValidation } from '../report';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { validateBundle } from './validate-bundle';

const SECRET = 's3cretvalue';
const FORMATS = ['pretty', 'markdown', 'github', 'sarif', 'junit', 'json'] as const;

interface Given {
  readonly schema: object;
  /** In flow style. */
  readonly values: string;
  readonly policy?: object;
  readonly sets?: readonly string[];
}

function validate({ schema, values, policy, sets }: Given) {
  const base = `pactoVersion: "1.0"
service: {name: svc, version: 1.0.0${policy ? ', chart: {ref: oci://ghcr.io/example/charts/c, version: 1.0.0}' : ''}}
${policy ? 'policies: [{name: own, schema: policy.json}]\n' : ''}configurations:
  - name: app
    schema: app.json
    values: ${values}
`;
  const files = createMemoryFiles({
    'svc/pacto.yaml': base,
    'svc/app.json': JSON.stringify(schema),
    'svc/policy.json': JSON.stringify(policy ?? {}),
  });
  const index = buildWorkspaceIndex([{ root: 'svc', base: readFacts(base).facts, overrides: [] }], {
    registries: [],
  });
  return validateBundle(createSession(), { files, index }, { root: 'svc', sets });
}

const pin = (schema: object, more: object = {}) => ({ properties: { pin: schema, ...more } });
const MARK = { writeOnly: true };

it.each<[string, Given]>([
  [
    'the mark beside the keyword',
    { schema: pin({ ...MARK, pattern: '^z' }), values: `{pin: ${SECRET}}` },
  ],
  [
    'the mark beside a reference',
    {
      schema: { ...pin({ ...MARK, $ref: '#/$defs/a' }), $defs: { a: { pattern: '^z' } } },
      values: `{pin: ${SECRET}}`,
    },
  ],
  [
    'the mark in another branch',
    { schema: pin({ allOf: [MARK, { pattern: '^z' }] }), values: `{pin: ${SECRET}}` },
  ],
  [
    'a marked parent',
    {
      schema: pin({ ...MARK, properties: { a: { pattern: '^z' } } }),
      values: `{pin: {a: ${SECRET}}}`,
    },
  ],
  [
    'a marked list',
    { schema: pin({ ...MARK, items: { pattern: '^z' } }), values: `{pin: [${SECRET}]}` },
  ],
  [
    'a key of a marked mapping',
    { schema: pin({ ...MARK, additionalProperties: false }), values: `{pin: {${SECRET}: 1}}` },
  ],
  [
    'a marked key',
    {
      schema: pin({ propertyNames: { ...MARK, maxLength: 3 } }),
      values: `{pin: {${SECRET}: 1}}`,
    },
  ],
  ['then', { schema: pin({ ...MARK, if: {}, then: { const: 'q' } }), values: `{pin: ${SECRET}}` }],
  [
    'oneOf',
    {
      schema: pin({ ...MARK, oneOf: [{ const: 'q' }, { const: 'r' }] }),
      values: `{pin: ${SECRET}}`,
    },
  ],
  [
    'a look-alike',
    { schema: { properties: { password: { pattern: '^z' } } }, values: `{password: ${SECRET}}` },
  ],
  [
    'a variable of a container',
    {
      schema: { properties: { env: { items: { properties: { value: { pattern: '^z' } } } } } },
      values: `{env: [{name: DB_PASSWORD, value: ${SECRET}}]}`,
    },
  ],
  [
    'a neighbour in the excerpt',
    { schema: pin(MARK, { n: { type: 'integer' } }), values: `{n: x, pin: ${SECRET}}` },
  ],
  [
    'an alias in the excerpt',
    { schema: pin(MARK, { n: { type: 'integer' } }), values: `{n: x, a: &a ${SECRET}, pin: *a}` },
  ],
  [
    'a policy',
    {
      schema: pin(MARK),
      values: `{pin: ${SECRET}}`,
      policy: {
        properties: {
          configurations: {
            items: { properties: { values: { properties: { pin: { pattern: '^z' } } } } },
          },
        },
      },
    },
  ],
  [
    'the command line',
    {
      schema: pin({ ...MARK, pattern: '^z' }),
      values: '{pin: zed}',
      sets: [`configurations[0].values.pin=${SECRET}`],
    },
  ],
  ['a text that YAML refuses', { schema: {}, values: `\n      n: [\n      password: "${SECRET}` }],
])('%s is hidden', (_case, given) => {
  const { report, excerptOf } = validate(given);
  expect(report.outcome).toBe('findings');
  for (const format of FORMATS) {
    expect(printValidation(report, format, { excerptOf })).not.toContain(SECRET);
  }
});

test.each(['0123', 'yes', '1_000'])('the secret %s is not shown as ambiguous', (text) => {
  const { report } = validate({ schema: pin(MARK), values: `{pin: ${text}}` });
  expect(report.environments[0]!.diagnostics).toEqual([
    expect.objectContaining({
      code: 'AMBIGUOUS_SCALAR',
      message:
        'The value of `pin` is not in quotes, so some tools read another value than is written. It is secret, so it is not shown.',
    }),
  ]);
});

test('what is not secret is shown', () => {
  const { report, excerptOf } = validate({
    schema: pin(MARK, { n: { type: 'integer' } }),
    values: `{n: plain, pin: ${SECRET}}`,
  });
  const text = printValidation(report, 'pretty', { excerptOf });
  expect(text).toContain('`n` must be a whole number; it is the text `"plain"`.');
  expect(text).toContain('    values: {n: plain, pin: ***********}');
});
