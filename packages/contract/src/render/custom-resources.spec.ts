// What is rendered fits the definitions of the programs that read it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { APPLICATION_SCHEMA, EXTERNAL_SECRET_SCHEMA } from '../../testing/custom-resource-schemas';
import { readTexts, renderTexts, type Texts, type UnitOptions } from '../../testing/memory-unit';
import { parseSource } from '../source/yaml/parse-source';
import { deriveProvisioning } from '../template/xrd/derive-provisioning';

const EXAMPLE = readTexts(join(__dirname, '../../../../e2e/example'));
const ROOT = 'my-service/pactos/my-service-root';
const STG = 'my-service/pactos/my-service-api/overrides/values.stg.yaml';
const POSTGRES = 'infrastructure/postgres';

const problemsOf = (schema: object, value: unknown): string[] => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const check = ajv.compile(schema);
  check(value);
  return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

function render(texts: Texts, options: UnitOptions = {}): (path: string) => unknown {
  const { texts: files, report } = renderTexts(texts, ROOT, options);
  expect(report.environments.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  return (path) => parse(files.find((file) => file.path === path)!.text) as unknown;
}

describe('the Application of Argo CD', () => {
  test.each<[string, UnitOptions]>([
    ['by default', {}],
    [
      'with every option',
      {
        settings: {
          environments: { stg: { cluster: 'eu-1', namespace: 'shop', project: 'shop' } },
          argocd: { values: 'none', name: 'x-{chart}-{env}', namespace: 'gitops' },
        },
      },
    ],
  ])('fits its definition %s', (_case, options) => {
    const file = render(EXAMPLE, options);
    for (const environment of ['stg', 'prod']) {
      expect(
        problemsOf(APPLICATION_SCHEMA, file(`${environment}/argocd/application.yaml`)),
      ).toEqual([]);
    }
  });

  test('would not fit with a key that is misspelt', () => {
    const application = render(EXAMPLE)('stg/argocd/application.yaml') as {
      spec: { source: Record<string, unknown> };
    };
    application.spec.source.targetRevison = '1.2.0';
    expect(problemsOf(APPLICATION_SCHEMA, application)).toEqual([
      '/spec/source must NOT have additional properties',
    ]);
  });
});

describe('the ExternalSecret', () => {
  const path = 'stg/secrets/my-service-api-secrets.yaml';

  test('fits its definition', () => {
    expect(problemsOf(EXTERNAL_SECRET_SCHEMA, render(EXAMPLE)(path))).toEqual([]);
  });

  test('would not fit without the key in the store', () => {
    const secret = render(EXAMPLE)(path) as { spec: { data: { remoteRef: object }[] } };
    secret.spec.data[0]!.remoteRef = {};
    expect(problemsOf(EXTERNAL_SECRET_SCHEMA, secret)).toEqual([
      "/spec/data/0/remoteRef must have required property 'key'",
    ]);
  });
});

test('a claim fits the schema that comes from its Crossplane definition', () => {
  const definition = readFileSync(join(__dirname, '../../fixtures/xrd/postgres-v1.yaml'), 'utf8');
  const { provisioning } = deriveProvisioning(parseSource('xrd.yaml', definition).document!, [
    'instances',
    'size',
    'region',
  ]);
  const { schema, claimKind, claimApiVersion } = provisioning!;
  const file = render({
    ...EXAMPLE,
    [`${POSTGRES}/configuration/schema.json`]: JSON.stringify(schema),
    [`${POSTGRES}/policy/schema.json`]: '{}',
    [`${POSTGRES}/pacto.yaml`]: EXAMPLE[`${POSTGRES}/pacto.yaml`]!.replace(
      /claim-api-version: .*/,
      `claim-api-version: ${claimApiVersion}`,
    ).replace(/claim-kind: .*/, `claim-kind: ${claimKind}`),
    [STG]: EXAMPLE[STG]!.replace(/ {6}backups:\n.*\n.*\n/, '      region: eu-west-1\n'),
    'my-service/pactos/my-service-api/overrides/values.prod.yaml': 'configurations: []\n',
  });
  const claim = file('stg/claims/my-service-api-postgres.yaml') as Record<string, unknown>;
  expect(claim).toMatchObject({ apiVersion: claimApiVersion, kind: claimKind });
  expect(problemsOf(schema as object, claim.spec)).toEqual([]);
  expect(problemsOf(schema as object, { ...(claim.spec as object), size: 'huge' })).not.toEqual([]);
});
