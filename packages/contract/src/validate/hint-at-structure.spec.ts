import { createMemoryFiles } from '../files/memory-files';
import { createSession } from '../bundle/session';
import { createWorkspaceIndex } from '../workspace/workspace-index';
import { validateBundle } from './validate-bundle';

const SERVICE = 'service: {name: svc, version: 1.0.0}\n';

function hintsOf(contract: string, override?: string): (string | undefined)[] {
  return validate(contract, override).report.environments.flatMap(({ diagnostics }) =>
    diagnostics.map(({ code, hint }) => `${code}: ${hint}`),
  );
}

function validate(contract: string, override?: string, schema = '{}') {
  const files = createMemoryFiles({
    'svc/pacto.yaml': contract,
    'svc/schema.json': schema,
    ...(override !== undefined && { 'svc/overrides/values.prod.yaml': override }),
  });
  const index = createWorkspaceIndex(
    [{ root: 'svc', name: 'svc', version: '1.0.0', kind: 'service' }],
    {
      registries: [],
    },
  );
  return validateBundle(createSession(), { files, index }, { root: 'svc' });
}

const V1 = `pactoVersion: "1.0"\n${SERVICE}`;

describe('a key of the language in another mapping', () => {
  it.each([
    ['health: {interface: api}\n', '`health` is a key of `runtime`.'],
    ['owner: team/a\n', '`owner` is a key of `service`.'],
    ['visibility: public\n', '`visibility` is a key of an entry of `interfaces`.'],
    ['runtime: {scaling: {min: 1}}\n', '`scaling` is a key of the contract itself.'],
    [
      'scaling: {min: 1, max: 2, liveness: {path: /}}\n',
      '`liveness` is a key of `runtime.health`.',
    ],
  ])('is named with the mapping that has it: %j', (text, hint) => {
    expect(hintsOf(V1 + text)).toContain(
      `SCHEMA_VIOLATION: ${hint} Move it there, or correct its indentation.`,
    );
  });

  it('is not named if many mappings have it', () => {
    expect(hintsOf(`${V1}name: a\n`).join()).not.toContain('is a key of');
  });

  it('is named in an override file', () => {
    expect(hintsOf(V1, 'service: {workload: job}\n')).toContain(
      'SCHEMA_VIOLATION: `workload` is a key of `runtime`. Move it there, or correct its indentation.',
    );
  });
});

it.each([
  ['replicas: 3', '', ' `replicas` is a key of `scaling`.'],
  ['resources: {cpu: 1}', '', ''],
  [
    'resources: {cpu: 1}',
    'configurations: [{name: app, schema: schema.json, resources: {}}]\n',
    '',
  ],
])(
  'a value beside `values` is sent below it: %j, in an override file %j',
  (key, override, home) => {
    const name = key.split(':')[0]!;
    const contract = `${V1}configurations: [{name: app, schema: schema.json${override ? '' : `, ${key}`}}]\n`;
    expect(hintsOf(contract, override || undefined)).toEqual([
      `SCHEMA_VIOLATION: If \`${name}\` is a value of the configuration, write it below \`values\` of the entry.${home}`,
    ]);
  },
);

it('a policy that checks such a key gets the same hint', () => {
  const policies = `${V1}policies: [{name: a, schema: schema.json}]\n`;
  const { diagnostics } = validate(
    policies,
    undefined,
    '{"anyOf": [true, {"required": ["health"]}]}',
  ).report.environments[0]!;
  expect(diagnostics.map(({ code, hint }) => `${code}: ${hint}`)).toEqual([
    'UNKNOWN_POLICY_KEY: `health` is a key of `runtime`.',
  ]);
});

it.each([
  [
    'dependencies: {auth: "oci://a/auth:1.0.0"}\n',
    'Write each entry as `- ` with its keys: `- {name: auth, ref: …}`.',
  ],
  ['dependencies: ["oci://ghcr.io/a/auth:1.0.0"]\n', 'Write it as `- {name: auth, ref: …}`.'],
  [
    'policies: ["oci://ghcr.io/a/platform@sha256:00"]\n',
    'Write it as `- {name: platform, ref: …}`.',
  ],
])('a reference in place of an entry is explained: %j', (text, hint) => {
  expect(hintsOf(V1 + text)).toEqual([`SCHEMA_VIOLATION: ${hint}`]);
});

