import { createSession } from '../bundle/session';
import type { Diagnostic } from '../diagnostics/diagnostic';
import { parseSource } from '../source/yaml/parse-source';
import { validateBundle } from '../validate/validate-bundle';
import {
  openUnit,
  readTexts,
  renderTexts,
  type Texts,
  type UnitOptions,
} from '../../testing/memory-unit';
import { join } from 'node:path';
import { DEFAULT_RENDER_SETTINGS } from './render-settings';

const EXAMPLE = readTexts(join(__dirname, '../../../../e2e/example'));
const PACTOS = 'my-service/pactos';
const ROOT = `${PACTOS}/my-service-root`;
const API = `${PACTOS}/my-service-api`;
const STG = `${API}/overrides/values.stg.yaml`;

const edit = (path: string, from: string | RegExp, to: string): Texts => {
  const text = EXAMPLE[path]!.replace(from, to);
  expect(text).not.toBe(EXAMPLE[path]);
  return { ...EXAMPLE, [path]: text };
};

/** `CODE file:line` of every diagnostic of an environment. */
function problems(texts: Texts, environment: string | null, options: UnitOptions = {}): string[] {
  const { report } = renderTexts(texts, ROOT, options);
  const found = report.environments.find(({ name }) => name === environment)!;
  return found.diagnostics.map(
    ({ code, file, range }) => `${code} ${file}:${range?.start.line ?? '?'}`,
  );
}

const placeIn = ({ file, range }: Diagnostic): string => `${file}:${range?.start.line ?? '?'}`;

/** A list and a mapping of one key have one line each. */
const nxJson =
  (options: { environments?: string[]; render: object }): UnitOptions['optionsAt'] =>
  () => {
    const lines = Object.entries({ environments: [], ...options }).map(
      ([key, value]) => `"${key}": ${JSON.stringify(value)}`,
    );
    const text = `{\n${lines.join(',\n\n')}\n}`;
    return { in: parseSource('nx.json', text).document!, pointer: '' };
  };

const OWN_TEMPLATE = 'infrastructure/postgres/render/crossplane.yaml';

const template = (file: string, name: string): string =>
  `renderVersion: 1
outputs:
  - file: ${JSON.stringify(file)}
    document:
      apiVersion: \${labels["platform/claim-api-version"]}
      kind: \${labels["platform/claim-kind"]}
      metadata: { name: "${name}" }
      spec: \${values}
`;

/** A second claim on the same type, before the first. */
function twoClaims(): Texts {
  const claim =
    '- name: reporting\n    ref: oci://ghcr.io/example/pactos/postgres:17.0.0\n    values: { instances: 2, size: small, backups: { enabled: true, schedule: "0 3 * * *" } }\n  ';
  return edit(STG, '- name: deployment', `${claim}- name: deployment`);
}

/** The override file with a claim on postgres that has this text in place of its values. */
const withoutValues = (text: string, values: string): string =>
  text.replace(/(postgres:17\.0\.0\n)    values:\n(?: {6}.*\n)+/, `$1${values}`);

/** As above, with a schema alone that requires values: no policy does. */
function claimOnPostgres(values: string): Texts {
  return {
    ...EXAMPLE,
    'infrastructure/postgres/configuration/schema.json': '{"required":["size"]}',
    'infrastructure/postgres/policy/schema.json': '{}',
    [STG]: withoutValues(EXAMPLE[STG]!, values),
  };
}

const LOCAL_SCHEMA = { [`${API}/configuration/a.json`]: '{"type":"object"}' };

