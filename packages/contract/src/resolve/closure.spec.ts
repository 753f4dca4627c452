import type { BundleSummary } from '../model/summary';
import { readFacts } from '../model/read-facts';
import { buildWorkspaceIndex } from '../workspace/classify-bundles';
import { closureOf } from './closure';
import { referencesOf } from './edges';

const HOST = 'oci://ghcr.io/example/pactos';

const bundle = (
  root: string,
  text: string,
  overrides: Record<string, string> = {},
): BundleSummary => ({
  root,
  base: readFacts(text).facts,
  overrides: Object.entries(overrides).map(([path, own]) => ({
    path,
    facts: readFacts(own).facts,
  })),
});

const service = (name: string, version: string): string =>
  `service: {name: ${name}, version: ${version}}\n`;

const summaries = [
  bundle(
    'shop/pactos/shop-root',
    `service: {name: shop-root, version: 1.0.0, chart: {ref: oci://ghcr.io/example/charts/shop, version: 1.0.0}}\n` +
      `dependencies:\n` +
      `  - {name: api, ref: "${HOST}/shop-api:1.0.0", compatibility: ^1.0.0}\n` +
      `  - {name: auth, ref: "${HOST}/auth-root:4.0.0", compatibility: ^4.0.0}\n` +
      `  - {name: far, ref: "oci://elsewhere.io/pactos/shop-api:1.0.0", compatibility: ^1.0.0}\n`,
  ),
  bundle(
    'shop/pactos/shop-api',
    service('shop-api', '1.0.0') +
      `interfaces: [{name: api, type: http, contract: interfaces/api.yaml}]\n` +
      `policies: [{name: p, ref: "${HOST}/platform:2.0.0"}]\n` +
      `configurations: [{name: deployment, ref: "${HOST}/platform:2.0.0"}, {name: own, schema: ../leak.json}]\n`,
    {
      'overrides/values.prod.yaml': `configurations: [{name: db, ref: "${HOST}/postgres:17.0.0"}]\n`,
    },
  ),
  bundle(
    'platform/v2',
    service('platform', '2.0.0') +
      'policies: [{name: p, schema: policy/schema.json}]\nconfigurations: [{name: d, schema: configuration/schema.json}]\n',
  ),
  bundle(
    'platform/v3',
    service('platform', '3.0.0') + 'policies: [{name: p, schema: policy/schema.json}]\n',
    {
      'overrides/values.dev.yaml': '',
    },
  ),
  bundle(
    'infra/postgres',
    service('postgres', '17.0.0') +
      'metadata: {labels: {platform/provisioner: crossplane}}\n' +
      'policies: [{name: q, schema: policy/schema.json}]\nconfigurations: [{name: provisioning, schema: c.json}]\n',
  ),
];
const index = buildWorkspaceIndex(summaries, { registries: ['ghcr.io/example/pactos/'] });
const summaryOf = (root: string) => summaries.find((summary) => summary.root === root);
const closure = (root: string, checksFiles = false) =>
  closureOf(summaryOf(root)!, { index, summaryOf, checksFiles: () => checksFiles });

describe('kinds', () => {
  it.each([
    ['shop/pactos/shop-root', 'root'],
    ['shop/pactos/shop-api', 'component'],
    ['platform/v2', 'platform'],
    ['infra/postgres', 'infrastructure'],
  ])('%s is %s', (root, kind) => {
    expect(index.bundleAt(root)?.kind).toBe(kind);
  });
});

describe('which files can decide a verdict', () => {
  it('of a component: its own, those of what it references, and the contracts of candidates', () => {
    expect(closure('shop/pactos/shop-api').files).toEqual([
      'infra/postgres/c.json',
      'infra/postgres/pacto.yaml',
      'infra/postgres/policy/schema.json',
      'platform/v2/configuration/schema.json',
      'platform/v2/pacto.yaml',
      'platform/v2/policy/schema.json',
      'platform/v3/pacto.yaml',
      'shop/pactos/shop-api/interfaces/api.yaml',
      'shop/pactos/shop-api/overrides/values.prod.yaml',
      'shop/pactos/shop-api/pacto.lock',
      'shop/pactos/shop-api/pacto.yaml',
    ]);
  });
  it('of a root whose chart has charts below it: their schemas, and those that the components refer to', () => {
    const FOLDERS: Record<string, string[]> = {
      'shop/charts': ['shop'],
      'shop/charts/shop/charts': ['service'],
    };
    const { files, charts } = closureOf(summaryOf('shop/pactos/shop-root')!, {
      index,
      summaryOf,
      checksFiles: () => false,
      foldersIn: (path) => FOLDERS[path] ?? [],
    });
    const without = closure('shop/pactos/shop-root').files;
    expect(files.filter((path) => !without.includes(path))).toEqual([
      'platform/v2/configuration/schema.json',
      'platform/v2/pacto.yaml',
      'platform/v3/pacto.yaml',
      'shop/charts/shop/charts/service/values.schema.json',
    ]);
    expect(charts).toEqual(['shop/charts/shop']);
  });

  it('of a root: the contracts of its components and its chart, no file of theirs', () => {
    expect(closure('shop/pactos/shop-root').files).toEqual([
      'shop/charts/shop/Chart.yaml',
      'shop/charts/shop/values.schema.json',
      'shop/pactos/shop-api/pacto.yaml',
      'shop/pactos/shop-root/pacto.lock',
      'shop/pactos/shop-root/pacto.yaml',
    ]);
  });
  it('includes the whole folder only when a policy checks files', () => {
    expect(closure('shop/pactos/shop-api').folders).toEqual([]);
    expect(closure('shop/pactos/shop-api', true).folders).toEqual(['shop/pactos/shop-api']);
  });
});