describe('an older form of the language', () => {
  it.each([
    [
      'a single configuration',
      'configuration: {schema: schema.json, values: {a: 1}}\n',
      'SCHEMA_VIOLATION: This is an older form of the language. Write `configurations: [{name: default, schema: schema.json}]`, with the values of each entry.',
    ],
    [
      'configurations under `configs`',
      'configuration:\n  configs: [{name: app, schema: schema.json}, {name: db, ref: ../db}]\n',
      'SCHEMA_VIOLATION: This is an older form of the language. Write `configurations: [{name: app, schema: schema.json}, {name: db, ref: ../db}]`, with the values of each entry.',
    ],
    [
      'a single policy',
      'policy: {ref: oci://ghcr.io/example/platform:1.0.0}\n',
      'SCHEMA_VIOLATION: This is an older form of the language. Write `policies: [{name: default, ref: oci://ghcr.io/example/platform:1.0.0}]`, with the values of each entry.',
    ],
    [
      'a policy without a name',
      'policies: [{schema: schema.json}]\n',
      'SCHEMA_VIOLATION: Entries had no name in an older form of the language. Add `name: default`.',
    ],
    [
      'a dependency without a name',
      'dependencies: [{ref: "oci://ghcr.io/example/mailer:1.0.0@sha256:00", compatibility: ^1.0.0}]\n',
      'SCHEMA_VIOLATION: Entries had no name in an older form of the language. Add `name: mailer`.',
    ],
  ])('is recognised in %s', (_, text, expected) => {
    expect(hintsOf(V1 + text)).toEqual([expected]);
  });
});

it('an entry that lacks what the base has gets another hint than a merge', () => {
  const base = `${V1}configurations: [{name: app, schema: schema.json, values: {a: 1}}]\n`;
  const override = 'configurations:\n  - name: app\n    values: {a: 2}\n';
  expect(hintsOf(base, override)).toEqual([
    'SCHEMA_VIOLATION: A list in an override file replaces the list of the base. Write the whole entry, also `schema: schema.json`.',
  ]);
});

it.each(['interfaces', 'configurations', 'policies', 'dependencies'])(
  'entries of %s whose names are keys are written as a list',
  (list) => {
    const [first] = hintsOf(`${V1}${list}: {app: {ref: x}, other: {ref: y}}\n`);
    expect(first).toBe('SCHEMA_VIOLATION: Begin each entry with `- ` and its name: `- name: app`.');
  },
);

it.each(['replicas: null', 'replicas:', 'deep: [{replicas: null}]'])(
  'a `null` in values, as %s, gets the hint that no key is removed',
  (values) => {
    const number = { properties: { replicas: { type: 'integer' } } };
    const schema = { properties: { ...number.properties, deep: { items: number } } };
    const contract = `${V1}configurations: [{name: app, schema: schema.json}]\n`;
    const override = `configurations:\n  - name: app\n    schema: schema.json\n    values:\n      ${values}\n`;
    const { report } = validate(contract, override, JSON.stringify(schema));
    const found = report.environments.flatMap(({ diagnostics }) => diagnostics);
    expect(found.map(({ code, hint }) => [code, hint])).toEqual([
      [
        'CONFIG_VALUES_VALIDATION_FAILED',
        'Write a value, or remove the key. Unlike in Helm, `null` removes no key.',
      ],
    ]);
  },
);

it('a missing key gets an example', () => {
  const contract = 'pactoVersion: "1.0"\nservice: {name: svc}\ninterfaces: [{name: api}]\n';
  expect(hintsOf(contract)).toEqual([
    'SCHEMA_VIOLATION: For example: `version: "1.2.0"`.',
    'SCHEMA_VIOLATION: For example: `type: http`.',
  ]);
});

it('braces in what the entry lacks stay', () => {
  const base = `${V1}interfaces: [{name: api, type: http, port: 80, contract: "api-{v}.yaml"}]\n`;
  const override = 'interfaces:\n  - name: api\n    port: 81\n';
  expect(hintsOf(base, override)).toContain(
    'SCHEMA_VIOLATION: A list in an override file replaces the list of the base. Write the whole entry, also `type: http, contract: "api-{v}.yaml"`.',
  );
});

it.each([
  ['../svc/schema.json', 'schema.json'],
  ['../../services/svc/schema.json', 'schema.json'],
  ['./schema.json', 'schema.json'],
  ['a/../schema.json', 'schema.json'],
  ['../svc//a/./schema.json', 'a/schema.json'],
])('the path %s is better written as %s', (path, shortest) => {
  const contract = `${V1}configurations: [{name: app, schema: ${path}}]\n`;
  const files = createMemoryFiles({
    'services/svc/pacto.yaml': contract,
    'services/svc/schema.json': '{}',
    'services/svc/a/schema.json': '{}',
  });
  const root = 'services/svc';
  const bundle = { root, name: 'svc', version: '1.0.0', kind: 'service' } as const;
  const index = createWorkspaceIndex([bundle], { registries: [] });
  const { report } = validateBundle(createSession(), { files, index }, { root });
  expect(report.environments[0]?.diagnostics).toMatchObject([
    { code: 'PATH_NOT_NORMAL', hint: `Write \`${shortest}\`.` },
  ]);
});

it.each([
  ['has another name', '  - name: db\n    values: {a: 2}\n'],
  ['has no name', '  - values: {a: 2}\n'],
])('an entry that %s gets the hint that lists replace', (_, entry) => {
  const base = `${V1}configurations: [{name: app, schema: schema.json, values: {a: 1}}]\n`;
  const hints = hintsOf(base, `configurations:\n${entry}`);
  expect(hints.length).toBeGreaterThan(0);
  for (const hint of hints) {
    expect(hint).toBe(
      'SCHEMA_VIOLATION: A list in an override file replaces the list of the base. Write every entry of it as a whole.',
    );
  }
});

