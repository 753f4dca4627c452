// Umbrella charts with the values and the schema that are rendered for them, in real Helm.
import { join } from 'node:path';
import { helmProblem, helmTemplate, HELM_VERSIONS, type ChartFiles } from '../../../testing/helm';
import { readTexts, renderTexts, type Texts } from '../../../testing/memory-unit';

const PLATFORM_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://example.com/platform.schema.json',
  type: 'object',
  additionalProperties: false,
  required: ['replicas'],
  properties: {
    replicas: { $ref: '#/$defs/count' },
    ports: {
      type: 'array',
      items: { $ref: 'https://example.com/platform.schema.json#/$defs/count' },
    },
    size: { $ref: '#size' },
    enabled: { type: 'boolean' },
    image: { type: 'object', properties: { tag: { type: 'string' } } },
    global: { type: 'object' },
  },
  $defs: {
    count: { type: 'integer', minimum: 0 },
    size: { $anchor: 'size', type: 'string', enum: ['small', 'large'] },
  },
};

/** As a chart must have it: Helm fetches what is not a reference within the file. */
const CHART_SCHEMA = JSON.stringify(PLATFORM_SCHEMA)
  .replaceAll('https://example.com/platform.schema.json#', '#')
  .replace('"#size"', '"#/$defs/size"');

const aliasesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `part-${index}`);

function workspace(aliases: readonly string[]): Texts {
  const ref = (name: string): string => `oci://ghcr.io/example/pactos/${name}:1.0.0`;
  const contract = (name: string, rest: object): string =>
    JSON.stringify({ pactoVersion: '1.0', service: { name, version: '1.0.0' }, ...rest });
  return {
    'platform/pacto.yaml': contract('platform', {
      configurations: [{ name: 'deployment', schema: 'configuration/schema.json' }],
    }),
    'platform/configuration/schema.json': JSON.stringify(PLATFORM_SCHEMA),
    'shop/pactos/shop-root/pacto.yaml': JSON.stringify({
      pactoVersion: '1.0',
      service: {
        name: 'shop-root',
        version: '1.0.0',
        chart: { ref: 'oci://ghcr.io/example/charts/shop', version: '1.0.0' },
      },
      dependencies: aliases.map((name) => ({
        name,
        ref: ref(`shop-${name}`),
        required: true,
        compatibility: '^1.0.0',
      })),
    }),
    ...Object.fromEntries(
      aliases.map((name, index) => [
        `shop/pactos/shop-${name}/pacto.yaml`,
        contract(`shop-${name}`, {
          configurations: [
            {
              name: 'deployment',
              ref: ref('platform'),
              values: { replicas: index, ports: [80], size: 'small' },
            },
          ],
        }),
      ]),
    ),
  };
}

/** The umbrella with the rendered schema; each alias can be switched off. */
function umbrella(
  aliases: readonly string[],
  schema: string,
  switches = (alias: string): object => ({ condition: `${alias}.enabled` }),
): ChartFiles {
  return {
    'Chart.yaml': chartFile(aliases, switches),
    'values.schema.json': schema,
    'charts/platform/Chart.yaml': 'apiVersion: v2\nname: platform\nversion: 1.0.0\n',
    'charts/platform/values.schema.json': CHART_SCHEMA,
    'charts/platform/templates/part.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Chart.Name }}}\ndata: {replicas: {{ .Values.replicas | quote }}}\n',
  };
}

function chartFile(aliases: readonly string[], switches: (alias: string) => object): string {
  const dependencies = aliases.map((alias) => ({
    name: 'platform',
    version: '1.0.0',
    alias,
    ...switches(alias),
  }));
  return JSON.stringify({ apiVersion: 'v2', name: 'shop', version: '1.0.0', dependencies });
}

function render(aliases: readonly string[]): { chart: ChartFiles; values: string } {
  const { texts, report } = renderTexts(workspace(aliases), 'shop/pactos/shop-root');
  expect(report.outcome).toBe('clean');
  const textOf = (path: string): string => texts.find((one) => one.path === path)!.text;
  return {
    chart: umbrella(aliases, textOf('_base/values.schema.json')),
    values: textOf('_base/values.yaml'),
  };
}

