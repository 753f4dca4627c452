import { expandOk, problemsOf } from '../../testing/example-claim';
import { terraform } from '../../testing/terraform';
import { BUILT_IN_TEMPLATES } from './generated/built-in-templates.generated';
import { findTemplate, type TemplateFiles } from './check/find-template';
import { checkReservedKeys } from './reserved-keys';
import { originAt } from './template-origins';

const CLAIM_LABELS = {
  'platform/provisioner': 'crossplane',
  'platform/claim-kind': 'PostgreSQLClaim',
  'platform/claim-api-version': 'database.platform.example.com/v1alpha1',
};
const VALUES = {
  instances: 2,
  size: 'medium',
  backups: { enabled: true, schedule: '0 */6 * * *' },
};
const METADATA = {
  name: 'my-service-api-postgres',
  namespace: 'my-service',
  labels: {
    'app.kubernetes.io/name': 'my-service-api',
    'app.kubernetes.io/part-of': 'my-service',
    'app.kubernetes.io/managed-by': 'pacto',
    'pacto/configuration': 'postgres',
    'pacto/environment': 'stg',
  },
  annotations: { 'pacto/contract': 'postgres@17.0.0' },
};

const BUILT_IN = 'Accepted: `crossplane`, `external-secrets`, `none` or `terraform`.';
const OR_OWN = 'Or write the name of a template in `render/`, without its ending.';

const OWN = 'render/operator.yaml';
const NESTED = 'render/db/claim.yaml';
const OTHERS = ['schema.json', 'render/notes.md', 'render/examples/small.yaml'];
const ACCEPTED_WITH_OWN =
  'Accepted: `crossplane`, `external-secrets`, `none`, `terraform` or `operator`.';

describe('labels that name no template', () => {
  const missing: ReturnType<TemplateFiles['readFile']> = { status: 'missing' };
  const ignored = { ...missing, reason: 'git ignores it' };

  test.each([
    ['crosplane', [], `Did you mean \`crossplane\`? ${BUILT_IN} Or add \`render/crosplane.yaml\`.`],
    ['helm', OTHERS, `${BUILT_IN} Or add \`render/helm.yaml\`.`],
    [
      'operater',
      [OWN, ...OTHERS],
      `Did you mean \`operator\`? ${ACCEPTED_WITH_OWN} Or add \`render/operater.yaml\`.`,
    ],
    [
      'claim',
      [OWN, NESTED],
      `${ACCEPTED_WITH_OWN} For \`render/db/claim.yaml\`, set the label \`platform/template\`. Or add \`render/claim.yaml\`.`,
    ],
  ])('the provisioner %s, where the bundle has %j', (provisioner, paths, hint) => {
    const labels = { 'platform/provisioner': provisioner };
    const search = findTemplate(labels, { readFile: () => missing, pathsForHint: () => paths });
    expect(search).toMatchObject({ problem: { code: 'PROVISIONER_UNKNOWN', hint } });
  });

  test.each([
    [
      'render/claim.yaml',
      [],
      'The bundle has no template. Add the file, or correct the path: it is relative to `pacto.yaml`.',
    ],
    [
      'render/operater.yaml',
      [OWN, NESTED, ...OTHERS],
      'Did you mean `render/operator.yaml`? The bundle has `render/operator.yaml` and `render/db/claim.yaml`.',
    ],
    [
      'render/claim.yaml',
      [NESTED],
      'Did you mean `render/db/claim.yaml`? The bundle has `render/db/claim.yaml`.',
    ],
    ['render/other.yaml', [OWN], 'The bundle has `render/operator.yaml`.'],
  ])('the template %s, where the bundle has %j', (path, paths, hint) => {
    const labels = { 'platform/provisioner': 'crossplane', 'platform/template': path };
    const search = findTemplate(labels, { readFile: () => ignored, pathsForHint: () => paths });
    expect(search).toMatchObject({
      problem: {
        code: 'PROVISIONER_UNKNOWN',
        message: `The label \`platform/template\` names \`${path}\`, which cannot be read: git ignores it.`,
        hint,
      },
    });
  });
});

