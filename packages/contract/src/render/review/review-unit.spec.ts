import { join } from 'node:path';
import { readTexts, renderTexts, type Texts, type UnitOptions } from '../../../testing/memory-unit';
import { printRender } from '../../report';
import { printReviews } from '../../report/print-reviews';
import { buildRunSummary } from '../../report/summary/run-summary';
import { renderVerdict } from '../../report/words/render-changes';
import { parseSource } from '../../source/yaml/parse-source';
import { isDestroyed, type RenderReport } from '../render-report';
import { DEFAULT_RENDER_SETTINGS, type RenderSettings } from '../render-settings';
import type { RenderedUnit } from '../render-unit';
import { reviewRemovedUnit, reviewUnit } from './review-unit';

const EXAMPLE = readTexts(join(__dirname, '../../../../../e2e/example'));
const PACTOS = 'my-service/pactos';
const ROOT = `${PACTOS}/my-service-root`;
const STG = `${PACTOS}/my-service-api/overrides/values.stg.yaml`;

function review(
  head: Texts,
  base: Texts | undefined = EXAMPLE,
  failOn: 'none' | 'destroys' = 'none',
): RenderReport {
  return reviewUnit(renderTexts(head, ROOT), base && renderBase(base), {
    base: { kind: 'git', ref: 'main' },
    failOn,
  });
}

const renderBase = (texts: Texts, options: UnitOptions = {}): RenderedUnit =>
  renderTexts(texts, ROOT, { ...options, purpose: 'compare' });

/** The settings of environments on both sides, over equal files. */
function reviewSettings(
  [before, after]: readonly [Partial<RenderSettings>, Partial<RenderSettings>],
  failOn: 'none' | 'destroys' = 'none',
): RenderReport {
  const head = renderTexts(EXAMPLE, ROOT, { settings: after });
  return reviewUnit(head, renderBase(EXAMPLE, { settings: before }), {
    base: { kind: 'git', ref: 'main' },
    failOn,
  });
}

const edited = (change: (text: string) => string, path = STG): Texts => {
  const text = change(EXAMPLE[path]!);
  expect(text).not.toBe(EXAMPLE[path]);
  return { ...EXAMPLE, [path]: text };
};
const changesIn = (report: RenderReport, environment: string) =>
  report.environments.find(({ name }) => name === environment)!.changes!;

test('nothing changes where nothing changed', () => {
  const report = review(EXAMPLE);
  expect(report.environments.map(({ changes }) => changes)).toEqual([[], [], []]);
});

test('a changed value is shown old and new, with its place, in its environment alone', () => {
  const report = review(edited((text) => text.replace('replicas: 3', 'replicas: 5')));
  expect(changesIn(report, 'stg')).toEqual([
    {
      path: 'stg/values.yaml',
      pointer: '/api/replicas',
      kind: 'changed',
      old: 3,
      new: 5,
      source: expect.objectContaining({ side: 'head', file: STG }),
    },
  ]);
  expect(changesIn(report, 'prod')).toEqual([]);
  expect(printRender(report, 'pretty')).toContain('values.yaml /api/replicas: 3 -> 5');
});

test('a change at the end of a long text is shown where it is', () => {
  const withConfig = (level: string): RenderedUnit =>
    renderTexts(
      {
        'one/schema.json': '{}',
        'one/pacto.yaml': `pactoVersion: "1.0"
service: {name: one, version: 1.0.0, chart: {ref: oci://ghcr.io/example/charts/one, version: 1.0.0}}
configurations:
  - {name: deployment, schema: schema.json, values: {config: "${'a line of it; '.repeat(9)}${level}"}}
`,
      },
      'one',
    );
  const base = { kind: 'git', ref: 'main' } as const;
  const report = reviewUnit(withConfig('info'), withConfig('debug'), { base, failOn: 'none' });
  for (const format of ['pretty', 'markdown', 'sarif', 'junit'] as const) {
    const printed = printRender(report, format);
    expect(printed).toMatch(/\.\.\.[^.]*of it; info/);
    expect(printed).toMatch(/\.\.\.[^.]*of it; debug/);
  }
});

