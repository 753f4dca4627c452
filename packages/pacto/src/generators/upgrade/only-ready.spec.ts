import { logger } from '@nx/devkit';
import { REGISTRY, treeWithPlugin } from '../../testing/generator-tree';
import { upgradeGenerator } from './generator';

const HEAD = (name: string, version = '1.0.0') =>
  `pactoVersion: "1.0"\nservice: {name: ${name}, version: ${version}}\n`;

const pin = (list: 'policies' | 'configurations', contract: string, name = 'standard') =>
  `${list}: [{name: ${name}, ref: "oci://${REGISTRY}/${contract}"}]\n`;

/** A platform at 2.0.0 and at 3.0.0. The new one has another schema of values and requires an owner. */
const PLATFORMS: Record<string, string> = Object.fromEntries(
  [
    ['2.0.0', '{"type": "object"}', '{"type": "object"}'],
    [
      '3.0.0',
      '{"type": "object", "properties": {"service": {"type": "object", "required": ["owner"]}}}',
      '{"type": "object", "properties": {"size": {"type": "string"}}}',
    ],
  ].flatMap(([version, policy, values]) => [
    [
      `platform-${version}/pacto.yaml`,
      `${HEAD('platform', version)}policies: [{name: standard, schema: policy.json}]\nconfigurations: [{name: deployment, schema: values.json}]\n`,
    ],
    [`platform-${version}/policy.json`, policy!],
    [`platform-${version}/values.json`, values!],
  ]),
);

const OWNED = (name: string) =>
  `pactoVersion: "1.0"\nservice: {name: ${name}, version: 1.0.0, owner: team/a}\n`;

/** A root whose chart has the schema of platform 2.0.0 for the chart of its components. */
const shop = (...components: string[]): Record<string, string> => ({
  'shop/pactos/shop-root/pacto.yaml': `pactoVersion: "1.0"\nservice: {name: shop-root, version: 1.0.0, chart: {ref: ../../charts/shop, version: 1.0.0}}\ndependencies:\n${components.map((name) => `  - {name: ${name}, ref: "oci://${REGISTRY}/shop-${name}:1.0.0", required: true, compatibility: ^1.0.0}\n`).join('')}`,
  'shop/charts/shop/Chart.yaml': `apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n${components.map((name) => `  - {name: service, alias: ${name}, version: 1.0.0}\n`).join('')}`,
  'shop/charts/shop/charts/service/values.schema.json': '{"type": "object"}',
  ...Object.fromEntries(
    components.map((name) => [
      `shop/pactos/shop-${name}/pacto.yaml`,
      `${OWNED(`shop-${name}`)}${pin('configurations', 'platform:2.0.0', 'deployment')}`,
    ]),
  ),
});

const CONSUMER = { 'lone/pacto.yaml': `${OWNED('lone')}${pin('policies', 'platform:2.0.0')}` };

/** A contract that passes the policy of the platform on. */
const PASSING_ON = {
  'between/pacto.yaml': `${OWNED('between')}${pin('policies', 'platform:2.0.0')}`,
};
const user = (head: string, name: string) => ({
  [`${name}/pacto.yaml`]: `${head}${pin('policies', 'between:1.0.0')}`,
});

interface Case {
  readonly files: Record<string, string>;
  readonly moved: readonly string[];
  readonly held?: Record<string, RegExp>;
  readonly projects?: string[];
}

const CASES: Record<string, Case> = {
  'a consumer that nothing else uses': { files: CONSUMER, moved: ['lone'] },
  'a component whose root would no longer agree with its chart': {
    files: { ...shop('api'), ...CONSUMER },
    moved: ['lone'],
    held: { 'shop-api': /CHART_MISMATCH .*charts\/service\/values\.schema\.json/ },
  },
  'all components of such a root': {
    files: shop('api', 'worker'),
    moved: [],
    held: { 'shop-api': /behind `api` differs/, 'shop-worker': /behind `worker` differs/ },
  },
  'a component whose chart has the new schema already': {
    files: {
      ...shop('api'),
      'shop/charts/shop/charts/service/values.schema.json':
        PLATFORMS['platform-3.0.0/values.json']!,
    },
    moved: ['shop-api'],
  },
  'a contract that passes on a policy which its users meet': {
    files: { ...PASSING_ON, ...user(OWNED('good'), 'good') },
    moved: ['between'],
  },
  'a contract that passes on a policy which one of its users does not meet': {
    files: {
      ...PASSING_ON,
      ...user(OWNED('good'), 'good'),
      ...user(HEAD('bad'), 'bad'),
      ...CONSUMER,
    },
    moved: ['lone'],
    held: { between: /POLICY_VIOLATION .*`owner`[^]*bad\/pacto\.yaml:2/ },
  },
  'a user that was not valid before': {
    files: {
      ...PASSING_ON,
      'bad/pacto.yaml': `${OWNED('bad')}image: 1\n${pin('policies', 'between:1.0.0')}`,
    },
    moved: ['between'],
  },
  'one of two consumers that another one uses': {
    files: {
      ...PASSING_ON,
      'also/pacto.yaml': `${OWNED('also')}${pin('configurations', 'platform:2.0.0', 'deployment')}`,
      'bad/pacto.yaml': `${HEAD('bad')}policies: [{name: standard, ref: "oci://${REGISTRY}/between:1.0.0"}]\nconfigurations: [{name: deployment, ref: "oci://${REGISTRY}/also:1.0.0"}]\n`,
    },
    moved: ['also'],
    held: { between: /POLICY_VIOLATION/ },
  },
  'a consumer that is not named': {
    files: { ...shop('api'), ...CONSUMER },
    projects: ['lone'],
    moved: ['lone'],
  },
};

describe('upgrade --only-ready', () => {
  let printed: string[];
  beforeEach(() => {
    printed = [];
    jest.spyOn(logger, 'info').mockImplementation((text) => void printed.push(String(text)));
  });
  afterEach(() => jest.restoreAllMocks());

  it.each(Object.entries(CASES))('decides with its users about %s', async (_case, one) => {
    const tree = treeWithPlugin({ registry: REGISTRY });
    const files = { ...PLATFORMS, ...one.files };
    for (const [path, text] of Object.entries(files)) tree.write(path, text);
    await upgradeGenerator(tree, {
      name: 'platform',
      to: '3.0.0',
      onlyReady: true,
      projects: one.projects,
    });
    const moved = Object.keys(one.files).filter((path) =>
      tree.read(path, 'utf-8')!.includes('platform:3.0.0'),
    );
    expect(moved.map((path) => path.split('/').at(-2)).sort()).toEqual(one.moved);
    const [table] = printed;
    for (const [project, reason] of Object.entries(one.held ?? {})) {
      expect(table).toMatch(new RegExp(`^${project} .* 1 not met$`, 'm'));
      expect(table).toMatch(reason);
    }
    expect(table!.match(/ not met$/gm) ?? []).toHaveLength(Object.keys(one.held ?? {}).length);
  });
});
