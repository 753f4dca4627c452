// The example of the document: what it says is produced is produced, value by value.
import { join } from 'node:path';
import { parse } from 'yaml';
import { createSession } from '../bundle/session';
import { readTexts, renderTexts, type Texts } from '../../testing/memory-unit';
import { fc, rounds } from '../../testing/random-tests';
import { reformattedTexts } from '../../testing/reformatted-text';

const EXAMPLE = readTexts(join(__dirname, '../../../../e2e/example'));
const ROOT = 'my-service/pactos/my-service-root';
const API = 'my-service/pactos/my-service-api';

const rendered = renderTexts(EXAMPLE, ROOT, { environments: ['dev', 'stg', 'prod'] });
const textOf = (path: string): string => rendered.texts.find((one) => one.path === path)!.text;
const yamlOf = (path: string): unknown => parse(textOf(path));
const pathsIn = (folder: string): string[] =>
  rendered.texts
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1))
    .sort();

/** Labels and namespace of what is rendered in an environment. */
const metadata = (component: string, configuration: string, contract: string, env = 'stg') => ({
  name: `${component}-${configuration}`,
  namespace: 'my-service',
  labels: {
    'app.kubernetes.io/name': component,
    'app.kubernetes.io/part-of': 'my-service',
    'app.kubernetes.io/managed-by': 'pacto',
    'pacto/configuration': configuration,
    'pacto/environment': env,
  },
  annotations: { 'pacto/contract': contract },
});

test('every environment is rendered', () => {
  expect(rendered.report).toMatchObject({ outcome: 'clean', bundle: { path: ROOT } });
  expect(rendered.report.environments.map(({ name, folder }) => [name, folder])).toEqual([
    [null, '_base'],
    ['dev', 'dev'],
    ['stg', 'stg'],
    ['prod', 'prod'],
  ]);
});

test.each<[string, string[]]>([
  ['_base', []],
  ['dev', []],
  ['stg', ['claims/my-service-api-postgres.yaml', 'secrets/my-service-api-secrets.yaml']],
  ['prod', ['claims/my-service-api-postgres.yaml']],
])('the files of %s are those of its configurations', (folder, ofApi) => {
  expect(pathsIn(folder)).toEqual(
    [
      ...(folder === '_base' ? [] : ['argocd/application.yaml']),
      'claims/my-service-worker-object-storage.yaml',
      'claims/my-service-worker-redis.yaml',
      'index.json',
      'values.schema.json',
      'values.yaml',
      ...ofApi,
    ].sort(),
  );
});

test('the files have the same bytes whatever the layout of the contracts', () => {
  const session = createSession();
  const filesOf = (texts: Texts) =>
    renderTexts(texts, ROOT, { environments: ['dev', 'stg', 'prod'], session }).texts;
  expect(filesOf(EXAMPLE)).toEqual(rendered.texts);
  // The index has the places in the contracts.
  const withoutIndex = ({ path }: { path: string }) => !path.endsWith('/index.json');
  const bundles = ['my-service/pactos', 'platform', 'infrastructure'];
  const laidOut = fc
    .constantFrom(...bundles)
    .chain((folder) => reformattedTexts(EXAMPLE, folder, 'kept'));
  fc.assert(
    fc.property(laidOut, (texts) => {
      expect(filesOf(texts).filter(withoutIndex)).toEqual(rendered.texts.filter(withoutIndex));
    }),
    { numRuns: rounds(12) },
  );
});

test('the entry `deployment` is nested under the alias of the component', () => {
  expect(textOf('stg/values.yaml')).toBe(`api:
  replicas: 3
  resources:
    requests:
      cpu: "1000m"
      memory: "1Gi"
worker:
  replicas: 1
`);
  expect(yamlOf('prod/values.yaml')).toEqual({
    api: { replicas: 5, resources: { requests: { cpu: '2000m', memory: '2Gi' } } },
    worker: { replicas: 3, resources: { requests: { cpu: '500m', memory: '512Mi' } } },
  });
  expect(yamlOf('_base/values.yaml')).toEqual({ api: {}, worker: { replicas: 1 } });
  expect(textOf('dev/values.yaml')).toBe(textOf('_base/values.yaml'));
});