it('several missing keys of one replaced entry are one diagnostic', () => {
  const base = `${V1}dependencies: [{name: a, ref: ../a, compatibility: ^1.0.0, required: true}, {name: b, ref: ../b, compatibility: ^1.0.0}]\n`;
  const override = 'dependencies:\n  - name: a\n  - name: b\n    required: false\n';
  const { report } = validate(base, override);
  const prod = report.environments.find(({ name }) => name === 'prod');
  const structure = prod?.diagnostics.filter(({ code }) => code === 'SCHEMA_VIOLATION');
  expect(structure?.map(({ message, hint }) => [message, hint])).toEqual([
    [
      'The keys `ref` and `compatibility` are missing in `dependencies[0]`.',
      'A list in an override file replaces the list of the base. Write the whole entry, also `ref: ../a, compatibility: ^1.0.0, required: true`.',
    ],
    [
      'The keys `ref` and `compatibility` are missing in `dependencies[1]`.',
      'A list in an override file replaces the list of the base. Write the whole entry, also `ref: ../b, compatibility: ^1.0.0`.',
    ],
  ]);
});

it('missing keys without a hint stay a diagnostic each', () => {
  const { report } = validate('pactoVersion: "1.0"\nservice: {}\n');
  expect(report.environments[0]?.diagnostics.map(({ message }) => message)).toEqual([
    'The key `name` is missing in `service`.',
    'The key `version` is missing in `service`.',
  ]);
});

it.each<[text: string, hint: string | undefined]>([
  [
    'limits: {}\n',
    'SCHEMA_VIOLATION: An override file has the keys of a contract. Write values in `configurations`: an entry with its `name`, `schema` or `ref`, and `values`.',
  ],
  [
    'replicas: 3\n',
    'SCHEMA_VIOLATION: An override file has the keys of a contract. `replicas` is a key of `scaling`. Write values in `configurations`: an entry with its `name`, `schema` or `ref`, and `values`.',
  ],
  [
    'health: {path: /}\n',
    'SCHEMA_VIOLATION: An override file has the keys of a contract. `health` is a key of `runtime`. Write values in `configurations`: an entry with its `name`, `schema` or `ref`, and `values`.',
  ],
  [
    'values: {replicas: 3}\n',
    'SCHEMA_VIOLATION: An override file has the keys of a contract. `values` is a key of an entry of `configurations`. Write values in `configurations`: an entry with its `name`, `schema` or `ref`, and `values`.',
  ],
  ['configuratons: []\n', 'SCHEMA_VIOLATION: Did you mean `configurations`?'],
])('the key in the override file %j is explained', (text, hint) => {
  expect(hintsOf(V1, text)).toEqual([hint]);
});

it('typographic quotes around the version are named', () => {
  const [hint] = hintsOf(`pactoVersion: “1.0”\n${SERVICE}`);
  expect(hint).toBe(
    'UNSUPPORTED_PACTO_VERSION: Write `"1.0"`. To YAML, only `"` and `\'` are quotes.',
  );
});

it.each(['1', 'v1.0', 'V1', '1.0.0', ' 1.0', '1.0 '])(
  'the version %j is written otherwise',
  (version) => {
    expect(hintsOf(`pactoVersion: "${version}"\n${SERVICE}`)).toEqual([
      'UNSUPPORTED_PACTO_VERSION: Write `"1.0"`.',
    ]);
  },
);

const KEPT =
  'SCHEMA_VIOLATION: `null` does not delete what the base has. Remove the key here to keep the value of the base, or write another value.';

it.each<[text: string, hint: string]>([
  ['scaling: null\n', KEPT],
  ['scaling: {min: null}\n', KEPT],
  ['scaling:\n', KEPT],
  ['service: {owner: ~}\n', KEPT],
  ['service: null\n', KEPT],
  // The base has none, so nothing is deleted.
  [
    'service: {image: {ref: null}}\n',
    'SCHEMA_VIOLATION: For example: `ghcr.io/example/my-service-api:1.2.0`.',
  ],
])('the `null` in the override file %j is explained', (text, hint) => {
  const base = V1.replace('}', ', owner: team/example}') + 'scaling: {min: 1, max: 2}\n';
  expect(hintsOf(base, text)).toEqual([hint]);
});

it.each(['configurations', 'policies'])(
  'an entry of `%s` with both sources is explained',
  (list) => {
    const entry = '{name: a, schema: schema.json, ref: "oci://ghcr.io/example/a:1.0.0"}';
    expect(hintsOf(`${V1}${list}: [${entry}]\n`)).toEqual([
      'SCHEMA_VIOLATION: Keep `schema` for a file of this bundle, or `ref` for what another contract publishes.',
    ]);
  },
);

it('a version that is not supported is never relabeled', () => {
  const [hint] = hintsOf(`pactoVersion: "2.0"\n${SERVICE}`);
  expect(hint).toBe(
    'UNSUPPORTED_PACTO_VERSION: Install a version of this plugin that supports it, or rewrite the contract. Changing only the number is not enough.',
  );
});
