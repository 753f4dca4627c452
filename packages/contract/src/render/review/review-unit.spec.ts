import { join } from 'node:path';
import { readTexts, renderTexts, type Texts } from '../../../testing/memory-unit';
import { printRender } from '../../report';
import { isDestroyed, type RenderReport } from '../render-report';
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
  return reviewUnit(renderTexts(head, ROOT), base && renderTexts(base, ROOT), {
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
    expect(printRender(report, 'github')).toMatch(/^::warning /);
    expect(printRender(report, 'junit')).not.toContain('<failure');
  });

  test('fails the task where the base is all there is', () => {
    const alone = (texts: Texts): Texts =>
      Object.fromEntries(Object.entries(texts).filter(([path]) => !path.includes('/overrides/')));
    const report = review(alone(EXAMPLE), alone(base), 'destroys');
    expect([report.outcome, destroyed(report)]).toEqual(['findings', [null]]);
    expect(printRender(report, 'github')).toMatch(/^::error /);
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

test('an environment that is gone destroys what it deployed', () => {
  const head = Object.fromEntries(Object.entries(EXAMPLE).filter(([path]) => path !== STG));
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
    reviewRemovedUnit(renderTexts(texts, ROOT), {
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
    expect(printRender(report, 'pretty')).toContain(
      'removed in 3 environments; 11 resources destroyed',
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
});

test.each([
  ['that looks like a secret', '{"type":"object"}', 'adminPassword', 's3cret-value'],
  [
    'that a schema marks',
    '{"type":"object","properties":{"pin":{"$ref":"#/$defs/p"}},"$defs":{"p":{"type":"string","writeOnly":true}}}',
    'pin',
    's3cret-value',
  ],
  [
    'that holds a private key',
    '{"type":"object"}',
    'pem',
    '-----BEGIN PRIVATE KEY-----s3cret-value',
  ],
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
  for (const format of ['pretty', 'markdown', 'github', 'sarif', 'junit', 'json'] as const) {
    expect(printRender(report, format)).not.toContain('s3cret-value');
  }
});