describe.each(HELM_VERSIONS)('Helm %s', (version) => {
  const problem = helmProblem(version);
  const run = problem === undefined ? test : test.skip;
  const note = problem === undefined ? '' : ` (skipped: ${problem})`;
  const deployed = (stdout: string): string[] =>
    [...stdout.matchAll(/metadata: \{name: (.*)\}/g)].map(([, name]) => name!).sort();

  run(`installs umbrellas with 1 to 8 aliases, and with some switched off${note}`, () => {
    for (const count of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const aliases = aliasesOf(count);
      const { chart, values } = render(aliases);
      const all = helmTemplate(version, chart, [values]);
      expect({ count, ...all, stdout: deployed(all.stdout) }).toMatchObject({
        status: 0,
        stdout: aliases,
      });
      const off = aliases.slice(0, Math.ceil(count / 2));
      const some = helmTemplate(
        version,
        chart,
        [values, ...off.map((alias) => `${alias}: {enabled: false, replicas: null}\n`)],
        ['--set-string', `${aliases[count - 1]!}.image.tag=1.10`],
      );
      expect({ count, ...some, stdout: deployed(some.stdout) }).toMatchObject({
        status: 0,
        stdout: aliases.slice(off.length),
      });
    }
  });

  const SWITCHES: Readonly<Record<string, object>> = {
    'part-0': { condition: 'features.first' },
    'part-1': { tags: ['workers', 'slow'] },
    'part-2': { condition: 'part-2.deploy.enabled, features.third' },
    'part-3': {},
  };

  run.each<[string, string, string[] | null]>([
    ['nothing is switched off', '', ['part-0', 'part-1', 'part-2', 'part-3']],
    [
      'a key of the umbrella switches one off',
      'features: {first: false}\npart-0: {replicas: null}\n',
      ['part-1', 'part-2', 'part-3'],
    ],
    [
      'tags switch one off',
      'tags: {workers: false, slow: false}\npart-1: {replicas: null}\n',
      ['part-0', 'part-2', 'part-3'],
    ],
    [
      'a key deep in the alias switches one off',
      'part-2: {deploy: {enabled: false}, replicas: null}\n',
      ['part-0', 'part-1', 'part-3'],
    ],
    ['one that is installed lacks what it requires', 'part-0: {replicas: null}\n', null],
    [
      'only one of two tags is off',
      'tags: {workers: false, slow: true}\npart-1: {replicas: null}\n',
      null,
    ],
    ['a switch is misspelt', 'fetures: {first: false}\n', null],
    ['one without a switch lacks what it requires', 'part-3: {replicas: null}\n', null],
  ])(`checks an umbrella with its own switches where %s${note}`, (_case, over, expected) => {
    const aliases = aliasesOf(4);
    const switches = (alias: string): object => SWITCHES[alias]!;
    const texts = {
      ...workspace(aliases),
      'shop/charts/shop/Chart.yaml': chartFile(aliases, switches),
    };
    const { texts: files, report } = renderTexts(texts, 'shop/pactos/shop-root');
    expect(report.outcome).toBe('clean');
    const textOf = (path: string): string => files.find((one) => one.path === path)!.text;
    const chart = {
      ...umbrella(aliases, textOf('_base/values.schema.json'), switches),
      'charts/platform/values.schema.json': '{}',
    };
    const { status, stderr, stdout } = helmTemplate(version, chart, [
      textOf('_base/values.yaml'),
      over,
    ]);
    expect({ stderr, status }).toMatchObject({ status: expected === null ? 1 : 0 });
    if (expected !== null) expect(deployed(stdout)).toEqual(expected);
  });

  run(`accepts the keys that the umbrella has default values for${note}`, () => {
    const aliases = aliasesOf(1);
    const values = 'ingress: { host: a.example }\n';
    const texts = {
      ...workspace(aliases),
      'shop/charts/shop/Chart.yaml': chartFile(aliases, () => ({})),
      'shop/charts/shop/values.yaml': values,
    };
    const { texts: files } = renderTexts(texts, 'shop/pactos/shop-root');
    const textOf = (path: string): string => files.find((one) => one.path === path)!.text;
    const chart = {
      ...umbrella(aliases, textOf('_base/values.schema.json')),
      'values.yaml': values,
    };
    const rendered = textOf('_base/values.yaml');
    expect(helmTemplate(version, chart, [rendered])).toMatchObject({ status: 0, stderr: '' });
    const other = helmTemplate(version, chart, [rendered, 'igress: {}\n']);
    expect(other).toMatchObject({ status: 1, stderr: expect.stringContaining('igress') });
  });

  run.each([
    ['a misspelt alias', 'prat-0: {replicas: 1}\n', 'prat-0'],
    ['a wrong type behind a reference', 'part-0: {ports: [eighty]}\n', 'ports'],
    ['a wrong value behind an anchor', 'part-1: {size: huge}\n', 'size'],
    ['an unknown key of a component', 'part-1: {replicsa: 1}\n', 'replicsa'],
  ])(`refuses %s${note}`, (_case, over, named) => {
    const { chart, values } = render(aliasesOf(2));
    // Without the schema of the component, only that of the umbrella is left.
    const umbrellaOnly = { ...chart, 'charts/platform/values.schema.json': '{}' };
    const { status, stderr } = helmTemplate(version, umbrellaOnly, [values, over]);
    expect(status).toBe(1);
    expect(stderr).toContain(named);
  });

  run(`installs the chart of the example in every environment${note}`, () => {
    const example = readTexts(join(__dirname, '../../../../../e2e/example'));
    const { texts } = renderTexts(example, 'my-service/pactos/my-service-root');
    const textOf = (path: string): string => texts.find((one) => one.path === path)!.text;
    for (const folder of ['_base', 'stg', 'prod']) {
      const chart = {
        'Chart.yaml': example['my-service/charts/my-service/Chart.yaml']!,
        'values.yaml': example['my-service/charts/my-service/values.yaml']!,
        'values.schema.json': textOf(`${folder}/values.schema.json`),
        'charts/platform-service/Chart.yaml':
          'apiVersion: v2\nname: platform-service\nversion: 2.0.0\n',
        'charts/platform-service/values.schema.json':
          example['platform/pactos/platform-service/configuration/schema.json']!,
        'charts/platform-service/templates/part.yaml':
          'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{ .Chart.Name }}}\n',
      };
      const { status, stderr, stdout } = helmTemplate(version, chart, [
        textOf(`${folder}/values.yaml`),
      ]);
      expect({ folder, status, stderr }).toEqual({ folder, status: 0, stderr: '' });
      expect(deployed(stdout)).toEqual(['api', 'worker']);
    }
  });
});
