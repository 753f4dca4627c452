import { join, posix } from 'node:path';
import { createSession } from '../../bundle/session';
import { createMemoryFiles } from '../../files/memory-files';
import { openUnit, readTexts, type Texts } from '../../../testing/memory-unit';
import { printExplain } from '../../report';
import { explainContract } from './explain-contract';

const EXAMPLE = readTexts(join(__dirname, '../../../../../e2e/example'));
const API = 'my-service/pactos/my-service-api';

function explain(texts: Texts, root = API, environment?: string) {
  const { workspace } = openUnit(texts, 'my-service/pactos/my-service-root');
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