describe('what cannot be rendered is refused', () => {
  test.each<[string, Texts, string | null, string[]]>([
    [
      'an environment that is not valid',
      edit(STG, 'replicas: 3', 'replicas: three'),
      'stg',
      [`CONFIG_VALUES_VALIDATION_FAILED ${STG}:6`],
    ],
    [
      'a provisioner that nothing renders',
      edit('infrastructure/postgres/pacto.yaml', 'crossplane', 'crosplane'),
      'stg',
      ['PROVISIONER_UNKNOWN infrastructure/postgres/pacto.yaml:8'],
    ],
    [
      'a label that is missing',
      edit('infrastructure/postgres/pacto.yaml', /.*claim-kind.*\n/, ''),
      'stg',
      ['RENDER_LABEL_INVALID infrastructure/postgres/pacto.yaml:7'],
    ],
    [
      'a key of a claim by which Crossplane connects it with its resources',
      {
        ...edit(STG, 'instances: 2', 'writeConnectionSecretToRef: { name: mine }'),
        'infrastructure/postgres/configuration/schema.json': '{"type":"object"}',
        'infrastructure/postgres/policy/schema.json': '{}',
      },
      'stg',
      [`TEMPLATE_FAILED ${STG}:14`],
    ],
    [
      'a key of a claim that Terraform reads as an argument of the module block',
      {
        ...edit(STG, 'instances: 2', 'version: "17"'),
        'infrastructure/postgres/pacto.yaml': EXAMPLE[
          'infrastructure/postgres/pacto.yaml'
        ]!.replace('crossplane', 'terraform')
          .replace(/platform\/claim-kind.*/, 'platform/module-source: example/postgres')
          .replace(/.*platform\/claim-api-version.*\n/, ''),
        'infrastructure/postgres/configuration/schema.json': '{"type":"object"}',
        'infrastructure/postgres/policy/schema.json': '{}',
      },
      'stg',
      [`TEMPLATE_FAILED ${STG}:14`],
    ],
    [
      'two configurations that could be the values of the chart',
      {
        ...edit(
          STG,
          '- name: deployment',
          '- {name: a, schema: configuration/a.json}\n  - name: chart',
        ),
        ...LOCAL_SCHEMA,
      },
      'stg',
      [`RENDER_AMBIGUOUS_DEPLOYMENT ${STG}:3`],
    ],
    [
      'chart values of a root',
      {
        ...edit(
          `${ROOT}/pacto.yaml`,
          'dependencies:',
          'configurations: [{name: deployment, schema: a.json}]\ndependencies:',
        ),
        [`${ROOT}/a.json`]: '{}',
      },
      null,
      [`RENDER_ROOT_VALUES ${ROOT}/pacto.yaml:9`],
    ],
    [
      'two claims with one name, and so with one file',
      {
        ...twoClaims(),
        'infrastructure/postgres/pacto.yaml': EXAMPLE[
          'infrastructure/postgres/pacto.yaml'
        ]!.replace('  labels:', '  labels:\n    platform/name: ${component.name}'),
      },
      'stg',
      [`RENDER_DUPLICATE_OUTPUT ${STG}:14`],
    ],
    [
      'two files that are one resource',
      {
        ...twoClaims(),
        [OWN_TEMPLATE]: template('claims/${configuration.name}.yaml', 'orders'),
      },
      'stg',
      [`RENDER_DUPLICATE_OUTPUT ${STG}:14`],
    ],
    [
      'a file where another one needs a folder',
      {
        ...twoClaims(),
        [OWN_TEMPLATE]: template(
          '${configuration.name == "postgres" ? "claims/a.yaml" : "claims/a.yaml/b.yaml"}',
          '${name}',
        ),
      },
      'stg',
      [`RENDER_DUPLICATE_OUTPUT ${STG}:14`],
    ],
    [
      'two files whose paths differ in case alone',
      {
        ...twoClaims(),
        [OWN_TEMPLATE]: template(
          '${configuration.name == "postgres" ? "claims/a.yaml" : "claims/A.yaml"}',
          '${name}',
        ),
      },
      'stg',
      [`RENDER_DUPLICATE_OUTPUT ${STG}:14`],
    ],
    ...['index.json', 'INDEX.json', 'index.json/a.yaml'].map(
      (file): [string, Texts, string, string[]] => [
        `the file ${file} of a template, which Pacto writes itself`,
        { ...EXAMPLE, [OWN_TEMPLATE]: template(file, '${name}') },
        'stg',
        [`RENDER_DUPLICATE_OUTPUT ${STG}:11`],
      ],
    ),
    [
      'two environments of one component whose names differ in case alone',
      { ...EXAMPLE, [STG.replace('stg', 'STG')]: EXAMPLE[STG]! },
      'stg',
      [`DUPLICATE_ENVIRONMENT ${STG}:1`],
    ],
    [
      'two environments of two components whose folders differ in case alone',
      { ...EXAMPLE, [`${PACTOS}/my-service-worker/overrides/values.STG.yaml`]: '# Nothing.\n' },
      'stg',
      [`RENDER_DUPLICATE_OUTPUT ${STG}:1`],
    ],
    [
      'a claim that has no values, although its schema requires some',
      claimOnPostgres(''),
      'stg',
      [`RENDER_CLAIM_VALUES_MISSING ${STG}:11`],
    ],
    [
      'a claim that has empty values, although its schema requires some',
      claimOnPostgres('    values: {}\n'),
      'stg',
      [`RENDER_CLAIM_VALUES_MISSING ${STG}:13`],
    ],
    [
      'a claim on secrets that has no values, although its schema requires some',
      {
        ...EXAMPLE,
        'infrastructure/secrets/configuration/schema.json': '{"required":["secrets"]}',
        'infrastructure/secrets/policy/schema.json': '{}',
        [STG]: EXAMPLE[STG]!.replace(/( {2}- name: secrets\n.*\n)[^]*/, '$1'),
      },
      'stg',
      [`RENDER_CLAIM_VALUES_MISSING ${STG}:19`],
    ],
    [
      'a claim without values that a policy on claims does not accept',
      { ...EXAMPLE, [STG]: withoutValues(EXAMPLE[STG]!, '') },
      'stg',
      [`POLICY_VIOLATION ${STG}:11`],
    ],
    [
      'a path that leaves the folder',
      {
        ...EXAMPLE,
        [OWN_TEMPLATE]: template('../../${name}.yaml', '${name}'),
      },
      'stg',
      [`TEMPLATE_FAILED ${OWN_TEMPLATE}:3`],
    ],
    ...['global', 'tags'].map((alias): [string, Texts, null, string[]] => [
      `the alias ${alias}, which Helm reserves`,
      {
        ...edit(`${ROOT}/pacto.yaml`, '- name: api', `- name: ${alias}`),
        'my-service/charts/my-service/Chart.yaml': EXAMPLE[
          'my-service/charts/my-service/Chart.yaml'
        ]!.replace('alias: api', `alias: ${alias}`),
      },
      null,
      [`RENDER_NAME_INVALID ${ROOT}/pacto.yaml:11`],
    ]),
    [
      'a number that JSON has not',
      {
        ...edit(
          'platform/pactos/platform-service/configuration/schema.json',
          '"additionalProperties": false',
          '"additionalProperties": true',
        ),
        [STG]: EXAMPLE[STG]!.replace('replicas: 3', 'replicas: 3\n      ratio: .inf'),
      },
      'stg',
      [`RENDER_VALUE_INVALID ${STG}:7`],
    ],
  ])('%s', (_case, texts, environment, expected) => {
    const environments = environment === null ? [] : [environment];
    const found = problems(texts, environment, { environments });
    expect(found.filter((line) => !line.startsWith('CONFIGURATION_'))).toEqual(expected);
  });

  test('keys that are so long that no index could list the places below them', () => {
    const key = `"${'k'.repeat(1000)}": `;
    const values = `${key}${`{ ${key}`.repeat(40)}[${'1, '.repeat(3000)}]${' }'.repeat(40)}`;
    const texts = {
      ...EXAMPLE,
      'platform/pactos/platform-service/configuration/schema.json': '{"type":"object"}',
      [STG]: EXAMPLE[STG]!.replace('replicas: 3', values),
    };
    const { report } = renderTexts(texts, ROOT);
    const { diagnostics } = report.environments.find(({ name }) => name === 'stg')!;
    const found = diagnostics.filter(({ code }) => code === 'RENDER_VALUE_INVALID');
    expect(found[0]).toMatchObject({
      message: expect.stringContaining('have more than 100000000 characters together'),
      file: STG,
    });
  });

  test.each([
    ['of letters', 'k'.repeat(1022), []],
    ['of one letter more', 'k'.repeat(1023), ['1025']],
    ['of characters that JSON escapes', '<'.repeat(171), ['1028']],
    ['of large characters', '😀'.repeat(1022), []],
    ['of one large character more', '😀'.repeat(1023), ['1025']],
  ])('a key that is too long for Helm 3 is refused where it is: %s', (_case, key, lengths) => {
    const texts = {
      ...EXAMPLE,
      'platform/pactos/platform-service/configuration/schema.json': '{"type":"object"}',
      [STG]: EXAMPLE[STG]!.replace('replicas: 3', `? "${key}"\n      : 3`),
    };
    const { report } = renderTexts(texts, ROOT);
    const { diagnostics } = report.environments.find(({ name }) => name === 'stg')!;
    const found = diagnostics.filter(({ code }) => code === 'RENDER_VALUE_INVALID');
    expect(found.map(({ file, range, message }) => [file, range?.start, message])).toEqual(
      lengths.map((length) => [
        STG,
        { line: 6, column: 9 },
        expect.stringContaining(`as JSON, it has ${length} characters, and the limit is 1024.`),
      ]),
    );
  });

  const infrastructure = 'infrastructure/postgres/pacto.yaml';
  const withLabel = (label: string, value: string): Texts => ({
    ...EXAMPLE,
    [infrastructure]: EXAMPLE[infrastructure]!.replace(
      new RegExp(`\\n    ${label}: .*`),
      '',
    ).replace('\n  labels:', `$&\n    ${label}: ${value}`),
  });

  test.each([
    ['platform/claim-kind', '{ a: 1 }'],
    ['platform/claim-kind', '5'],
    ['platform/claim-kind', 'null'],
    ['platform/claim-kind', '""'],
    ['platform/claim-api-version', '/v1'],
    ['platform/claim-style', 'XR'],
    ['platform/claim-style', 'xr2'],
    ['platform/composition', 'My_Composition'],
    ['platform/secret-store-kind', 'Store'],
    ['platform/name', '[a]'],
    ['platform/connection-secret', 'false'],
    ['platform/secret-key', '"${secret.key"'],
    ['platform/provisioner', 'Cross'],
    ['platform/template', 'other.yaml'],
  ])('the label %s with %s is refused as in the contract that has it', (label, value) => {
    const texts = withLabel(label, value);
    const line = texts[infrastructure]!.split('\n').findIndex((one) => one.includes(label)) + 1;
    expect(problems(texts, 'stg')).toEqual([`RENDER_LABEL_INVALID ${infrastructure}:${line}`]);
    const { workspace } = openUnit(texts, 'infrastructure/postgres');
    const { report } = validateBundle(createSession(), workspace, {
      root: 'infrastructure/postgres',
      environments: [null],
    });
    const validated = report.environments[0]!.diagnostics.map(({ code }) => code);
    expect(validated).toEqual(['RENDER_LABEL_INVALID']);
  });

  test.each([
    ['a misspelt key', 'outputs:', 'output:', 2, 'The key `output` is not accepted here.'],
    ['a misspelt key of an output', 'file:', 'path:', 3, 'The key `path` is not accepted here.'],
    ['text that is not YAML', 'kind:', 'kind: "a" b:', 6, undefined],
    ['an expression that is not one', '${values}', '${values +}', 8, undefined],
  ])(
    'a template with %s is refused at its line, with an excerpt',
    (_case, from, to, line, message) => {
      const text = template('claims/a.yaml', 'a').replace(from, to);
      const { report, excerptOf } = renderTexts({ ...EXAMPLE, [OWN_TEMPLATE]: text }, ROOT);
      const { diagnostics } = report.environments.find(({ name }) => name === 'stg')!;
      const found = diagnostics.find((one) => message === undefined || one.message === message);
      expect(found).toMatchObject({
        code: 'TEMPLATE_INVALID',
        file: OWN_TEMPLATE,
        range: { start: { line } },
        related: [{ message: 'The claim is here.', file: STG }],
      });
      const { firstLine, lines } = excerptOf(found!)!;
      expect(lines[line - firstLine]).toBe(text.split('\n')[line - 1]);
    },
  );

  test('an alias may have any name of the letters that are accepted', () => {
    const texts = edit(`${ROOT}/pacto.yaml`, /- name: api\b/, '- name: __proto__');
    const chart = 'my-service/charts/my-service/Chart.yaml';
    const renamed = { ...texts, [chart]: texts[chart]!.replace('alias: api', 'alias: __proto__') };
    const { texts: files } = renderTexts(renamed, ROOT, { environment: 'stg' });
    const parsed = (path: string) =>
      parseSource(path, files.find((one) => one.path === path)!.text).document!.value;
    const { properties } = parsed('stg/values.schema.json') as { properties: object };
    expect(Object.keys(properties)).toContain('__proto__');
    expect(Object.keys(parsed('stg/values.yaml') as object)).toContain('__proto__');
  });

  test('names that are too long are refused, never cut', () => {
    const long = 'x'.repeat(50);
    const texts = edit(`${ROOT}/pacto.yaml`, 'charts/my-service', `charts/${long}`);
    expect(problems(texts, 'stg')).toEqual([`RENDER_NAME_INVALID ${ROOT}/pacto.yaml:7`]);
    expect(problems(texts, null)).toEqual([]);
  });

  const form =
    'only lower-case letters, digits and `-` are accepted, with a letter or digit at both ends.';
  const renamed = (from: string, to: string) =>
    `Rename the environment \`${from}\`, for example to \`${to}\`: its override files, and its name in the options of the plugin.`;
  const shorter = (what: string) =>
    `Give ${what} a shorter name, or set \`render.argocd.name\` in the options of the plugin. Pacto does not shorten names.`;
  const long = (length: number) => `which has ${length} characters; at most 53 are accepted.`;

  const CHART = `${ROOT}/pacto.yaml:7`;
  const LISTED = 'nx.json:2';

  test.each<
    [string, { chart?: string; environment: string; name?: string }, [string, string, string][]]
  >([
    ['an environment', { environment: 'QA_1' }, [[form, renamed('QA_1', 'qa-1'), LISTED]]],
    ['the end of an environment', { environment: 'qa-' }, [[form, renamed('qa-', 'qa'), LISTED]]],
    [
      'a chart',
      { chart: 'my_chart', environment: 'stg' },
      [[form, 'Give the chart a name of this form.', CHART]],
    ],
    [
      'a chart and an environment',
      { chart: 'my_chart', environment: 'QA_1' },
      [[form, `Give the chart a name of this form. ${renamed('QA_1', 'qa-1')}`, CHART]],
    ],
    [
      'the option',
      { environment: 'stg', name: '{chart}-{env}-' },
      [[form, 'Change `render.argocd.name` in the options of the plugin.', 'nx.json:4']],
    ],
    ['an environment that the option leaves out', { environment: 'QA_1', name: '{chart}' }, []],
    ['nothing', { environment: 'qa-1' }, []],
    [
      'a long chart',
      { chart: 'x'.repeat(50), environment: 'stg' },
      [[long(54), shorter('the chart or the environment'), CHART]],
    ],
    [
      'a long environment',
      { environment: 'x'.repeat(50) },
      [[long(61), shorter('the environment'), LISTED]],
    ],
    [
      'a long chart alone',
      { chart: 'x'.repeat(54), environment: 'stg', name: '{chart}' },
      [[long(54), shorter('the chart'), CHART]],
    ],
    [
      'a long environment with other characters',
      { environment: 'X'.repeat(50) },
      [
        [long(61), shorter('the environment'), LISTED],
        [form, renamed('X'.repeat(50), 'x'.repeat(50)), LISTED],
      ],
    ],
  ])('a refused name of an Application is reported at %s', (_case, given, expected) => {
    const { chart, environment, name } = given;
    const optionsAt = nxJson({ environments: [environment], render: { argocd: { name } } });
    const texts = chart
      ? edit(`${ROOT}/pacto.yaml`, 'charts/my-service', `charts/${chart}`)
      : EXAMPLE;
    const argocd = { ...DEFAULT_RENDER_SETTINGS.argocd, ...(name && { name }) };
    const options = { environments: [environment], settings: { argocd }, optionsAt };
    const { report } = renderTexts(texts, ROOT, options);
    const { diagnostics } = report.environments.find((one) => one.name === environment)!;
    const found = diagnostics.filter(({ message }) => message.startsWith('The Application '));
    expect(found).toEqual(
      expected.map(([message, hint]) =>
        expect.objectContaining({ message: expect.stringContaining(message), hint }),
      ),
    );
    expect(found.map(placeIn)).toEqual(expected.map(([, , place]) => place));
  });

  test.each<[string, string, Record<string, { cluster: string }>, string | undefined, boolean]>([
    ['has one name in two clusters', '{chart}', {}, undefined, true],
    ['has one name, where one environment is asked for', '{chart}', {}, 'stg', true],
    ['has its environment in its name', '{chart}-{env}', {}, undefined, false],
    [
      'has one name, where each environment has its own Argo CD',
      'shop',
      { stg: { cluster: 'in-cluster' }, prod: { cluster: 'in-cluster' } },
      undefined,
      false,
    ],
  ])('an Application that %s', (_case, name, clusters, environment, isRefused) => {
    const argocd = { ...DEFAULT_RENDER_SETTINGS.argocd, name };
    const { report } = renderTexts(EXAMPLE, ROOT, {
      environment,
      environments: ['stg', 'prod'],
      settings: { argocd, environments: clusters },
      optionsAt: nxJson({ environments: ['stg', 'prod'], render: { argocd: { name } } }),
    });
    const { diagnostics } = report.environments.find((one) => one.name === 'stg')!;
    const found = diagnostics.filter(({ code }) => code === 'RENDER_DUPLICATE_OUTPUT');
    expect(found.map(placeIn)).toEqual(isRefused ? ['nx.json:4'] : []);
    for (const { message } of found) {
      expect(message).toContain('`stg` and `prod` would share the Application');
      expect(message).toContain('their clusters are `stg` and `prod`');
    }
  });

  test.each<[string, string, Record<string, { cluster?: string; namespace?: string }>, string[]]>([
    [
      'one namespace of one cluster',
      '{chart}-{env}',
      { stg: { cluster: 'in-cluster' }, prod: { cluster: 'in-cluster' } },
      ['`stg` and `prod` are both in the namespace `my-service` of the cluster `in-cluster`'],
    ],
    [
      'one namespace, where one has the cluster of the other',
      '{chart}-{env}',
      { stg: { cluster: 'prod', namespace: 'shop' }, prod: { namespace: 'shop' } },
      ['`stg` and `prod` are both in the namespace `shop` of the cluster `prod`'],
    ],
    [
      'two namespaces of one cluster',
      '{chart}-{env}',
      { stg: { cluster: 'eu', namespace: 'shop-stg' }, prod: { cluster: 'eu' } },
      [],
    ],
    [
      'one namespace in two clusters',
      '{chart}-{env}',
      { stg: { namespace: 'shop' }, prod: { namespace: 'shop' } },
      [],
    ],
    [
      'an Argo CD of their own each',
      '{chart}',
      { stg: { cluster: 'in-cluster' }, prod: { cluster: 'in-cluster' } },
      [],
    ],
  ])('two environments in %s', (_case, name, environments, expected) => {
    const argocd = { ...DEFAULT_RENDER_SETTINGS.argocd, name };
    const { report } = renderTexts(EXAMPLE, ROOT, {
      environments: ['stg', 'prod'],
      settings: { argocd, environments },
      optionsAt: nxJson({ environments: ['stg', 'prod'], render: { environments } }),
    });
    const { diagnostics } = report.environments.find((one) => one.name === 'stg')!;
    const found = diagnostics.filter(({ code }) => code === 'RENDER_DUPLICATE_OUTPUT');
    expect(found.map(({ message }) => message)).toEqual(
      expected.map((words) => expect.stringContaining(words) as string),
    );
    expect(found.map(({ file }) => file)).toEqual(expected.map(() => 'nx.json'));
  });

  test.each([
    ['values.yaml', 'Pacto writes this file itself. Change `file` in the template.'],
    ['VALUES.yaml', 'Pacto writes this file itself. Change `file` in the template.'],
    ['argocd/application.yaml', 'Pacto writes this file itself. Change `file` in the template.'],
    ['values.yaml/a.yaml', 'Pacto writes `values.yaml` itself. Change `file` in the template.'],
    ['index.json/a.yaml', 'Pacto writes `index.json` itself. Change `file` in the template.'],
  ])('a template that writes %s learns that Pacto does', (file, hint) => {
    const texts = { ...EXAMPLE, [OWN_TEMPLATE]: template(file, '${name}') };
    const { report } = renderTexts(texts, ROOT, { environment: 'stg' });
    expect(report.environments[0]!.diagnostics).toEqual([
      expect.objectContaining({ code: 'RENDER_DUPLICATE_OUTPUT', hint }),
    ]);
  });

  test('a template that needs a folder where it writes a file learns that', () => {
    const outputs = ['claims/a.yaml', 'claims/a.yaml/b.yaml'].map(
      (file) => `  - file: ${file}\n    document: {apiVersion: example.com/v1, kind: Db}\n`,
    );
    const texts = { ...EXAMPLE, [OWN_TEMPLATE]: `renderVersion: 1\noutputs:\n${outputs.join('')}` };
    const { report } = renderTexts(texts, ROOT, { environment: 'stg' });
    expect(report.environments[0]!.diagnostics).toEqual([
      expect.objectContaining({
        message:
          'The output `claims/a.yaml/b.yaml` needs a folder where `claims/a.yaml` is a file.',
        hint: 'Change `file` in the template.',
      }),
    ]);
  });

  test.each([
    ['of a claim, which Kubernetes limits to 63 characters', 'x'.repeat(48), []],
    ['that is one character longer', 'x'.repeat(49), [`RENDER_NAME_INVALID ${STG}:11`]],
  ])('a name %s', (_case, configuration, expected) => {
    const texts = edit(STG, '- name: postgres', `- name: ${configuration}`);
    const found = problems(texts, 'stg').filter((line) => !line.startsWith('CONFIGURATION_'));
    expect(found).toEqual(expected);
  });

  const POSTGRES = 'infrastructure/postgres/pacto.yaml';
  /** The override file of an environment with this name in place of `stg`. */
  const renameStg = (to: string, texts = EXAMPLE): Texts => {
    const { [STG]: text, ...rest } = texts;
    return { ...rest, [STG.replace('stg', to)]: text! };
  };
  const withName = (name: string): Texts =>
    edit(POSTGRES, 'platform/claim-kind', `platform/name: ${name}\n    platform/claim-kind`);

  test.each<[string, Texts, string, UnitOptions, string]>([
    [
      'its override file',
      renameStg('QA_1', withName('${component.name}-${environment}')),
      'QA_1',
      {},
      `${STG.replace('stg', 'QA_1')}:1`,
    ],
    [
      'its override file, where the name is a label of each object',
      renameStg('qa-'),
      'qa-',
      {},
      `${STG.replace('stg', 'qa-')}:1`,
    ],
    [
      'the option that names the namespace',
      edit(`${ROOT}/pacto.yaml`, /oci:.*charts\/my-service/, '../../charts/my-service'),
      'stg',
      { settings: { environments: { stg: { namespace: 'My_NS' } } } },
      'nx.json:4',
    ],
    [
      'the label, where the other parts are plain',
      withName('${component.name}_${environment}'),
      'stg',
      {},
      `${POSTGRES}:9`,
    ],
    [
      'the label, where the name is too long for another reason than the environment',
      withName(`\${component.name}-${'x'.repeat(45)}-\${environment}`),
      'stg',
      {},
      `${POSTGRES}:9`,
    ],
    [
      'the name of the component',
      Object.fromEntries(
        Object.entries(EXAMPLE).map(([path, text]) => [
          path.replaceAll('my-service-api', `my-service-${'x'.repeat(50)}`),
          text.replaceAll('my-service-api', `my-service-${'x'.repeat(50)}`),
        ]),
      ),
      'stg',
      {},
      `${PACTOS}/my-service-${'x'.repeat(50)}/pacto.yaml:4`,
    ],
  ])('a refused name of a claim is reported at %s', (_case, texts, environment, given, place) => {
    const { environments = {} } = given.settings ?? {};
    const optionsAt = nxJson({ render: { environments } });
    const { report } = renderTexts(texts, ROOT, { ...given, optionsAt });
    const { diagnostics } = report.environments.find(({ name }) => name === environment)!;
    expect(diagnostics.map(({ code }) => code)).toContain('RENDER_NAME_INVALID');
    expect(new Set(diagnostics.map(placeIn))).toEqual(new Set([place]));
  });

  test.each([
    ['a namespace of 64 characters', { namespace: 'a'.repeat(64) }, /The namespace of `stg` is/],
    ['a namespace with upper case', { namespace: 'My_NS' }, /The namespace of `stg` is "My_NS"/],
    ['a project with a blank', { project: 'a b' }, /The project of `stg` is "a b"/],
  ])('the Application of an environment with %s', (_case, stg, message) => {
    const settings = { environments: { stg } };
    const optionsAt = nxJson({ render: settings });
    const { report } = renderTexts(EXAMPLE, ROOT, { settings, optionsAt });
    const found = report.environments.find(({ name }) => name === 'stg')!.diagnostics;
    expect(found.map(({ code }) => code)).toContain('RENDER_NAME_INVALID');
    expect(found.map((one) => one.message)).toContainEqual(expect.stringMatching(message));
    expect(new Set(found.map(placeIn))).toEqual(new Set(['nx.json:4']));
    expect(problems(EXAMPLE, null, { settings })).toEqual([]);
  });

  test.each([
    ['absent:image.tag=1', 'does not start with a component'],
    ['image.tag=1', 'does not start with a component'],
    ['api:image', 'has no `=`'],
    ['api:replicas=5', 'must be a whole number'],
    ['api:unknown=5', 'unknown'],
    ['zzz:password=s3cret', '`--platformSet zzz:password=…` does not'],
    ['password=s3cret', '`--platformSet password=…` does not'],
    ['api:password s3cret', '`--platformSet api:…` has no `=`'],
    ['api:image.tag=', '`--platformSet api:image.tag=…` gives an empty text'],
    ['api:image.tag= ', '`--platformSet api:image.tag=…` gives an empty text'],
    ['global.x=', 'has no `:` after `global`.'],
    ['api.image.tag=1', 'has no `:` after `api`.'],
    ['global:x=', '`--platformSet global:x=…` gives an empty text'],
    ['api:replicas.x=s3cret', '`--platformSet api:replicas.x=…`', 'api:replicas=1'],
    ['api:image.tag=s3cret,api:image.digest=2', 'has a second value in its text, for `api`.'],
    ['api:image.tag=s3cret, global:x=2', 'has a second value in its text, for `global`.'],
  ])('--platformSet %s', (text, words, ...before) => {
    const { report } = renderTexts(EXAMPLE, ROOT, { platformSets: [...before, text] });
    const [first] = report.environments[0]!.diagnostics;
    expect(first).toMatchObject({ code: 'PLATFORM_VALUE_INVALID' });
    expect(first!.message).toContain(words);
    expect(JSON.stringify(report)).not.toContain('s3cret');
  });
});

test.each(['1,2', 'a,other:x=1', 'a,api:x', 'a,api=1', 'https://x,y:1=2'])(
  '--platformSet keeps the comma in the text %s',
  (text) => {
    const { report } = renderTexts(EXAMPLE, ROOT, { platformSets: [`api:image.tag=${text}`] });
    expect(report.environments[0]!.diagnostics).toEqual([]);
  },
);

test.each([
  ['image.tag=1', 'Write `--platformSet alias:path.to.key=text`.'],
  ['api:image', 'Write `--platformSet alias:path.to.key=text`.'],
  ['api:replicas=5', 'A value of `--platformSet` is always a text.'],
  ['api:replica=5', 'Did you mean `replicas`?'],
  ['apii:image.tag=1', 'Did you mean `api`?'],
  ['api:image.tag=', 'the variable may not be set'],
  ['api:image.tag=1,global:x=2', '`--platformSet api:… --platformSet global:…`'],
])('the hint on --platformSet %s', (text, hint) => {
  const { report } = renderTexts(EXAMPLE, ROOT, { platformSets: [text] });
  expect(report.environments[0]!.diagnostics[0]!.hint).toContain(hint);
});

test.each<[string, Texts, string]>([
  [
    'whose schema accepts empty values',
    { ...claimOnPostgres(''), 'infrastructure/postgres/configuration/schema.json': '{}' },
    'stg',
  ],
  [
    'whose provisioner renders nothing',
    {
      ...claimOnPostgres(''),
      'infrastructure/postgres/pacto.yaml': EXAMPLE['infrastructure/postgres/pacto.yaml']!.replace(
        'platform/provisioner: crossplane',
        'platform/provisioner: none',
      ).replace(/.*platform\/claim-.*\n/g, ''),
    },
    'stg',
  ],
])('an environment may have a claim without values %s', (_case, texts, environment) => {
  expect(problems(texts, environment)).toEqual([]);
});

describe.each<[string, Texts, string]>([
  ['a schema', claimOnPostgres(''), 'RENDER_CLAIM_VALUES_MISSING'],
  ['a policy on claims', EXAMPLE, 'POLICY_VIOLATION'],
])('where %s requires values', (_case, texts, code) => {
  test.each([
    ['absent', '', 29],
    ['empty', '    values: {}\n', 31],
  ])('only the base may have a claim whose values are %s', (_values, values, line) => {
    const contract = `${API}/pacto.yaml`;
    const entry = `  - name: postgres\n    ref: oci://ghcr.io/example/pactos/postgres:17.0.0\n${values}`;
    const open = { ...texts, [contract]: EXAMPLE[contract]! + entry };
    const preview = renderTexts(open, ROOT).texts.map(({ path }) => path);
    expect(preview).toContain('_base/claims/my-service-api-postgres.yaml');
    expect(problems(open, null)).toEqual([]);
    // It has no override file, so it deploys what the base holds.
    const found = problems(open, 'dev', { environments: ['dev'] });
    expect(found).toEqual([`${code} ${contract}:${line}`]);
  });
});

test.each<[string, string | null, string[]]>([
  ['is left out of the preview of the base', null, []],
  ['is refused in an environment', 'stg', [`TEMPLATE_FAILED ${OWN_TEMPLATE}:9`]],
])('a claim without the values that its template needs %s', (_case, environment, expected) => {
  const contract = `${API}/pacto.yaml`;
  const texts = {
    ...EXAMPLE,
    [contract]: `${EXAMPLE[contract]!}  - name: postgres\n    ref: oci://ghcr.io/example/pactos/postgres:17.0.0\n`,
    [OWN_TEMPLATE]: `${template('claims/${name}.yaml', '${name}')}      users: \${values.users}\n`,
  };
  expect(problems(texts, environment)).toEqual(expected);
});

test.each<[string, Texts, RegExp]>([
  [
    'an override file with the entry',
    claimOnPostgres(''),
    /^Write `values` in this entry\. The list/,
  ],
  [
    'an override file without configurations',
    { ...claimOnPostgres(''), [STG]: 'scaling: { min: 1, max: 2 }\n' },
    /^Write `values` in this entry\. The list/,
  ],
  [
    'an empty override file',
    { ...claimOnPostgres(''), [STG]: '' },
    /^Write `values` in this entry/,
  ],
  [
    'no override file',
    Object.fromEntries(Object.entries(claimOnPostgres('')).filter(([path]) => path !== STG)),
    /^The contract has no override file .* Create `overrides\/values\.stg\.yaml`, and write this entry there with `values`\. The list/,
  ],
])('the hint on a claim without values names the file to write: %s', (_case, texts, hint) => {
  const contract = `${API}/pacto.yaml`;
  const entry = '  - name: postgres\n    ref: oci://ghcr.io/example/pactos/postgres:17.0.0\n';
  const open = { ...texts, [contract]: EXAMPLE[contract]! + entry };
  const { report } = renderTexts(open, ROOT, { environments: ['stg'] });
  const stg = report.environments.find(({ name }) => name === 'stg')!;
  const [found] = stg.diagnostics.filter(({ code }) => code === 'RENDER_CLAIM_VALUES_MISSING');
  expect(found!.hint).toMatch(hint);
});

test('a claim without values that is refused says why, and writes no file of its environment', () => {
  const { report, texts } = renderTexts(claimOnPostgres(''), ROOT);
  const [found] = report.environments.find(({ name }) => name === 'stg')!.diagnostics;
  expect(found!.message).toBe(
    'The claim `postgres` has no values, and the schema of `postgres:17.0.0` does not accept that: The key `size` is missing. A resource without them would be deployed unchecked.',
  );
  expect(texts.filter(({ path }) => path.startsWith('stg/'))).toEqual([]);
});

describe('a component that the root lists under two names', () => {
  const second =
    '  - {name: second, ref: "oci://ghcr.io/example/pactos/my-service-api:1.2.0", required: true, compatibility: "^1.0.0"}\n';
  const chart = 'my-service/charts/my-service/Chart.yaml';
  const twice = {
    ...edit(`${ROOT}/pacto.yaml`, '  # External', `${second}  # External`),
    [chart]: EXAMPLE[chart]!.replace(/( {2}- name(?:.*\n)+?.*alias: )api\n/, '$&$1second\n'),
  };
  const labelled = (text: string): Texts => {
    const path = 'infrastructure/postgres/pacto.yaml';
    return { ...twice, [path]: EXAMPLE[path]!.replace('labels:', `labels:\n    ${text}`) };
  };
  const claimsIn = (texts: Texts): string[] =>
    renderTexts(texts, ROOT, { environment: 'stg' })
      .texts.map(({ path }) => path)
      .filter((path) => path.includes('postgres') || path.includes('/second'));

  test('has each of its claims once', () => {
    expect(problems(twice, 'stg')).toEqual([]);
    expect(claimsIn(twice)).toEqual(['stg/claims/my-service-api-postgres.yaml']);
  });

  test('has a claim for each name that is part of the name of the claim', () => {
    const texts = labelled('platform/name: "${component.alias}-db"');
    expect(claimsIn(texts)).toContain('stg/claims/second-db.yaml');
  });

  test('may not have two claims in one file', () => {
    const texts = labelled('platform/connection-secret: "${component.alias}-db"');
    const { report } = renderTexts(texts, ROOT, { environment: 'stg' });
    expect(report.environments[0]!.diagnostics).toEqual([
      expect.objectContaining({
        code: 'RENDER_DUPLICATE_OUTPUT',
        hint: expect.stringContaining('under several names') as string,
      }),
    ]);
  });
});

test('a claim has the digits that its author wrote', () => {
  const schema = 'infrastructure/postgres/configuration/schema.json';
  const texts = {
    ...EXAMPLE,
    [schema]: '{"type":"object"}',
    'infrastructure/postgres/policy/schema.json': '{}',
    [STG]: EXAMPLE[STG]!.replace('instances: 2', 'instances: 9007199254740993'),
  };
  const { texts: files } = renderTexts(texts, ROOT);
  const claim = files.find(({ path }) => path === 'stg/claims/my-service-api-postgres.yaml')!;
  expect(claim.text).toContain('instances: 9007199254740993');
});

test('a template of the bundle wins over the built-in one, and is the source of what it writes', () => {
  const path = 'infrastructure/postgres/render/crossplane.yaml';
  const template =
    'renderVersion: 1\noutputs:\n  - file: claims/${name}.yaml\n    document:\n      apiVersion: v1\n      kind: Mine\n      metadata: {name: "${name}"}\n      spec: ${values}\n';
  const { texts } = renderTexts({ ...EXAMPLE, [path]: template }, ROOT);
  const index = JSON.parse(texts.find((one) => one.path === 'stg/index.json')!.text) as {
    files: { path: string; sources: { pointer: string; file: string }[] }[];
  };
  const claim = index.files.find((one) => one.path === 'claims/my-service-api-postgres.yaml')!;
  expect(claim.sources.find(({ pointer }) => pointer === '/kind')!.file).toBe(path);
  expect(claim.sources.find(({ pointer }) => pointer === '/spec/size')!.file).toBe(STG);
});

test('a service that is deployed by itself has its values at the top', () => {
  const texts = {
    'shop/pacto.yaml':
      'pactoVersion: "1.0"\nservice: {name: shop, version: 1.0.0, chart: {ref: oci://ghcr.io/x/shop, version: 1.0.0}}\nconfigurations: [{name: deployment, schema: s.json, values: {replicas: 2}}]\n',
    'shop/s.json': '{"type":"object"}',
  };
  const { texts: files } = renderTexts(texts, 'shop', { environments: ['stg'] });
  expect(files.find(({ path }) => path === 'stg/values.yaml')!.text).toBe('replicas: 2\n');
});
