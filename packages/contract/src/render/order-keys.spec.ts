import { join } from 'node:path';
import { readTexts, renderTexts } from '../../testing/memory-unit';

const EXAMPLE = readTexts(join(__dirname, '../../../../e2e/example'));
const ROOT = 'my-service/pactos/my-service-root';
const STG = 'my-service/pactos/my-service-api/overrides/values.stg.yaml';

const OPEN = {
  'platform/pactos/platform-service/configuration/schema.json': '{"type":"object"}',
  'infrastructure/postgres/configuration/schema.json': '{"type":"object"}',
  'infrastructure/postgres/policy/schema.json': '{}',
};

/** The keys below `ports:` in an output of stg. */
function portsIn(path: string, texts: Record<string, string>): string[] {
  const { texts: files, report } = renderTexts({ ...EXAMPLE, ...OPEN, ...texts }, ROOT);
  const file = files.find((one) => one.path === `stg/${path}`);
  if (!file) throw new Error(JSON.stringify(report.environments));
  const below = file.text.split(/^ *ports:\n/m)[1]!;
  const indent = /^ */.exec(below)![0];
  const lines = below.split('\n');
  const end = lines.findIndex((line) => !line.startsWith(indent));
  return lines.slice(0, end).map((line) => line.trim().replace(/:.*/, '').replaceAll('"', ''));
}

const withPorts = (ports: string): Record<string, string> => ({
  [STG]: EXAMPLE[STG]!.replace('      replicas: 3\n', `      replicas: 3\n      ports: ${ports}\n`),
});

test.each<[string, string, string[]]>([
  ['numbers after words', '{b: 1, a: 2, "10": 3, "2": 4}', ['b', 'a', '10', '2']],
  ['numbers in another order', '{"443": 1, "80": 2}', ['443', '80']],
  ['numbers between words', '{a: 1, "1": 2, b: 3}', ['a', '1', 'b']],
])('values keep the order of their keys: %s', (_case, ports, expected) => {
  const texts = withPorts(ports);
  expect(portsIn('values.yaml', texts)).toEqual(expected);
  expect(portsIn('argocd/application.yaml', texts)).toEqual(expected);
});

test('a claim keeps the order of its keys', () => {
  const texts = {
    [STG]: EXAMPLE[STG]!.replace('instances: 2', 'ports: {"443": 1, b: 3, "80": 2}'),
  };
  expect(portsIn('claims/my-service-api-postgres.yaml', texts)).toEqual(['443', 'b', '80']);
});

test.each([
  ['the same keys', '${e.key}'],
  ['other keys', 'port-${e.key}'],
])('a claim keeps the order of its keys where a template writes %s', (_case, key) => {
  const texts = {
    [STG]: EXAMPLE[STG]!.replace('instances: 2', 'ports: {"443": 1, b: 3, "80": 2}'),
    'infrastructure/postgres/render/crossplane.yaml': `renderVersion: 1
outputs:
  - file: claims/\${name}.yaml
    document: { ports: { $each: "\${entries(values.ports)}", $as: e, $do: { "${key}": 1 } } }
`,
  };
  const keys = portsIn('claims/my-service-api-postgres.yaml', texts);
  expect(keys.map((one) => one.replace('port-', ''))).toEqual(['443', 'b', '80']);
});

test('the spec of a built-in claim keeps the order of its keys', () => {
  const texts = { [STG]: EXAMPLE[STG]!.replace('instances: 2', 'ports: 1\n      "443": 1') };
  const { texts: files } = renderTexts({ ...EXAMPLE, ...OPEN, ...texts }, ROOT);
  const claim = files.find(({ path }) => path === 'stg/claims/my-service-api-postgres.yaml')!.text;
  expect(claim.match(/^ {2}\S+(?=:)/gm)!.slice(-4)).toEqual([
    '  ports',
    '  "443"',
    '  size',
    '  backups',
  ]);
});

test('aliases that look like numbers keep the order of the root', () => {
  const path = `${ROOT}/pacto.yaml`;
  const chart = 'my-service/charts/my-service/Chart.yaml';
  const texts = {
    ...EXAMPLE,
    [path]: EXAMPLE[path]!.replace('- name: worker', '- name: "2"'),
    [chart]: EXAMPLE[chart]!.replace('alias: worker', 'alias: "2"'),
  };
  const { texts: files } = renderTexts(texts, ROOT);
  const values = files.find((one) => one.path === 'stg/values.yaml')!.text;
  expect(values.match(/^\S+(?=:)/gm)).toEqual(['api', '"2"']);
});
