import { join, posix } from 'node:path';
import { parse, stringify } from 'yaml';
import { createSession } from '../../bundle/session';
import { createMemoryFiles } from '../../files/memory-files';
import { openUnit, readTexts, type Texts } from '../../../testing/memory-unit';
import { mutatedValue } from '../../../testing/mutate-value';
import { printExplain } from '../../report';
import { EXPLAIN_FORMATS } from '../../report/print-explain';
import { explainContract } from './explain-contract';
import { fc, rounds } from '../../../testing/random-tests';

const EXAMPLE = readTexts(join(__dirname, '../../../../../e2e/example'));
const API = 'my-service/pactos/my-service-api';

function explain(texts: Texts, root = API, environment?: string) {
  const { workspace } = openUnit(texts, root);
  return explainContract(
    createSession(),
    { files: createMemoryFiles(texts), index: workspace.index },
    { root, environments: ['dev'], environment, behind: [] },
  );
}

test('every line ends in the place that it came from', () => {
  const lines = printExplain(explain(EXAMPLE, API, 'prod'), 'pretty')
    .trimEnd()
    .split('\n')
    .slice(1);
  for (const line of lines) {
    const [, key = '', text, file, number] = /^ *(?:- )?([\w"-]+:)? *(.*?) +# (\S+):(\d+)$/.exec(
      line,
    )!;
    const written = EXAMPLE[file!]!.split('\n')[Number(number) - 1]!;
    expect(written).toContain(key);
    expect(written).toContain(text!.replace(/"/g, ''));
  }
  expect(lines.find((line) => line.includes('replicas: 5'))).toContain('values.prod.yaml:6');
});

test('as JSON it has the contract of every environment and the bundles that answer', () => {
  const report = explain(EXAMPLE);
  expect(report.environments.map(({ name }) => name)).toEqual([null, 'dev', 'prod', 'stg']);
  expect(report.references).toContainEqual({
    use: 'configuration',
    name: 'postgres',
    ref: 'oci://ghcr.io/example/pactos/postgres:17.0.0',
    answer: {
      name: 'postgres',
      version: '17.0.0',
      path: 'infrastructure/postgres',
      kind: 'infrastructure',
    },
  });
});

test('the page has what a person asks for', () => {
  const page = printExplain(explain(EXAMPLE), 'markdown');
  for (const words of [
    '# my-service-api',
    'team/example',
    '## Interfaces',
    '| api | http |',
    'dataCriticality',
    '### postgres',
    '(<infrastructure/postgres/pacto.yaml>)',
    '| `instances` |  |  | 3 | 2 |',
    '## Policies',
    'Not in base, dev.',
  ]) {
    expect(page).toContain(words);
  }
});

test.each([
  [
    'a service: those it names, and those on its claims in any environment',
    API,
    [
      '| platform-policy | [platform-service 2.0.0](<platform/pactos/platform-service/pacto.yaml>) (platform) | this contract |  |',
      '| postgres-policy | [postgres 17.0.0](<infrastructure/postgres/pacto.yaml>) (infrastructure) | values of `postgres` |  |',
      '| secrets-policy | [secrets 1.0.0](<infrastructure/secrets/pacto.yaml>) (infrastructure) | values of `secrets` |  |',
    ],
  ],
  [
    'a platform contract',
    'platform/pactos/platform-service',
    [
      '| platform-policy | [policy/schema.json](<platform/pactos/platform-service/policy/schema.json>) | contracts that refer to it |  |',
    ],
  ],
  [
    'an infrastructure contract',
    'infrastructure/postgres',
    [
      '| postgres-policy | [policy/schema.json](<infrastructure/postgres/policy/schema.json>) | values of each claim |  |',
    ],
  ],
])('the page lists the policies of %s', (_what, root, rows) => {
  const page = printExplain(explain(EXAMPLE, root), 'markdown');
  const [, section = ''] = /## Policies\n\n([^]*?)\n\n/.exec(page) ?? [];
  expect(section.split('\n').slice(2)).toEqual(rows);
});

test.each([
  ['page.md', ''],
  ['dist/page.md', '../'],
  ['my-service/page.md', '../'],
  [`${API}/page.md`, '../../../'],
  [`${API}/docs/pages/page.md`, '../../../../../'],
])('every link of a page in %s opens a file', (file, toRoot) => {
  const page = printExplain(explain(EXAMPLE), 'markdown', { file });
  const links = [...page.matchAll(/\]\(<([^>]+)>\)/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(10);
  const folder = posix.dirname(file);
  const targets = links.map((link) => posix.join(folder, link));
  expect(targets.filter((target) => !(target in EXAMPLE))).toEqual([]);
  expect(links).toContain(`${toRoot}infrastructure/postgres/pacto.yaml`);
  expect(page).toContain(`[${API}/pacto.yaml]`);
});

test('an artifact has no file that a link could open', () => {
  const report = explain(EXAMPLE);
  const path = `oci://ghcr.io/example/pactos/postgres:17.0.0@sha256:${'0'.repeat(64)}`;
  const references = report.references.map((reference) =>
    reference.name === 'postgres' && reference.answer
      ? { ...reference, answer: { ...reference.answer, path } }
      : reference,
  );
  const page = printExplain({ ...report, references }, 'markdown', { file: 'dist/page.md' });
  expect(page).toContain('### postgres\n\npostgres 17.0.0 (infrastructure)');
  expect(page).not.toContain('(<../oci:');
});

test('the picture has the contracts of the configurations of every environment', () => {
  const page = printExplain(explain(EXAMPLE), 'markdown');
  const [, picture = ''] = /```mermaid\n([^]*?)```/.exec(page) ?? [];
  const place = /(n\d+)\["postgres 17\.0\.0"\]/.exec(picture)?.[1];
  expect(picture).toContain(`n0 -->|"configuration postgres"| ${place}`);
  const configurations = explain(EXAMPLE).references.filter(({ use }) => use === 'configuration');
  expect(picture.match(/\|"configuration /g)).toHaveLength(configurations.length);
});

test('a contract without neighbours has no picture', () => {
  const texts = {
    'one/pacto.yaml': `pactoVersion: "1.0"
service: { name: one, version: 1.0.0 }
interfaces: [{ name: api, type: http, port: 80, visibility: internal }]
`,
  };
  const { workspace } = openUnit(texts, 'one');
  const report = explainContract(
    createSession(),
    { files: createMemoryFiles(texts), index: workspace.index },
    { root: 'one', environments: [], behind: [] },
  );
  const page = printExplain(report, 'markdown');
  expect(page).toContain('## Interfaces');
  expect(page).not.toContain('```mermaid');
});

test('a contract that cannot be read says why', () => {
  const report = explain({ ...EXAMPLE, [`${API}/pacto.yaml`]: 'a: [' });
  expect(report.outcome).toBe('failed');
  expect(printExplain(report, 'pretty')).toContain('YAML_PARSE_ERROR');
  const page = printExplain(report, 'markdown');
  expect(page).toContain('## Problems');
  expect(page.split('YAML_PARSE_ERROR')).toHaveLength(2);
});

describe('a contract that nothing validated', () => {
  const HEAD = 'pactoVersion: "1.0"\nservice: { name: one, version: 1.0.0 }\n';

  test.each([
    [
      'a configuration without a name',
      'configurations: [{ schema: s.json }]',
      '### Without a name',
    ],
    ['a name that is a number', 'configurations: [{ name: 1, schema: s.json }]', '### 1\n'],
    [
      'a name that objects have',
      'configurations: [{ name: constructor, schema: s.json }]',
      's.json',
    ],
    [
      'a schema that cannot be read',
      'configurations: [{ name: a, ref: "oci://r.io/none:1.0.0" }]',
      'Without values.\n\nThe accepted keys are not known. `pacto-validate` says why.',
    ],
    ['neither schema nor reference', 'configurations: [{ name: a }]', '### a\n\nWithout values.'],
    ['a schema that is a list', 'configurations: [{ name: a, schema: [1] }]', '### a\n\n`[1]`'],
    ['a reference that is a mapping', 'configurations: [{ name: a, ref: { b: 1 } }]', '{"b": 1}'],
    [
      'a file with signs of URIs',
      'interfaces: [{ name: a, type: http, contract: "d/c#?%.yaml" }]',
      '(<one/d/c%23%3F%25.yaml>)',
    ],
    [
      'a file with half a character',
      'interfaces: [{ name: a, type: http, contract: "\\ud800.yaml" }]',
      '%EF%BF%BD.yaml>)',
    ],
    [
      'a dependency that is a list',
      'dependencies: [{ name: a, ref: [x], compatibility: { b: 1 } }]',
      '| a | `["x"]` | no | `{"b": 1}` |',
    ],
  ])('has a page: %s', (_case, text, expected) => {
    const texts = { 'one/pacto.yaml': `${HEAD}${text}\n` };
    expect(printExplain(explain(texts, 'one'), 'markdown')).toContain(expected);
  });

  test.each([
    ['chart: { ref: oci://r/c }', '| Chart | oci://r/c |'],
    ['chart: { ref: oci://r/c, version: 1.0.0 }', '| Chart | oci://r/c 1.0.0 |'],
    ['chart: { version: [1] }', '| Chart | \\[1\\] |'],
    ['owner: { contacts: [{ type: email }] }', '| Contact | email |'],
    ['owner: { contacts: [{}] }', '| Contract language |'],
    ['owner: { contacts: [{ type: email, value: a, purpose: [b] }] }', ': a |'],
  ])('has the facts of its service: %s', (text, expected) => {
    const texts = { 'one/pacto.yaml': HEAD.replace(' }', `, ${text} }`) };
    const page = printExplain(explain(texts, 'one'), 'markdown');
    expect(page).toContain(expected);
    expect(page).not.toContain('undefined');
  });

  test.each([
    ['{ min: 2 }', 'at least 2 replicas'],
    ['{ max: 3 }', 'at most 3 replicas'],
    ['{ min: 2, max: 3 }', '2 to 3 replicas'],
    ['{ replicas: 0 }', '0 replicas'],
    ['{ replicas: { a: 1 } }', '#123;#34;a#34;: 1#125; replicas'],
    ['{ min: [1], max: 3 }', '#91;1#93; to 3 replicas'],
  ])('has its replicas in the picture: %s', (scaling, expected) => {
    const text = `interfaces: [{ name: a, visibility: public }]\nscaling: ${scaling}\n`;
    const page = printExplain(explain({ 'one/pacto.yaml': HEAD + text }, 'one'), 'markdown');
    expect(page).toContain(`one 1.0.0<br/>${expected}`);
  });

  test('is explained in every format, whatever it holds', () => {
    const readable = Object.keys(EXAMPLE).filter(
      (path) => /\.(ya?ml|json)$/.test(path) && path.includes('/'),
    );
    const damaged = fc
      .constantFrom(...readable)
      .chain((path) =>
        mutatedValue(parse(EXAMPLE[path]!), ['name', 'ref', 'schema', 'values', '$ref']).map(
          (value): [string, string] => [path, stringify(value)],
        ),
      );
    const roots = Object.keys(EXAMPLE)
      .filter((path) => path.endsWith('/pacto.yaml'))
      .map((path) => posix.dirname(path));
    fc.assert(
      fc.property(damaged, ([path, text]) => {
        const root = roots.find((one) => path.startsWith(`${one}/`)) ?? API;
        const report = explain({ ...EXAMPLE, [path]: text }, root);
        for (const format of EXPLAIN_FORMATS) {
          expect(printExplain(report, format)).not.toMatch(/undefined|\[object Object/);
        }
      }),
      { numRuns: rounds(300) },
    );
  });
});

describe('values', () => {
  const STG = `${API}/overrides/values.stg.yaml`;
  const SCHEMA = {
    properties: {
      pin: { $ref: '#pin' },
      pins: { additionalItems: false, contains: { writeOnly: true } },
    },
    $defs: { pin: { $anchor: 'pin', format: 'password' } },
  };
  const valued = (text: string): Texts => ({
    ...EXAMPLE,
    'platform/pactos/platform-service/configuration/schema.json': JSON.stringify(SCHEMA),
    [STG]: EXAMPLE[STG]!.replace('replicas: 3', text),
  });

  test.each([
    'pin: s3cret',
    'pins: [s3cret]',
    'pin: {a: s3cret}',
    'password: s3cret',
    'env: [{name: DB_PASSWORD, value: s3cret}]',
    'url: redis://:s3cret@host',
  ])('%s is hidden in every format', (text) => {
    const report = explain(valued(text), API, 'stg');
    for (const format of ['pretty', 'markdown', 'json'] as const) {
      const printed = printExplain(report, format);
      expect(printed).toContain('(hidden)');
      expect(printed).not.toContain('s3cret');
    }
  });

  test.each(['long: 9007199254740993', 'long: [{a: 9007199254740993}]'])(
    '%s keeps its digits in every format',
    (text) => {
      const report = explain(valued(text), API, 'stg');
      for (const format of ['pretty', 'markdown', 'json'] as const) {
        const printed = printExplain(report, format);
        expect(printed).toContain('9007199254740993');
        expect(printed).not.toContain('9007199254740992');
      }
    },
  );
});