describe('the built-in template crossplane', () => {
  const text = BUILT_IN_TEMPLATES.crossplane!;

  test('writes a claim whose spec is the reviewed values, in their order', () => {
    const { outputs, name } = expandOk(text, { values: VALUES, labels: CLAIM_LABELS });
    expect(name).toBe('my-service-api-postgres');
    expect(outputs.map(({ file, document }) => ({ file, document }))).toEqual([
      {
        file: 'claims/my-service-api-postgres.yaml',
        document: {
          apiVersion: 'database.platform.example.com/v1alpha1',
          kind: 'PostgreSQLClaim',
          metadata: METADATA,
          spec: VALUES,
        },
      },
    ]);
    const spec = (outputs[0]!.document as { spec: object }).spec;
    expect(Object.keys(spec)).toEqual(['instances', 'size', 'backups']);
  });

  test('leaves out the namespace and the environment when they are not known', () => {
    const { outputs } = expandOk(text, {
      labels: CLAIM_LABELS,
      environment: null,
      namespace: undefined,
    });
    const { metadata } = outputs[0]!.document as { metadata: typeof METADATA };
    expect(Object.keys(metadata)).toEqual(['name', 'labels', 'annotations']);
    expect(Object.keys(metadata.labels)).not.toContain('pacto/environment');
  });

  test.each([
    [{}, {}],
    [
      { 'platform/composition': 'ha', 'platform/connection-secret': '${name}-conn' },
      {
        compositionRef: { name: 'ha' },
        writeConnectionSecretToRef: { name: 'my-service-api-postgres-conn' },
      },
    ],
    [
      { 'platform/composition': 'ha', 'platform/claim-style': 'claim' },
      { compositionRef: { name: 'ha' } },
    ],
    [
      { 'platform/composition': 'ha', 'platform/claim-style': 'xr' },
      { crossplane: { compositionRef: { name: 'ha' } } },
    ],
    [{ 'platform/connection-secret': 'db-conn', 'platform/claim-style': 'xr' }, {}],
  ])('with the labels %j the spec gets %j besides the values', (labels, machinery) => {
    const { outputs } = expandOk(text, {
      values: VALUES,
      labels: { ...CLAIM_LABELS, ...labels },
    });
    expect((outputs[0]!.document as { spec: object }).spec).toEqual({ ...VALUES, ...machinery });
  });

  test('refuses values that set what a label sets', () => {
    const problems = problemsOf(text, {
      values: { compositionRef: { name: 'mine' } },
      labels: { ...CLAIM_LABELS, 'platform/composition': 'ha' },
    });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['TEMPLATE_FAILED', 'The key `compositionRef` is written twice.'],
    ]);
  });

  test.each([
    ['My_Secret', 'gives the name `"My_Secret"`, which Kubernetes refuses for a Secret.'],
    ['-a', 'gives the name `"-a"`, which Kubernetes refuses for a Secret.'],
    ['a'.repeat(254), 'gives a name of 254 characters; Kubernetes accepts 253.'],
  ])('refuses the connection secret %s', (secret, words) => {
    const labels = { ...CLAIM_LABELS, 'platform/connection-secret': secret };
    expect(problemsOf(text, { labels })).toEqual([
      expect.objectContaining({
        code: 'RENDER_NAME_INVALID',
        message: `The label \`platform/connection-secret\` ${words}`,
        in: 'labels',
        pointer: '/metadata/labels/platform~1connection-secret',
      }),
    ]);
  });

  test.each(['my kind', 'A\nB', '1Claim', 'Claim_', 'A'.repeat(64)])(
    'refuses the kind %j',
    (kind) => {
      const labels = { ...CLAIM_LABELS, 'platform/claim-kind': kind };
      expect(problemsOf(text, { labels })).toEqual([
        expect.objectContaining({
          code: 'RENDER_LABEL_INVALID',
          in: 'labels',
          pointer: '/metadata/labels/platform~1claim-kind',
        }),
      ]);
    },
  );

  test.each([
    ['Crossplane', `Did you mean \`crossplane\`? ${BUILT_IN} ${OR_OWN}`],
    [' crossplane ', `Did you mean \`crossplane\`? ${BUILT_IN} ${OR_OWN}`],
    ['../x', `${BUILT_IN} ${OR_OWN}`],
  ])('refuses the provisioner %j with a hint', (provisioner, hint) => {
    const labels = { ...CLAIM_LABELS, 'platform/provisioner': provisioner };
    expect(problemsOf(text, { labels })).toEqual([expect.objectContaining({ hint })]);
  });

  test('names the label that is missing', () => {
    const labels = { 'platform/claim-api-version': 'database.platform.example.com/v1alpha1' };
    expect(problemsOf(text, { labels })).toEqual([
      expect.objectContaining({
        code: 'RENDER_LABEL_INVALID',
        message: 'The label `platform/claim-kind` is missing; the template requires it.',
        in: 'labels',
        pointer: '/metadata/labels',
      }),
    ]);
  });

  test.each([
    ['/spec/instances', { in: 'values', pointer: '/instances' }],
    ['/spec/backups/schedule', { in: 'values', pointer: '/backups/schedule' }],
    ['/kind', { in: 'labels', pointer: '/platform~1claim-kind' }],
    ['/metadata', { in: 'template', pointer: '/outputs/0/document/metadata' }],
    ['/metadata/name', { in: 'template', pointer: '/outputs/0/document/metadata/name' }],
  ])('the place %s of the claim comes from %j', (place, origin) => {
    const { outputs } = expandOk(text, { values: VALUES, labels: CLAIM_LABELS });
    expect(originAt(outputs[0]!.sources, place)).toEqual(origin);
  });
});