test('the fields of the entry `postgres` are in the spec of the claim', () => {
  expect(yamlOf('stg/claims/my-service-api-postgres.yaml')).toEqual({
    apiVersion: 'database.platform.example.com/v1alpha1',
    kind: 'PostgreSQLClaim',
    metadata: metadata('my-service-api', 'postgres', 'postgres@17.0.0'),
    spec: { instances: 2, size: 'medium', backups: { enabled: true, schedule: '0 */6 * * *' } },
  });
});

test('in prod, the same entry has the fields of the file for prod', () => {
  expect(yamlOf('prod/claims/my-service-api-postgres.yaml')).toEqual({
    apiVersion: 'database.platform.example.com/v1alpha1',
    kind: 'PostgreSQLClaim',
    metadata: metadata('my-service-api', 'postgres', 'postgres@17.0.0', 'prod'),
    spec: { instances: 3, size: 'large', backups: { enabled: true, schedule: '0 */4 * * *' } },
  });
});

test('the entry `secrets` declares keys and has no value', () => {
  expect(yamlOf('stg/secrets/my-service-api-secrets.yaml')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata('my-service-api', 'secrets', 'secrets@1.0.0'),
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'platform' },
      target: { name: 'my-service-api-secrets' },
      data: [
        { secretKey: 'api-key', remoteRef: { key: 'stg/my-service-api/api-key' } },
        { secretKey: 'openai-token', remoteRef: { key: 'stg/my-service-api/openai-token' } },
      ],
    },
  });
  const stg = rendered.report.environments.find(({ name }) => name === 'stg')!;
  expect(stg.secrets).toEqual(['api-key', 'openai-token']);
});

test('there is one Application with the values inline', () => {
  expect(yamlOf('stg/argocd/application.yaml')).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'my-service-stg',
      namespace: 'argocd',
      labels: { 'app.kubernetes.io/part-of': 'my-service', 'pacto/environment': 'stg' },
    },
    spec: {
      project: 'default',
      destination: { name: 'stg', namespace: 'my-service' },
      source: {
        repoURL: 'ghcr.io/example/charts',
        chart: 'my-service',
        targetRevision: '1.2.0',
        helm: { releaseName: 'my-service', valuesObject: yamlOf('stg/values.yaml') },
      },
    },
  });
});

test('the schema of the values is closed, with one entry for each alias', () => {
  const schema = JSON.parse(textOf('stg/values.schema.json')) as {
    properties: object;
    additionalProperties: boolean;
    $defs: object;
  };
  expect(Object.keys(schema.properties)).toEqual(['global', 'api', 'worker']);
  expect(schema.additionalProperties).toBe(false);
  expect(Object.keys(schema.$defs)).toEqual(['platform-service@2.0.0']);
});

test.each([
  ['values.yaml', '/api/replicas', `${API}/overrides/values.stg.yaml`, 'replicas: 3'],
  [
    'values.yaml',
    '/worker/replicas',
    'my-service/pactos/my-service-worker/pacto.yaml',
    'replicas: 1',
  ],
  [
    'claims/my-service-api-postgres.yaml',
    '/spec/size',
    `${API}/overrides/values.stg.yaml`,
    'size: medium',
  ],
  [
    'claims/my-service-api-postgres.yaml',
    '/kind',
    'infrastructure/postgres/pacto.yaml',
    'PostgreSQLClaim',
  ],
  [
    'secrets/my-service-api-secrets.yaml',
    '/spec/data/1/secretKey',
    `${API}/overrides/values.stg.yaml`,
    'openai-token',
  ],
  [
    'argocd/application.yaml',
    '/spec/source/targetRevision',
    `${ROOT}/pacto.yaml`,
    'version: 1.2.0',
  ],
  [
    'argocd/application.yaml',
    '/spec/source/helm/valuesObject/api/replicas',
    `${API}/overrides/values.stg.yaml`,
    'replicas: 3',
  ],
])('index.json says that %s %s comes from %s', (path, pointer, file, line) => {
  const index = JSON.parse(textOf('stg/index.json')) as {
    files: {
      path: string;
      sources: { pointer: string; file: string; range: { start: { line: number } } }[];
    }[];
  };
  const source = index.files
    .find((one) => one.path === path)!
    .sources.find((one) => one.pointer === pointer)!;
  expect(source.file).toBe(file);
  expect(EXAMPLE[file]!.split('\n')[source.range.start.line - 1]).toContain(line);
});