describe('a claim that is removed', () => {
  const head = edited((text) =>
    text.replace(/ {2}- name: postgres[^]*?(?= {2}- name: secrets)/, ''),
  );

  test('is destroyed, first in every format', () => {
    const report = review(head);
    expect(changesIn(report, 'stg')[0]).toMatchObject({
      kind: 'destroys',
      resource: 'PostgreSQLClaim my-service-api-postgres',
      source: { side: 'base', file: STG },
    });
    expect(report.outcome).toBe('clean');
    for (const format of ['pretty', 'markdown', 'github', 'sarif', 'junit', 'json'] as const) {
      expect(printRender(report, format)).toContain('PostgreSQLClaim my-service-api-postgres');
    }
  });

  test('is destroyed once where Terraform reads two files for it', () => {
    const infrastructure = 'infrastructure/postgres/pacto.yaml';
    const withTerraform = (texts: Texts): Texts => ({
      ...texts,
      [infrastructure]: texts[infrastructure]!.replace('crossplane', 'terraform')
        .replace(/platform\/claim-kind.*/, 'platform/module-source: example/postgres')
        .replace(/.*platform\/claim-api-version.*\n/, ''),
      'infrastructure/postgres/configuration/schema.json': '{"type":"object"}',
      'infrastructure/postgres/policy/schema.json': '{}',
    });
    const report = review(withTerraform(head), withTerraform(EXAMPLE));
    const changes = changesIn(report, 'stg').filter(({ path }) => path.includes('terraform/'));
    const name = 'stg/terraform/my-service-api-postgres';
    expect(changes.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual([
      `destroys ${name}.tf.json`,
      `removed ${name}.auto.tfvars.json`,
    ]);
    const titles = changes.flatMap(({ resource = [] }) => resource);
    expect(titles).toEqual(['Terraform module my-service-api-postgres']);
  });

  test('is destroyed where the claim was, also if its template belongs to the contract', () => {
    const template = {
      'infrastructure/postgres/render/crossplane.yaml': `renderVersion: 1
outputs:
  - file: claims/\${name}.yaml
    document: {apiVersion: example.com/v1, kind: Database, metadata: {name: "\${name}"}}
`,
    };
    const [first] = changesIn(review({ ...head, ...template }, { ...EXAMPLE, ...template }), 'stg');
    expect(first).toMatchObject({
      resource: 'Database my-service-api-postgres',
      source: { side: 'base', file: STG },
    });
  });

  test('fails the task under failOn', () => {
    expect(review(head, EXAMPLE, 'destroys').outcome).toBe('findings');
  });
});

describe('a claim of the contract itself, which no environment has', () => {
  const API = `${PACTOS}/my-service-api/pacto.yaml`;
  const base = edited(
    (text) =>
      `${text}  - name: cache
    ref: oci://ghcr.io/example/pactos/postgres:17.0.0
    values: { instances: 1, size: small, backups: { enabled: true } }
`,
    API,
  );
  const destroyed = (report: RenderReport) =>
    report.environments
      .filter(({ changes = [] }) => changes.some(isDestroyed))
      .map(({ name }) => name);

  test('is listed and fails nothing, because the base is not deployed', () => {
    const report = review(EXAMPLE, base, 'destroys');
    expect([report.outcome, destroyed(report)]).toEqual(['clean', [null]]);
    expect(printRender(report, 'github')).toMatch(/^::notice /);
    expect(printRender(report, 'junit')).not.toContain('<failure');
    expect(renderVerdict(report)).toMatch(
      /; no change since main; 1 resource destroyed in the environment base, which is not deployed$/,
    );
    expect(printRender(report, 'markdown')).toMatch(/^### ✅ /);
    expect(printReviews([report])).toBe('');
    const { destroys, added } = buildRunSummary([report]).renders![0]!.changes;
    expect([destroys, added]).toEqual([0, 0]);
  });

  test('fails the task where the base is all there is', () => {
    const alone = (texts: Texts): Texts =>
      Object.fromEntries(Object.entries(texts).filter(([path]) => !path.includes('/overrides/')));
    const report = review(alone(EXAMPLE), alone(base), 'destroys');
    expect([report.outcome, destroyed(report)]).toEqual(['findings', [null]]);
    expect(printRender(report, 'github')).toMatch(/^::error /);
    expect(renderVerdict(report)).toMatch(/; 1 resource destroyed since main; `failOn` is/);
  });
});

test.each([
  ['is removed', '', ['removed /worker :15']],
  ['has another alias', '$1jobs$2', ['removed /worker :15', 'added /jobs :15']],
])(
  'the values of a component that %s have the place of the root that names it',
  (_what, to, at) => {
    const withoutChart = (texts: Texts): Texts =>
      Object.fromEntries(Object.entries(texts).filter(([path]) => !path.includes('/charts/')));
    const root = `${ROOT}/pacto.yaml`;
    const component = /( {2}- name: )worker([^]*?)(?= {2}# External)/;
    const head = edited((text) => text.replace(component, to), root);
    const changes = changesIn(review(withoutChart(head), withoutChart(EXAMPLE)), 'stg');
    const places = changes
      .filter(({ path, pointer }) => path === 'stg/values.yaml' && pointer !== '')
      .map(({ kind, pointer, source }) => {
        expect(source!.file).toBe(root);
        return `${kind} ${pointer} :${source!.range!.start.line}`;
      });
    expect(places).toEqual(at);
  },
);

test.each([
  [
    'a key of a secret',
    STG,
    (text: string) => text.replace('- key: api-key', '- key: first\n        - key: api-key'),
    '/spec/data/0',
    `${STG}:23`,
  ],
  [
    'a label of the contract',
    'infrastructure/postgres/pacto.yaml',
    (text: string) => text.replace('labels:', 'labels:\n    platform/composition: ha'),
    '/spec/compositionRef',
    'infrastructure/postgres/pacto.yaml:8',
  ],
])(
  'what a built-in template adds for %s has the place of that',
  (_what, path, add, pointer, at) => {
    const [change] = changesIn(review(edited(add, path)), 'stg');
    const { file, range } = change!.source!;
    expect([change!.kind, change!.pointer, `${file}:${range!.start.line}`]).toEqual([
      'added',
      pointer,
      at,
    ]);
  },
);

describe('what a template of the contract writes for other values', () => {
  const path = 'infrastructure/secrets/render/external-secrets.yaml';
  const template = `renderVersion: 1
outputs:
  - file: secrets/\${name}.yaml
    document:
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata: {name: "\${name}"}
      spec:
        note: \${size(values.secrets)} keys
        data:
          - $each: \${values.secrets}
            $as: one
            $do: {store: '\${labels["platform/secret-store"]}', key: "\${one.key}"}
`;
  const base = { ...EXAMPLE, [path]: template };
  const placesOf = (head: Texts): string[] =>
    changesIn(review(head, base), 'stg').map(
      ({ kind, pointer, source }) =>
        `${kind} ${pointer} ${source!.file}:${source!.range!.start.line}`,
    );

  test('has the place of the values, because the template is the same', () => {
    const text = EXAMPLE[STG]!.replace('- key: api-key', '- key: first\n        - key: api-key');
    expect(placesOf({ ...base, [STG]: text })).toEqual([
      `changed /spec/note ${STG}:19`,
      `added /spec/data/0 ${STG}:23`,
    ]);
  });

  test('has the place in the template, if that is another one', () => {
    expect(placesOf({ ...base, [path]: template.replace(' keys', ' secrets') })).toEqual([
      `changed /spec/note ${path}:9`,
    ]);
  });
});

test('a resource of another kind takes the place of one that is destroyed', () => {
  const path = 'infrastructure/postgres/pacto.yaml';
  const report = review(edited((text) => text.replace('PostgreSQLClaim', 'PgClaim'), path));
  expect(changesIn(report, 'stg').map(({ kind, resource }) => [kind, resource])).toEqual([
    ['destroys', 'PostgreSQLClaim my-service-api-postgres'],
    ['added', 'PgClaim my-service-api-postgres'],
  ]);
});

test.each([
  [
    'API group',
    (text: string) => text.replace(': database.', ': db.'),
    'infrastructure/postgres/pacto.yaml',
    ['(API group database.platform.example.com)', '(API group db.platform.example.com)'],
  ],
  [
    'namespace',
    (text: string) => text.replace('charts/my-service', 'charts/shop'),
    `${ROOT}/pacto.yaml`,
    ['(namespace my-service)', '(namespace shop)'],
  ],
])(
  'the titles of two resources with one kind and name say that they differ in their %s',
  (_what, change, path, words) => {
    const changes = changesIn(review(edited(change, path)), 'stg');
    const titles = changes.flatMap(({ kind, resource, resourceDetail }) =>
      resource?.startsWith('PostgreSQLClaim ') ? [`${kind} ${resource} (${resourceDetail})`] : [],
    );
    expect(titles).toEqual([
      `destroys PostgreSQLClaim my-service-api-postgres ${words[0]}`,
      `added PostgreSQLClaim my-service-api-postgres ${words[1]}`,
    ]);
  },
);

test('a resource that moves to another version of its API group stays', () => {
  const path = 'infrastructure/postgres/pacto.yaml';
  const report = review(
    edited((text) => text.replace('.com/v1alpha1', '.com/v1'), path),
    EXAMPLE,
    'destroys',
  );
  expect(report.outcome).toBe('clean');
  expect(changesIn(report, 'stg').map(({ kind, pointer }) => [kind, pointer])).toEqual([
    ['changed', '/apiVersion'],
  ]);
});

test('an environment that is gone destroys what it deployed', () => {
  const head = Object.fromEntries(Object.entries(EXAMPLE).filter(([path]) => path !== STG));
  expect(renderVerdict(review(head))).toMatch(
    /^\d+ files and index\.json in 2 environments; removed in stg; 5 resources destroyed, /,
  );
  expect(
    changesIn(review(head), 'stg').map(({ kind, resource }) => `${kind} ${resource}`),
  ).toContain('destroys Application my-service-stg');
});

describe('a removed unit', () => {
  const removed = (
    texts: Texts,
    failOn: 'none' | 'destroys' = 'none',
    environment?: string,
  ): RenderReport =>
    reviewRemovedUnit(renderBase(texts), {
      base: { kind: 'git', ref: 'main' },
      failOn,
      environment,
    });

  test('all that it deployed is destroyed', () => {
    const report = removed(EXAMPLE);
    expect(report).toMatchObject({
      outcome: 'clean',
      bundle: { path: ROOT },
      base: { ref: 'main' },
    });
    expect(
      changesIn(report, 'prod').map(({ kind, resource }) => `${kind} ${resource ?? ''}`),
    ).toEqual(
      expect.arrayContaining([
        'destroys PostgreSQLClaim my-service-api-postgres',
        'destroys Application my-service-prod',
      ]),
    );
    expect(renderVerdict(report)).toBe(
      'removed in 3 environments; 9 resources destroyed, 4 files removed since main; ' +
        '2 resources destroyed, 2 files removed in the environment base, which is not deployed',
    );
  });

  test.each<[string, Texts, Parameters<typeof removed>[1], string]>([
    ['what it destroys is asked about', EXAMPLE, 'destroys', 'findings'],
    [
      'its base cannot be rendered, whatever was asked',
      edited((text) => text.replace('replicas: 3', 'replicas: three')),
      'none',
      'failed',
    ],
  ])('is not clean where %s', (_case, base, failOn, outcome) => {
    expect(removed(base, failOn).outcome).toBe(outcome);
  });

  test.each<[string, string, (string | null)[]]>([
    ['the environment that was asked for', 'stg', ['stg']],
    ['everything for one that it never had', 'qa', [null, 'prod', 'stg']],
  ])('is reviewed in %s', (_case, environment, expected) => {
    const { environments } = removed(EXAMPLE, 'none', environment);
    expect(environments.map(({ name }) => name)).toEqual(expected);
  });
});

test('everything of a new unit is added', () => {
  const report = reviewUnit(renderTexts(EXAMPLE, ROOT), undefined, {
    base: { kind: 'git', ref: 'main' },
    failOn: 'destroys',
  });
  expect(report.outcome).toBe('clean');
  expect(new Set(changesIn(report, 'stg').map(({ kind }) => kind))).toEqual(new Set(['added']));
});

test('a base that cannot be rendered is failed, never "nothing destroyed"', () => {
  const report = review(
    EXAMPLE,
    edited((text) => text.replace('replicas: 3', 'replicas: three')),
  );
  const stg = report.environments.find(({ name }) => name === 'stg')!;
  expect([report.outcome, stg.outcome]).toEqual(['failed', 'failed']);
  expect(stg.diagnostics.map(({ code }) => code)).toEqual(['BASE_NOT_RENDERED']);
  expect(stg.changes).toBeUndefined();
  expect(renderVerdict(report)).toMatch(/^rendered, but could not be compared with main in /);
});

const ONE_CLUSTER = { stg: { cluster: 'eu' }, prod: { cluster: 'eu' } };

test.each<[string, Partial<RenderSettings>, Partial<RenderSettings>]>([
  [
    'namespace',
    { environments: ONE_CLUSTER },
    { environments: { ...ONE_CLUSTER, stg: { cluster: 'eu', namespace: 'stg' } } },
  ],
  [
    'Application',
    { argocd: { ...DEFAULT_RENDER_SETTINGS.argocd, name: '{chart}' } },
    { argocd: DEFAULT_RENDER_SETTINGS.argocd },
  ],
])(
  'a change that gives an environment a %s of its own is compared with the base that it repairs',
  (_what, before, after) => {
    const report = reviewSettings([before, after]);
    expect(report.outcome).toBe('clean');
    expect(changesIn(report, 'stg').length).toBeGreaterThan(0);
  },
);

describe('what changes because of an option', () => {
  const optionsAt = (render: object, path: string): UnitOptions['optionsAt'] => {
    const { document } = parseSource(path, JSON.stringify({ render }, null, 1));
    return () => ({ in: document!, pointer: '' });
  };
  const stg = (option: object) => ({ environments: { stg: option } });
  const argocd = (option: object) => ({ argocd: { ...DEFAULT_RENDER_SETTINGS.argocd, ...option } });

  test.each<[string, Partial<RenderSettings>, Partial<RenderSettings>, string[]]>([
    [
      'a new namespace',
      {},
      stg({ namespace: 'shop' }),
      [
        `destroys PostgreSQLClaim ${ROOT}/pacto.yaml:7`,
        'added PostgreSQLClaim nx.json:5',
        `destroys Helm ${ROOT}/pacto.yaml:7`,
        'changed /spec/destination/namespace nx.json:5',
      ],
    ],
    [
      'another namespace',
      stg({ namespace: 'shop' }),
      stg({ namespace: 'store' }),
      [
        'destroys PostgreSQLClaim base/nx.json:5',
        'added PostgreSQLClaim nx.json:5',
        'destroys Helm base/nx.json:5',
        'changed /spec/destination/namespace nx.json:5',
      ],
    ],
    [
      'a cluster',
      {},
      stg({ cluster: 'eu' }),
      [
        `destroys PostgreSQLClaim ${ROOT}/pacto.yaml:7`,
        'added PostgreSQLClaim nx.json:5',
        `destroys Helm ${ROOT}/pacto.yaml:7`,
        'changed /spec/destination/name nx.json:5',
      ],
    ],
    ['a project', {}, stg({ project: 'shop' }), ['changed /spec/project nx.json:5']],
    [
      'a name of the Application',
      {},
      argocd({ name: '{chart}-in-{env}' }),
      [`destroys Application ${ROOT}/pacto.yaml:7`, 'added Application nx.json:5'],
    ],
    [
      'a namespace of the Application',
      argocd({ namespace: 'argo' }),
      argocd({ namespace: 'gitops' }),
      ['destroys Application base/nx.json:6', 'added Application nx.json:6'],
    ],
  ])('has its place there: %s', (_case, before, after, expected) => {
    const head = renderTexts(EXAMPLE, ROOT, {
      settings: after,
      optionsAt: optionsAt(after, 'nx.json'),
    });
    const base = renderBase(EXAMPLE, {
      settings: before,
      optionsAt: optionsAt(before, 'base/nx.json'),
    });
    const report = reviewUnit(head, base, { base: { kind: 'git', ref: 'main' }, failOn: 'none' });
    const found = changesIn(report, 'stg').map(({ kind, resource, pointer, source }) => {
      const what = resource?.split(' ')[0] ?? pointer;
      return `${kind} ${what} ${source!.file}:${source!.range!.start.line}`;
    });
    // All claims are in the namespace, so one is enough.
    const others = /ExternalSecret|BucketClaim|RedisClaim/;
    expect(found.filter((line) => !others.test(line)).sort()).toEqual([...expected].sort());
  });
});

test.each<[string, Partial<RenderSettings>, Partial<RenderSettings>, string[]]>([
  [
    'cluster',
    {},
    { environments: { stg: { cluster: 'eu' } } },
    [
      'destroys PostgreSQLClaim my-service-api-postgres (cluster stg)',
      'added PostgreSQLClaim my-service-api-postgres (cluster eu)',
      'destroys Helm release my-service (cluster stg)',
    ],
  ],
  [
    'cluster and namespace',
    { environments: { stg: { cluster: 'eu', namespace: 'shop' } } },
    { environments: { stg: { cluster: 'us', namespace: 'store' } } },
    [
      'destroys PostgreSQLClaim my-service-api-postgres (namespace shop, cluster eu)',
      'added PostgreSQLClaim my-service-api-postgres (namespace store, cluster us)',
      'destroys Helm release my-service (namespace shop, cluster eu)',
    ],
  ],
  ['project', {}, { environments: { stg: { project: 'shop' } } }, []],
])('what stays behind in another %s is destroyed', (_what, before, after, expected) => {
  const report = reviewSettings([before, after], 'destroys');
  expect(report.outcome).toBe(expected.length > 0 ? 'findings' : 'clean');
  const found = changesIn(report, 'stg').flatMap(({ kind, resource, resourceDetail }) =>
    resource === undefined ? [] : [`${kind} ${resource} (${resourceDetail})`],
  );
  expect(found.filter((line) => !/ExternalSecret|BucketClaim|RedisClaim/.test(line))).toEqual(
    expected,
  );
  expect(changesIn(report, 'prod')).toEqual([]);
});

test('another release of an Application destroys the one that it had', () => {
  const argocd = { ...DEFAULT_RENDER_SETTINGS.argocd, name: 'shop-{env}' };
  const settings = { argocd, environments: { stg: { namespace: 'shop' } } };
  const renamed = edited(
    (text) => text.replace('charts/my-service', 'charts/shop'),
    `${ROOT}/pacto.yaml`,
  );
  const head = renderTexts(renamed, ROOT, { settings });
  const report = reviewUnit(head, renderBase(EXAMPLE, { settings }), {
    base: { kind: 'git', ref: 'main' },
    failOn: 'none',
  });
  const destroyed = changesIn(report, 'stg').filter(isDestroyed);
  expect(destroyed.map(({ resource, pointer }) => [resource, pointer])).toEqual([
    ['Helm release my-service', '/spec/source/helm/releaseName'],
  ]);
});

test('a change that renames one of two environments with one folder is compared', () => {
  const worker = (name: string): Texts => ({
    ...EXAMPLE,
    [`${PACTOS}/my-service-worker/overrides/values.${name}.yaml`]: '# Nothing.\n',
  });
  expect(changesIn(review(worker('qa'), worker('STG')), 'stg')).toEqual([]);
});

const FORMATS = ['pretty', 'markdown', 'github', 'sarif', 'junit', 'json'] as const;
const SECRET = 's3cret-value';

function expectHidden(report: RenderReport): void {
  for (const format of FORMATS) {
    expect(printRender(report, format).toLowerCase()).not.toContain(SECRET);
  }
}

test.each([
  ['that looks like a secret', '{"type":"object"}', 'adminPassword', SECRET],
  [
    'that a schema marks',
    '{"type":"object","properties":{"pin":{"$ref":"#pw"}},"$defs":{"p":{"$anchor":"pw","type":"string","writeOnly":true}}}',
    'pin',
    SECRET,
  ],
  ['that holds a private key', '{"type":"object"}', 'pem', `-----BEGIN PRIVATE KEY-----${SECRET}`],
  ['that has a login without a name', '{"type":"object"}', 'url', `redis://:${SECRET}@host`],
])('no format contains a value %s', (_case, schema, key, value) => {
  const open: Texts = {
    ...EXAMPLE,
    'platform/pactos/platform-service/configuration/schema.json': schema,
  };
  const head = { ...open, [STG]: open[STG]!.replace('replicas: 3', `${key}: "${value}"`) };
  const report = review(head, open);
  expect(changesIn(report, 'stg')).toContainEqual(
    expect.objectContaining({ pointer: `/api/${key}`, new: '(hidden)' }),
  );
  expectHidden(report);
});

const POSTGRES = 'infrastructure/postgres';

/** The claim on postgres is made by this template, from these values. */
function claimed(template: string, values: string): Texts {
  const schema = {
    type: 'object',
    properties: { pin: { type: ['string', 'integer'], writeOnly: true }, n: { type: 'integer' } },
  };
  const contract = `${POSTGRES}/pacto.yaml`;
  return {
    ...EXAMPLE,
    [contract]: EXAMPLE[contract]!.replace('provisioner: crossplane', 'provisioner: own').replace(
      /policies:[^]*?(?=configurations:)/,
      '',
    ),
    [`${POSTGRES}/render/own.yaml`]: `renderVersion: 1\noutputs:\n${template}`,
    [`${POSTGRES}/configuration/schema.json`]: JSON.stringify(schema),
    [STG]: EXAMPLE[STG]!.replace(
      /(- name: postgres\n.*\n {4}values:)[^]*?(?= {2}- name)/,
      `$1 ${values}\n`,
    ),
  };
}

const document = (more: string): string =>
  `  - file: own.yaml\n    document: {apiVersion: a/v1, kind: K, metadata: {name: "\${name}"}, ${more}}\n`;

describe.each([
  ['a text', `pin: ${SECRET}`, 'pin: other-value'],
  ['a short text', 'pin: "x7"', 'pin: "y7"'],
  ['a number', 'pin: 77', 'pin: 88'],
])('the marked secret is %s', (_case, own, before) => {
  test.each([
    'spec: "${values}"',
    'spec: {a: "${values.pin}"}',
    'spec: {a: "x-${values.pin}"}',
    'spec: {a: "${has(values.pin) ? values.pin : omit()}"}',
    'spec: {a: "${values.pin + values.pin}"}',
    'spec: {a: "${[values.pin]}"}',
    'spec: {a: "${entries(values)}"}',
    'spec: {$each: "${entries(values)}", $as: e, $do: {"${e.key}": "x-${e.value}"}}',
    'spec: {a: "${string(values.pin)}"}',
    'spec: {a: "${string(values.pin).lowerAscii()}"}',
    `spec: {a: "\${string(values.pin).replace('-', '_')}"}`,
    `spec: {a: "\${[string(values.pin)].join(',')}"}`,
  ])('what is built from it is hidden: %s', (spec) => {
    const report = review(
      claimed(document(spec), `{${own}}`),
      claimed(document(spec), `{${before}}`),
    );
    const changes = changesIn(report, 'stg').filter(({ path }) => path === 'stg/own.yaml');
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) {
      for (const value of [change.old, change.new]) {
        if (value !== undefined) expect(JSON.stringify(value)).toContain('(hidden)');
      }
    }
    expectHidden(report);
  });
});

test('a secret that is the name of its environment does not hide what is destroyed there', () => {
  const inStage = (name: string): Texts => {
    const { [STG]: stage, ...texts } = claimed(
      document('spec: {a: "${values.pin}"}').replace('${name}', name),
      '{pin: stage}',
    );
    return { ...texts, [STG.replace('stg', 'stage')]: stage! };
  };
  const report = review(inStage('new'), inStage('old'), 'destroys');
  expect(changesIn(report, 'stage')[0]).toMatchObject({
    path: 'stage/own.yaml',
    resource: 'K old',
  });
  expect(printRender(report, 'github')).toContain('::error file=');
  expect(printRender(report, 'junit')).toContain('<failure');
});

test.each([
  ['a key', document('spec: {"${values.pin}": 1}')],
  [
    'a path',
    document('spec: 1')
      .replace('own', '"${values.pin}')
      .replace('.yaml', '.yaml"')
      .replace('kind: K, ', ''),
  ],
  ['a name', document('spec: 1').replace('${name}', '${values.pin}')],
])('%s that is made of a marked secret is hidden', (_case, template) => {
  const report = review(
    claimed(template, `{pin: ${SECRET}}`),
    claimed(template, '{pin: other-value}'),
  );
  expect(changesIn(report, 'stg').length).toBeGreaterThan(0);
  const words = JSON.stringify(changesIn(report, 'stg'));
  expect(words).not.toMatch(/s3cret-value|other-value/);
});

test.each([
  ['another value', 'x-${values.n}', ['x-2', 'x-1']],
  ['a label', '${connectionSecret}-${values.n}', ['orders-db-2', 'orders-db-1']],
])('the text that a template builds from %s is shown', (_case, text, [old, now]) => {
  const template = document(`spec: {a: "${text}"}`);
  const labelled = (values: string): Texts => {
    const texts = claimed(template, values);
    const contract = `${POSTGRES}/pacto.yaml`;
    const label = 'labels:\n    platform/connection-secret: orders-db';
    return {
      ...texts,
      [contract]: texts[contract]!.replace('labels:', label),
    };
  };
  expect(
    changesIn(
      review(labelled('{pin: secret-one, n: 1}'), labelled('{pin: secret-two, n: 2}')),
      'stg',
    ),
  ).toContainEqual(expect.objectContaining({ path: 'stg/own.yaml', old, new: now }));
});

test.each([
  ['9007199254740992', '9007199254740993'],
  ['[9007199254740992]', '[9007199254740993]'],
  ['{b: 9007199254740992}', '{b: 9007199254740993}'],
])('a long number has the digits of its author: %s -> %s', (before, after) => {
  const open = (value: string): Texts => ({
    ...EXAMPLE,
    'platform/pactos/platform-service/configuration/schema.json': '{}',
    [STG]: EXAMPLE[STG]!.replace('replicas: 3', `long: ${value}`),
  });
  const report = review(open(after), open(before));
  for (const format of FORMATS.filter((one) => one !== 'github')) {
    const text = printRender(report, format);
    expect(text).toContain('9007199254740992');
    expect(text).toContain('9007199254740993');
  }
});

test.each([
  ['the first item leaves it', '[a, b, c]', '[b, c]', ['removed /0 a']],
  ['an item within leaves it', '[a, b, c]', '[a, c]', ['removed /1 b']],
  ['the last item leaves it', '[a, b, c]', '[a, b]', ['removed /2 c']],
  ['an item is added before all', '[b, c]', '[a, b, c]', ['added /0 a']],
  ['an item is added to equal ones', '[a, a]', '[a, a, a]', ['added /2 a']],
  ['all items leave it', '[a, b]', '[]', ['removed /0 a', 'removed /1 b']],
  [
    'one item leaves it, and one is changed',
    '[a, b, c]',
    '[x, c]',
    ['changed /0 x', 'removed /1 b'],
  ],
  ['an item is changed', '[a, b, c]', '[a, x, c]', ['changed /1 x']],
  ['two items take the place of one', '[a, b, c]', '[a, x, y, c]', ['changed /1 x', 'added /2 y']],
  [
    'a map leaves it',
    '[{k: a, v: 1}, {k: b, v: 9007199254740993}, {k: b, v: 9007199254740992}]',
    '[{k: b, v: 9007199254740993}, {k: b, v: 9007199254740992}]',
    ['removed /0 {"k":"a","v":1}'],
  ],
])('of a list, the review shows what changed where %s', (_case, before, after, expected) => {
  const template = document('spec: "${values.list}"');
  const [head, base] = [after, before].map((list) => claimed(template, `{list: ${list}}`));
  const found = changesIn(review(head!, base), 'stg').map(({ kind, pointer, ...change }) => {
    const value = change.new ?? change.old;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `${kind} ${pointer.replace('/spec', '')} ${text}`;
  });
  expect(found).toEqual(expected);
});

describe('blocks in one file of Terraform', () => {
  const of = (document: string, file = 'own.tf.json'): Texts =>
    claimed(`  - file: ${file}\n    document: ${document}\n`, '{n: 1}');
  const lines = (head: Texts, base: Texts): string[] =>
    changesIn(review(head, base), 'stg').map(({ kind, resource, pointer }) =>
      [kind, resource, pointer].filter(Boolean).join(' '),
    );

  test.each([
    [
      'a module that leaves it',
      '{module: {a: {source: x}}}',
      '{module: {a: {source: x}, b: {source: x}}}',
      ['destroys Terraform module b /module/b'],
    ],
    [
      'the last module that leaves it',
      '{locals: {n: 1}}',
      '{locals: {n: 1}, module: {a: {source: x}}}',
      ['destroys Terraform module a /module/a'],
    ],
    [
      'a resource that leaves it, and one that is added',
      '{resource: {db: {b: {size: 1}}}}',
      '{resource: {db: {a: {size: 1}}, disk: {a: [{size: 1}]}}}',
      [
        'destroys Terraform resource db.a /resource/db/a',
        'destroys Terraform resource disk.a /resource/disk/a',
        'added Terraform resource db.b /resource/db/b',
      ],
    ],
    [
      'a changed block, and what is beside it',
      '{locals: {n: 2}, module: {a: {source: y}}}',
      '{locals: {n: 1}, module: {a: {source: x}}}',
      ['changed /module/a/source', 'changed /locals/n'],
    ],
    [
      'blocks in lists of maps',
      '[{resource: [{db: [{b: {n: 1}}]}]}, {module: [{c: {source: y}}]}]',
      '[{resource: [{db: [{a: {n: 1}}, {b: {n: 2}}]}]}, {module: [{c: {source: x}}]}]',
      [
        'destroys Terraform resource db.a /0/resource/0/db/0/a',
        'changed /0/resource/0/db/0/b/n',
        'changed /1/module/0/c/source',
      ],
    ],
    [
      'a part of a list that leaves it',
      '[{resource: {db: {a: {}}}}]',
      '[{resource: {db: {a: {}}}}, {module: {c: {source: x}}}, {locals: {n: 1}}]',
      ['destroys Terraform module c /1/module/c', 'removed /2'],
    ],
    [
      'blocks of a list that get a map',
      '{resource: {db: {a: {}, b: {}}}}',
      '{resource: [{db: {a: {}}}, {db: {b: {}}}]}',
      [],
    ],
    ['data that is only read', '{data: {}}', '{data: {db: {a: {}}}}', ['removed /data/db']],
  ])('%s', (_case, head, base, expected) => {
    expect(lines(of(head), of(base))).toEqual(expected);
  });

  test('a module that moves to another file stays', () => {
    const module = '{module: {a: {source: x}}}';
    expect(lines(of(module, 'new.tf.json'), of(module))).toEqual([
      'changed Terraform module a /module/a',
    ]);
  });

  test('the same keys in another file are values', () => {
    const [head, base] = ['{n: 1}', '{n: 1, module: {a: {source: x}}}'];
    expect(lines(of(head, 'own.json'), of(base, 'own.json'))).toEqual(['removed /module']);
  });
});

describe('the Helm release of an Application that a template writes', () => {
  const application = (spec: string): Texts =>
    claimed(
      `  - file: app.yaml\n    document: {apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: app}, spec: ${spec}}\n`,
      '{n: 1}',
    );
  const chart = 'source: {chart: db}';

  test.each<[string, string, string, string[]]>([
    [
      'moves to another cluster',
      `{${chart}, destination: {name: b}}`,
      `{${chart}, destination: {name: a}}`,
      [
        'destroys Helm release app (cluster a) /spec/destination/name',
        'changed /spec/destination/name',
      ],
    ],
    [
      'moves to another address',
      `{${chart}, destination: {server: "https://b"}}`,
      `{${chart}, destination: {server: "https://a"}}`,
      [
        'destroys Helm release app (cluster https://a) /spec/destination/server',
        'changed /spec/destination/server',
      ],
    ],
    [
      'moves to another namespace',
      '{sources: [{ref: values}, {chart: db}], destination: {namespace: b}}',
      '{sources: [{ref: values}, {chart: db}], destination: {namespace: a}}',
      [
        'destroys Helm release app (namespace a) /spec/destination/namespace',
        'changed /spec/destination/namespace',
      ],
    ],
    [
      'gets the name that it had already',
      '{source: {path: ., helm: {releaseName: app}}}',
      '{source: {path: ., helm: {}}}',
      ['added /spec/source/helm/releaseName'],
    ],
    [
      'gets another name',
      '{sources: [{ref: values}, {chart: db, helm: {releaseName: b}}]}',
      '{sources: [{ref: values}, {chart: db}]}',
      ['destroys Helm release app /spec/sources/1/helm/releaseName', 'added /spec/sources/1/helm'],
    ],
    [
      'does not exist: there is no chart',
      '{source: {path: .}, destination: {name: b}}',
      '{source: {path: .}, destination: {name: a}}',
      ['changed /spec/destination/name'],
    ],
  ])('%s', (_case, head, base, expected) => {
    const changes = changesIn(review(application(head), application(base)), 'stg');
    const found = changes.map(({ kind, resource, resourceDetail, pointer }) =>
      [kind, resource, resourceDetail && `(${resourceDetail})`, pointer]
        .filter((part) => part !== undefined)
        .join(' '),
    );
    expect(found).toEqual(expected);
  });
});

describe('a list of resources in one file', () => {
  const item = (name: string, more = ''): string =>
    `{apiVersion: a/v1, kind: K, metadata: {name: ${name}}${more}}`;
  const list = (...items: string[]): string =>
    `  - file: own.yaml\n    document: [${items.join(', ')}]\n`;
  const kindList = (...items: string[]): string =>
    `  - file: own.yaml\n    document: {apiVersion: v1, kind: List, items: [${items.join(', ')}]}\n`;

  describe.each([
    ['a list', list, ''],
    ['a List', kindList, '/items'],
    [
      'a List in a list',
      (...items: string[]) => list(`{apiVersion: v1, kind: KList, items: [${items.join(', ')}]}`),
      '/0/items',
    ],
  ])('%s', (_case, write, at) => {
    const of = (...items: string[]): Texts => claimed(write(...items), '{n: 1}');

    test('destroys the resource that leaves it', () => {
      const report = review(of(item('b')), of(item('a'), item('b')), 'destroys');
      expect(report.outcome).toBe('findings');
      expect(changesIn(report, 'stg')).toEqual([
        expect.objectContaining({ kind: 'destroys', resource: 'K a', pointer: `${at}/0` }),
      ]);
    });

    test('reports the resource that is added', () => {
      expect(changesIn(review(of(item('b'), item('a')), of(item('a'))), 'stg')).toEqual([
        expect.objectContaining({ kind: 'added', resource: 'K b', pointer: `${at}/0` }),
      ]);
    });

    test('compares a resource at any place', () => {
      const head = of(item('b'), item('a', ', spec: {x: 2}'));
      const base = of(item('a', ', spec: {x: 1}'), item('b'));
      expect(changesIn(review(head, base), 'stg')).toEqual([
        expect.objectContaining({ kind: 'changed', pointer: `${at}/1/spec/x`, old: 1, new: 2 }),
      ]);
    });

    test('is compared with the same resources in files of their own', () => {
      const files = ['a', 'b']
        .map((name) => `  - file: ${name}.yaml\n    document: ${item(name)}\n`)
        .join('');
      const head = of(item('a'), item('b'));
      const base = claimed(files, '{n: 1}');
      for (const [report, old, next] of [
        [review(head, base, 'destroys'), 'a.yaml', 'own.yaml'],
        [review(base, head, 'destroys'), 'own.yaml', 'a.yaml'],
      ] as const) {
        expect(report.outcome).toBe('clean');
        expect(changesIn(report, 'stg')).toHaveLength(2);
        expect(changesIn(report, 'stg')[0]).toMatchObject({ kind: 'changed', old, new: next });
        expect(printRender(report, 'pretty')).toContain(
          `K a is in another file: ${old} -> ${next}`,
        );
      }
    });

    test.each([
      ['twice in it', (): Texts => of(item('a'), item('a')), 'has the same resource twice'],
      [
        'twice, in two versions of its API group',
        (): Texts => of(item('a'), item('a').replace('a/v1', 'a/v2')),
        'has the same resource twice',
      ],
      [
        'in another file',
        (): Texts =>
          claimed(`${write(item('a'))}  - file: x.yaml\n    document: ${item('a')}\n`, '{n: 1}'),
        '`own.yaml` and `x.yaml` are the same resource',
      ],
      [
        'of Terraform in another file',
        (): Texts =>
          claimed(
            ['a', 'b']
              .map(
                (name) => `  - file: ${name}.tf.json\n    document: {module: {db: {source: x}}}\n`,
              )
              .join(''),
            '{n: 1}',
          ),
        '`a.tf.json` and `b.tf.json` are the same resource: Terraform module `db`.',
      ],
    ])('a resource %s is refused', (_where, texts, words) => {
      const { report } = renderTexts(texts(), ROOT);
      const stg = report.environments.find(({ name }) => name === 'stg')!;
      expect(stg.diagnostics).toEqual([
        expect.objectContaining({
          rule: 'output-unique',
          message: expect.stringContaining(words) as string,
        }),
      ]);
    });
  });
});