describe('the built-in template external-secrets', () => {
  const text = BUILT_IN_TEMPLATES['external-secrets']!;
  const labels = { 'platform/secret-store': 'platform' };
  const secrets = [{ key: 'api-key' }, { key: 'openai-token', property: 'token' }];

  test('writes an ExternalSecret with keys and no value', () => {
    const expanded = expandOk(text, {
      values: { secrets },
      labels,
      configuration: { name: 'secrets' },
    });
    expect(expanded.outputs[0]!.file).toBe('secrets/my-service-api-secrets.yaml');
    expect((expanded.outputs[0]!.document as { spec: object }).spec).toEqual({
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'platform' },
      target: { name: 'my-service-api-secrets' },
      data: [
        { secretKey: 'api-key', remoteRef: { key: 'stg/my-service-api/api-key' } },
        {
          secretKey: 'openai-token',
          remoteRef: { key: 'stg/my-service-api/openai-token', property: 'token' },
        },
      ],
    });
    expect(expanded.secrets).toEqual([
      { key: 'api-key', remoteKey: 'stg/my-service-api/api-key', pointer: '/secrets/0' },
      { key: 'openai-token', remoteKey: 'stg/my-service-api/openai-token', pointer: '/secrets/1' },
    ]);
    expect(originAt(expanded.outputs[0]!.sources, '/spec/data/1/secretKey')).toEqual({
      in: 'values',
      pointer: '/secrets/1/key',
    });
  });

  test.each([{ secrets: [] }, {}, { note: 'none yet' }])(
    'writes nothing for %j, because it has no keys',
    (values) => {
      expect(expandOk(text, { values, labels }).outputs).toEqual([]);
    },
  );

  test.each([
    ['kv/${component.name}/${secret.key}', 'kv/my-service-api/api-key'],
    ['${chart.name}', 'my-service'],
  ])('the label platform/secret-key %s gives %s', (label, remoteKey) => {
    const expanded = expandOk(text, {
      values: { secrets: [{ key: 'api-key' }] },
      labels: { ...labels, 'platform/secret-key': label },
    });
    expect(expanded.secrets.map((secret) => secret.remoteKey)).toEqual([remoteKey]);
  });

  test('writes the texts that the cluster expects, also for numbers', () => {
    const values = {
      secrets: [
        { key: 'a', property: 5, version: 2 },
        { key: 'b', property: 'x', version: null },
      ],
    };
    const { outputs } = expandOk(text, { values, labels });
    const { data } = (outputs[0]!.document as { spec: { data: { remoteRef: object }[] } }).spec;
    expect(data.map(({ remoteRef }) => ({ ...remoteRef, key: '' }))).toEqual([
      { key: '', property: '5', version: '2' },
      { key: '', property: 'x' },
    ]);
  });

  test.each(['.', '..', '..a', 'a b', 'ä', '', 'a'.repeat(254)])(
    'refuses the key %j, which no Secret can have',
    (key) => {
      expect(problemsOf(text, { values: { secrets: [{ key }] }, labels })).toEqual([
        expect.objectContaining({
          code: 'TEMPLATE_FAILED',
          message: 'The item has no usable `key`.',
          pointer: '/secrets/0',
        }),
      ]);
    },
  );

  test.each(['.a', 'a..b', 'A_b-c.d', 'a'.repeat(253)])('accepts the key %j', (key) => {
    expect(problemsOf(text, { values: { secrets: [{ key }] }, labels })).toEqual([]);
  });

  test('refuses a key that is declared twice, at the second', () => {
    const values = { secrets: [{ key: 'a' }, { key: 'b' }, { key: 'a' }] };
    expect(problemsOf(text, { values, labels })).toEqual([
      expect.objectContaining({
        code: 'RENDER_DUPLICATE_KEY',
        in: 'values',
        pointer: '/secrets/2/key',
      }),
    ]);
  });
});

