import { join } from 'node:path';
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

test('a contract that cannot be read says why', () => {
  const report = explain({ ...EXAMPLE, [`${API}/pacto.yaml`]: 'a: [' });
  expect(report.outcome).toBe('failed');
  expect(printExplain(report, 'pretty')).toContain('YAML_PARSE_ERROR');
});
