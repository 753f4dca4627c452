// The page about templates says what the code does: its tables, its limits and its example.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource } from '../source/yaml/parse-source';
import * as limits from './cel/budget';
import { checkInfrastructure } from './check/check-infrastructure';
import { EXPRESSION_DEPTH_LIMIT, EXPRESSION_LENGTH_LIMIT } from './cel/expression';
import { FUNCTIONS } from './cel/functions';
import { BUILT_IN_TEMPLATES } from './generated/built-in-templates.generated';
import { LABELS } from './expand/label-vocabulary';
import { parseTemplate } from './parse/parse-template';
import { VARIABLES } from './variables';

const PAGE = readFileSync(join(__dirname, '../../../pacto/docs/templates.md'), 'utf8');

/** Cells of the rows of all tables. */
const ROWS = PAGE.split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .slice(1, -1)
      .split(' | ')
      .map((cell) => cell.trim())
      .join(' | '),
  );

test.each(Object.values(FUNCTIONS).map(({ usage, purpose }) => `\`${usage}\` | ${purpose}`))(
  'the page has the function %s',
  (row) => expect(ROWS).toContain(row),
);

test.each(Object.entries(VARIABLES).map(([name, { purpose }]) => `\`${name}\` | ${purpose}`))(
  'the page has the variable %s',
  (row) => expect(ROWS).toContain(row),
);

test.each(
  Object.entries(LABELS).map(
    ([name, { purpose, fallback }]) => `\`${name}\` | ${purpose} | ${fallback}`,
  ),
)('the page has the label %s', (row) => expect(ROWS).toContain(row));

test.each([
  ...Object.values(limits).filter((limit) => typeof limit === 'number'),
  EXPRESSION_DEPTH_LIMIT,
  EXPRESSION_LENGTH_LIMIT,
])('the page has the limit %d', (limit) => {
  const part = PAGE.slice(PAGE.indexOf('## Limits'), PAGE.indexOf('## Examples'));
  expect(part).toContain(String(limit).replace(/\B(?=(\d{3})+$)/g, ','));
});

const OPTIONAL_KEYS_ABSENT = `claims/my-service-api-postgres.yaml:
  apiVersion: database.example.com/v1
  kind: Database
  metadata:
    name: my-service-api-postgres
    namespace: my-service
    labels:
      app.kubernetes.io/name: my-service-api
      app.kubernetes.io/part-of: my-service
      app.kubernetes.io/managed-by: pacto
      pacto/configuration: postgres
      pacto/environment: stg
  spec:
    size: small
    users: [admin]
`;

test('the template of the page gives what the page says, and takes a claim without optional keys', () => {
  const blocks = [...PAGE.matchAll(/^```yaml\n# pactos\/postgres\/(\S+)\n([^]*?)^```$/gm)];
  const files = new Map(blocks.map(([, path, text]) => [path!, text!]));
  expect([...files.keys()]).toEqual([
    'render/operator.yaml',
    'render/examples/small.yaml',
    'render/examples/small.expected.yaml',
  ]);
  files.set('render/examples/empty.yaml', 'values: {}\n');
  files.set('render/examples/empty.expected.yaml', OPTIONAL_KEYS_ABSENT);
  const problems = checkInfrastructure({
    contract: { name: 'postgres', version: '17.0.0' },
    labels: {
      'platform/provisioner': 'operator',
      'platform/claim-kind': 'Database',
      'platform/claim-api-version': 'database.example.com/v1',
    },
    readFile: (path) => {
      const text = files.get(path);
      return text === undefined ? { status: 'missing' } : { status: 'read', path, text };
    },
    pathsForHint: () => [...files.keys()],
    namesIn: () => ['empty.expected.yaml', 'empty.yaml', 'small.expected.yaml', 'small.yaml'],
    parse: (path, text) => parseSource(path, text),
    schema: undefined,
    findMisfits: () => [],
  });
  expect(problems.map(({ message }) => message)).toEqual([]);
});

describe.each(Object.entries(BUILT_IN_TEMPLATES))('the built-in template %s', (name, text) => {
  test('is named in the introduction of the page', () => {
    expect(PAGE.slice(0, PAGE.indexOf('## '))).toContain(`\`${name}\``);
  });

  test('requires only labels that `label-vocabulary.ts` lists', () => {
    const { template } = parseTemplate(parseSource(name, text).document!);
    expect(Object.keys(LABELS)).toEqual(expect.arrayContaining([...template!.requiredLabels]));
  });
});