describe('the built-in template terraform', () => {
  const text = BUILT_IN_TEMPLATES.terraform!;
  const labels = {
    'platform/module-source': 'app.terraform.io/example/postgres/aws',
    'platform/module-version': '3.1.0',
  };

  test('writes values into a file of variables, and a module block that refers to them', () => {
    const values = { instances: 2, note: '${path.root} %{if true} "quoted" ü' };
    const { outputs } = expandOk(text, { values, labels });
    expect(outputs.map(({ file, document }) => ({ file, document }))).toEqual([
      {
        file: 'terraform/my-service-api-postgres.auto.tfvars.json',
        document: { 'my-service-api-postgres': values },
      },
      {
        file: 'terraform/my-service-api-postgres.tf.json',
        document: {
          variable: { 'my-service-api-postgres': { type: 'any' } },
          module: {
            'my-service-api-postgres': {
              source: 'app.terraform.io/example/postgres/aws',
              version: '3.1.0',
              instances: '${var.my-service-api-postgres.instances}',
              note: '${var.my-service-api-postgres.note}',
            },
          },
        },
      },
    ]);
  });

  test('refuses a key that would become part of an expression of Terraform', () => {
    const values = { 'a + file("/etc/passwd")': 1 };
    expect(problemsOf(text, { values, labels })).toEqual([
      expect.objectContaining({
        code: 'TEMPLATE_FAILED',
        message: expect.stringContaining('would become part of an expression of Terraform'),
      }),
    ]);
  });

  test('gives a name that begins with a digit a `_`, because Terraform has no such names', async () => {
    const component = { name: '9-lives', version: '1.0.0', alias: 'api', labels: {} };
    const { outputs } = expandOk(text, { component, labels, values: { size: 1 } });
    const reference = '${var._9-lives-postgres.size}';
    expect(outputs.map(({ file, document }) => ({ file, document }))).toEqual([
      {
        file: 'terraform/9-lives-postgres.auto.tfvars.json',
        document: { '_9-lives-postgres': { size: 1 } },
      },
      {
        file: 'terraform/9-lives-postgres.tf.json',
        document: {
          variable: { '_9-lives-postgres': { type: 'any' } },
          module: {
            '_9-lives-postgres': {
              source: labels['platform/module-source'],
              version: '3.1.0',
              size: reference,
            },
          },
        },
      },
    ]);
    const read = await terraform.getReferencesInExpression('a.tf', reference);
    expect(read.map(({ value }) => value)).toEqual(['var._9-lives-postgres.size']);
  });

  test('escapes what a label holds', () => {
    const { outputs } = expandOk(text, {
      labels: { 'platform/module-source': '${file("x")}%{if}' },
    });
    expect(outputs[1]!.document).toMatchObject({
      module: { 'my-service-api-postgres': { source: '$${file("x")}%%{if}' } },
    });
  });
});

describe('a key that the tool reads as something else', () => {
  const open = { type: 'object' };
  const declared = { type: 'object', properties: { compositionRef: { type: 'object' } } };

  test.each([
    ['terraform', 'version', open, true],
    ['terraform', 'source', { type: 'object', properties: { source: {} } }, true],
    ['terraform', 'for_each', open, true],
    ['terraform', 'compositionRef', open, false],
    ['terraform', 'a b', open, true],
    ['terraform', 'a.b', open, true],
    ['terraform', '12', open, true],
    ['terraform', '', open, true],
    ['terraform', '_a-1', open, false],
    ['crossplane', 'a b', open, false],
    ['crossplane', 'compositionRef', open, true],
    ['crossplane', 'compositionRef', undefined, true],
    ['crossplane', 'compositionRef', declared, false],
    ['crossplane', 'crossplane', declared, true],
    ['crossplane', 'version', open, false],
    ['external-secrets', 'source', open, false],
  ])('of %s, `%s` under the schema %j is refused: %s', (provisioner, key, schema, isRefused) => {
    const problems = checkReservedKeys(provisioner, { size: 'small', [key]: 1 }, schema);
    const expected = { code: 'TEMPLATE_FAILED', in: 'values', pointer: `/${key}`, on: 'key' };
    expect(problems).toEqual(isRefused ? [expect.objectContaining(expected)] : []);
  });

  test('is refused too where Terraform would take the version of the module from a value', () => {
    const values = { version: '1.0.0' };
    const labels = { 'platform/module-source': 'example/postgres' };
    const { outputs } = expandOk(BUILT_IN_TEMPLATES.terraform!, { values, labels });
    // What the template alone would write, and Terraform could not read.
    expect(outputs[1]!.document).toMatchObject({
      module: { 'my-service-api-postgres': { version: '${var.my-service-api-postgres.version}' } },
    });
    expect(checkReservedKeys('terraform', values, undefined)).toHaveLength(1);
  });
});

test('the built-in template none writes nothing', () => {
  expect(expandOk(BUILT_IN_TEMPLATES.none!, { values: VALUES }).outputs).toEqual([]);
});