describe('the target of a reference', () => {
  it('is the bundle that answers, and no other version of it', () => {
    expect(referencesOf(summaryOf('shop/pactos/shop-api')!, index)).toEqual([
      {
        ref: `${HOST}/platform:2.0.0`,
        kind: 'configuration',
        files: ['pacto.yaml'],
        answeredBy: ['platform/v2'],
      },
      {
        ref: `${HOST}/platform:2.0.0`,
        kind: 'policy',
        files: ['pacto.yaml'],
        answeredBy: ['platform/v2'],
      },
      {
        ref: `${HOST}/postgres:17.0.0`,
        kind: 'configuration',
        files: ['overrides/values.prod.yaml'],
        answeredBy: ['infra/postgres'],
      },
    ]);
  });
  it('names each file of a reference once', () => {
    const platform = `${HOST}/platform:2.0.0`;
    const policies = `policies: [{name: p, ref: "${platform}"}, {name: q, ref: "${platform}"}]\n`;
    const mailer = bundle('mailer', service('mailer', '1.0.0') + policies, {
      'overrides/values.dev.yaml': policies,
    });
    expect(referencesOf(mailer, index)).toEqual([
      {
        ref: platform,
        kind: 'policy',
        files: ['pacto.yaml', 'overrides/values.dev.yaml'],
        answeredBy: ['platform/v2'],
      },
    ]);
  });
  it('is both bundles where two have that name and version', () => {
    const mailer = bundle(
      'mailer',
      `${service('mailer', '1.0.0')}policies: [{name: p, ref: "${HOST}/base:1.0.0"}]\n`,
    );
    const all = ['one', 'two'].map((root) => bundle(root, service('base', '1.0.0')));
    const own = buildWorkspaceIndex([mailer, ...all], { registries: ['ghcr.io/example/pactos'] });
    expect(referencesOf(mailer, own)[0]!.answeredBy).toEqual(['one', 'two']);
  });
  it('is nothing for another host and for a bundle that is not here', () => {
    expect(
      referencesOf(summaryOf('shop/pactos/shop-root')!, index).map(({ answeredBy }) => answeredBy),
    ).toEqual([['shop/pactos/shop-api'], [], []]);
  });
});

describe('what may have answered a reference until now is an input', () => {
  const policyOf = (ref: string): BundleSummary =>
    bundle('mailer', `${service('mailer', '1.0.0')}policies: [{name: p, ref: "${ref}"}]\n`);
  const closureIn = (all: BundleSummary[], isLocked?: () => boolean) =>
    closureOf(all[0]!, {
      index: buildWorkspaceIndex(all, { registries: ['ghcr.io/example/pactos'] }),
      summaryOf: (root) => all.find((one) => one.root === root),
      checksFiles: () => false,
      isLocked,
    });
  const first = bundle('platform/first', service('base', '1.0.0'));

  it.each([
    ['as it was', service('base', '2.0.0'), false],
    ['renamed', service('core', '2.0.0'), true],
    ['unreadable', 'service: {name: base\n  - [', true],
  ])('the bundle whose folder has the name: %s', (_case, text, allContracts) => {
    const closure = closureIn([policyOf(`${HOST}/base:2.0.0`), first, bundle('pactos/base', text)]);
    expect(closure.files.filter((file) => file.endsWith('/pacto.yaml'))).toEqual([
      'mailer/pacto.yaml',
      'pactos/base/pacto.yaml',
      'platform/first/pacto.yaml',
    ]);
    expect(closure.allContracts).toBe(allContracts);
  });

  it('every contract, where no bundle answers a reference below our registry', () => {
    expect(closureIn([policyOf(`${HOST}/base:3.0.0`), first]).allContracts).toBe(true);
    expect(closureIn([policyOf(`${HOST}/base:1.0.0`), first]).allContracts).toBe(false);
    expect(closureIn([policyOf('oci://other.io/x/base:3.0.0'), first]).allContracts).toBe(false);
  });

  it('not every contract, where a lock answers', () => {
    const all = [policyOf(`${HOST}/base:3.0.0`), first];
    expect(closureIn(all, () => true).allContracts).toBe(false);
  });
});

describe('what answers a reference', () => {
  const resolve = (ref: string, from = 'shop/pactos/shop-api', range?: string) => {
    const answer = index.resolve({ ref, from, range });
    return answer.status === 'found' ? answer.bundle.root : answer.status;
  };
  it.each([
    [`${HOST}/platform:2.0.0`, 'platform/v2'],
    [`${HOST}/platform`, 'platform/v3'],
    [`${HOST}/platform:v2.0.0`, 'absent'],
    [`${HOST}/platform:2.0.0@sha256:${'a'.repeat(64)}`, 'external'],
    ['oci://ghcr.io.evil.io/example/pactos/platform:2.0.0', 'external'],
    [`${HOST}/team/platform:2.0.0`, 'external'],
    ['../../../platform/v2', 'platform/v2'],
    ['file://../../../platform/v3', 'platform/v3'],
    ['../../../../x', 'outside'],
    ['../../../platform', 'no-bundle'],
    ['oci://', 'malformed'],
  ])('%s: %s', (ref, expected) => {
    expect(resolve(ref)).toBe(expected);
  });
  it('picks the version that the range admits when no tag is given', () => {
    expect(resolve(`${HOST}/platform`, undefined, '^2.0.0')).toBe('platform/v2');
    expect(resolve(`${HOST}/platform`, undefined, '^9.0.0')).toBe('absent');
  });
});
