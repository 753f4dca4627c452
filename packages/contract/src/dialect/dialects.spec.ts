import { createSchemaStore, isSchemaDefect, type SchemaStore } from '../schema-check/schema-store';
import { schemaNodes } from '../json-schema/schema-nodes';
import { buildOverrideSchema } from '../../codegen/build-override-schema';
import { dialectOf, supportedVersions, type Dialect, type SchemaNode } from './dialects';

const dialect = dialectOf('1.0') as Dialect;
const store: SchemaStore = createSchemaStore();

function problemsOf(schema: SchemaNode, value: unknown): string[] {
  const compiled = store.compile(schema);
  if (isSchemaDefect(compiled)) throw new Error(compiled.message);
  return compiled
    .check(value, { root: 'The contract', advises: false })
    .map(({ pointer, on, message }) => `${pointer} ${on}: ${message}`);
}

type Json = Record<string, unknown>;

const contact = { type: 'chat', value: '#payments', purpose: 'support' };
const state = {
  type: 'stateful',
  persistence: { scope: 'shared', durability: 'persistent' },
  dataCriticality: 'high',
};
const runtime = {
  workload: 'service',
  state,
  lifecycle: { upgradeStrategy: 'rolling', gracefulShutdownSeconds: 0 },
  health: {
    interface: 'api',
    path: '/health',
    initialDelaySeconds: 0,
    liveness: { path: '/livez', initialDelaySeconds: 3 },
    readiness: { path: '/readyz' },
  },
  metrics: { interface: 'api', path: '/metrics' },
};

/** Everything that the language has. */
const full: Json = {
  pactoVersion: '1.0',
  service: {
    name: 'my-service-api',
    version: '1.2.0',
    owner: { team: 'team/payments', dri: '@ada', contacts: [contact] },
    image: { ref: 'ghcr.io/example/api:1.2.0', private: true },
    chart: { ref: 'oci://ghcr.io/example/charts/api', version: '1.0.0' },
  },
  interfaces: [
    { name: 'api', type: 'http', port: 8080, visibility: 'public', contract: 'openapi.yaml' },
    { name: 'rpc', type: 'grpc', port: 1, contract: 'api.proto' },
    { name: 'events', type: 'event', contract: 'asyncapi.yaml' },
  ],
  configurations: [
    { name: 'own', schema: 'configuration/schema.json', values: { any: { thing: [1] } } },
    { name: 'deployment', ref: 'oci://ghcr.io/example/p:1.0.0', values: { replicas: 3 } },
    { name: 'later', ref: '../platform' },
  ],
  policies: [
    { name: 'own', schema: 'policy/schema.json' },
    { name: 'platform', ref: 'oci://ghcr.io/example/p:1.0.0' },
  ],
  dependencies: [{ name: 'worker', ref: '../worker', required: false, compatibility: '^1.0.0' }],
  runtime,
  scaling: { min: 1, max: 3 },
  metadata: { labels: { 'platform/provisioner': 'crossplane' } },
};

/** `full` with the value at a dotted path replaced; `undefined` takes the key away. */
function withValue(path: string, value: unknown): Json {
  const copy = structuredClone(full);
  const keys = path.split('.');
  const last = keys.pop() as string;
  let target: Json = copy;
  for (const key of keys) target = target[key] as Json;
  if (value === undefined) delete target[last];
  else target[last] = value;
  return copy;
}

/** Whether a description says more of a property than its name and a filler word or two. */
function newWords(pointer: string, description: unknown): boolean {
  const words = (text: string) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const name = pointer.split('/').at(-1)!;
  const known = new Set(['a', 'an', 'the', 'of', ...words(name.replace(/[A-Z]/g, ' $&'))]);
  return new Set(words(String(description ?? '')).filter((word) => !known.has(word))).size >= 2;
}

describe('dialects', () => {
  it.each(['1.1', '2.0', '', 'constructor', '__proto__', 1, 1.0, null, undefined, {}])(
    'has none for %j',
    (version) => {
      expect(dialectOf(version)).toBeUndefined();
    },
  );

  it.each(supportedVersions)('%s names itself in its schemas', (version) => {
    const { contractSchema, overrideSchema } = dialectOf(version) as Dialect;
    expect(contractSchema).toMatchObject({
      $id: `urn:pacto:schema:${version}`,
      properties: { pactoVersion: { enum: [version] } },
    });
    expect(overrideSchema.$id).toBe(`urn:pacto:schema:overrides:${version}`);
  });

  it.each(supportedVersions)('%s: the override schema is the one that is built', (version) => {
    const { contractSchema, overrideSchema } = dialectOf(version) as Dialect;
    expect(buildOverrideSchema(contractSchema, version)).toEqual(overrideSchema);
  });

  it.each(['contractSchema', 'overrideSchema'] as const)('%s helps an author', (which) => {
    const free: string[] = [];
    for (const { node, pointer } of schemaNodes(dialect[which])) {
      const isProperty = /(?:^|\/)properties\/[^/]+$/.test(pointer);
      const isCondition =
        /\/(?:if|then|not)(?:\/|$)|\/(?:oneOf|anyOf)\/\d+\/properties\/(?:min|max|replicas)$/.test(
          pointer,
        );
      if (isProperty && !isCondition) {
        expect([pointer, newWords(pointer, node.description)]).toEqual([pointer, true]);
        const hasExample = node.type === 'object' || Array.isArray(node.examples);
        expect([pointer, hasExample]).toEqual([pointer, true]);
      }
      if (node.type === 'object') {
        expect([pointer, typeof node.title]).toEqual([pointer, 'string']);
        if (node.additionalProperties !== false) free.push(pointer);
      }
    }
    expect(free).toEqual([
      '/properties/configurations/items/properties/values',
      '/properties/metadata',
    ]);
  });

  it('has examples that are valid', () => {
    for (const { node, pointer } of schemaNodes(dialect.contractSchema)) {
      if (!Array.isArray(node.examples)) continue;
      for (const example of node.examples as unknown[]) {
        expect([pointer, problemsOf(node, example)]).toEqual([pointer, []]);
      }
    }
  });
});

describe('a contract of 1.0 is valid', () => {
  it('with every field', () => {
    expect(problemsOf(dialect.contractSchema, full)).toEqual([]);
  });

  it('with only the fields that it must have', () => {
    const least = { pactoVersion: '1.0', service: { name: 'a', version: '1' } };
    expect(problemsOf(dialect.contractSchema, least)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['service.name', '0-a'],
    ['service.name', 'a'.repeat(300)],
    ['service.version', 'v1'],
    ['service.owner', 'team/example'],
    ['service.owner', { team: 'a' }],
    ['service.owner', { dri: 'ada@example.com' }],
    ['service.owner', undefined],
    ['service.image', { ref: 'nginx' }],
    ['service.chart', undefined],
    ['interfaces', []],
    ['interfaces.0', { name: 'api', type: 'http', port: 65535 }],
    ['interfaces.2', { name: 'e', type: 'event', contract: 'a.yaml', port: 80 }],
    ['configurations', []],
    ['configurations.0.values', {}],
    ['dependencies', []],
    ['dependencies.0.required', undefined],
    ['runtime', undefined],
    [
      'runtime.state',
      {
        type: 'stateless',
        persistence: { scope: 'shared', durability: 'ephemeral' },
        dataCriticality: 'low',
      },
    ],
    [
      'runtime.state',
      {
        type: 'hybrid',
        persistence: { scope: 'local', durability: 'ephemeral' },
        dataCriticality: 'medium',
      },
    ],
    ['runtime.lifecycle', {}],
    ['runtime.health', { interface: '' }],
    ['runtime.metrics', { interface: '' }],
    ['scaling', { replicas: 0 }],
    ['scaling', { min: 0, max: 0 }],
    ['scaling', { min: 5, max: 1 }],
    ['metadata', {}],
    ['policies', undefined],
  ])('%s: %j', (path, value) => {
    expect(problemsOf(dialect.contractSchema, withValue(path, value))).toEqual([]);
  });
});

describe('a contract of 1.0 that is not valid', () => {
  const accepted = {
    type: '`http`, `grpc` or `event`',
    purpose: '`ownership`, `support`, `escalation`, `oncall` or `notifications`',
  };

  it.each<[string, unknown, string]>([
    ['pactoVersion', undefined, ' key: The key `pactoVersion` is missing.'],
    ['pactoVersion', 1, '/pactoVersion value: `pactoVersion` must be text; it is the number `1`.'],
    ['pactoVersion', '1.1', '/pactoVersion value: `pactoVersion` must be `"1.0"`; it is `"1.1"`.'],
    ['service', undefined, ' key: The key `service` is missing.'],
    ['extra', 1, '/extra key: Unknown key `extra`.'],
    ['configuration', {}, '/configuration key: Unknown key `configuration`.'],
    ['service.name', undefined, '/service key: The key `name` is missing in `service`.'],
    [
      'service.name',
      'My_Service',
      '/service/name value: `name` must match the pattern `^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`; it is `My_Service`.',
    ],
    [
      'service.name',
      'a-',
      '/service/name value: `name` must match the pattern `^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`; it is `a-`.',
    ],
    ['service.version', '', '/service/version value: `version` must not be empty.'],
    ['service.version', undefined, '/service key: The key `version` is missing in `service`.'],
    ['service.owner', '', '/service/owner value: `owner` must not be empty.'],
    ['service.owner', {}, '/service/owner value: `owner` must not be empty.'],
    [
      'service.owner',
      5,
      '/service/owner value: `owner` must be text or a mapping; it is the number `5`.',
    ],
    ['service.owner.taem', 'a', '/service/owner/taem key: Unknown key `taem` in `owner`.'],
    [
      'service.owner.team',
      'a b',
      '/service/owner/team value: `team` must match the pattern `^[a-zA-Z0-9._/-]+$`; it is `a b`.',
    ],
    ['service.owner.team', '', '/service/owner/team value: `team` must not be empty.'],
    [
      'service.owner.dri',
      'a b',
      '/service/owner/dri value: `dri` must match the pattern `^[a-zA-Z0-9._@/-]+$`; it is `a b`.',
    ],
    ['service.owner.contacts', [], '/service/owner/contacts value: `contacts` must not be empty.'],
    [
      'service.owner.contacts.0.type',
      'fax',
      '/service/owner/contacts/0/type value: `type` must be one of `email`, `url`, `group`, `oncall`, `chat` or `other`; it is `fax`.',
    ],
    [
      'service.owner.contacts.0.type',
      undefined,
      '/service/owner/contacts/0 key: The key `type` is missing in `contacts[0]`.',
    ],
    [
      'service.owner.contacts.0.value',
      '',
      '/service/owner/contacts/0/value value: `value` must not be empty.',
    ],
    [
      'service.owner.contacts.0.value',
      undefined,
      '/service/owner/contacts/0 key: The key `value` is missing in `contacts[0]`.',
    ],
    [
      'service.owner.contacts.0.purpose',
      'fun',
      `/service/owner/contacts/0/purpose value: \`purpose\` must be one of ${accepted.purpose}; it is \`fun\`.`,
    ],
    [
      'service.owner.contacts.0.x',
      1,
      '/service/owner/contacts/0/x key: Unknown key `x` in `contacts[0]`.',
    ],
    ['service.image.ref', undefined, '/service/image key: The key `ref` is missing in `image`.'],
    ['service.image.ref', '', '/service/image/ref value: `ref` must not be empty.'],
    [
      'service.image.private',
      'yes',
      '/service/image/private value: `private` must be `true` or `false`; it is the text `"yes"`.',
    ],
    ['service.image.tag', 'x', '/service/image/tag key: Unknown key `tag` in `image`.'],
    ['service.chart.ref', undefined, '/service/chart key: The key `ref` is missing in `chart`.'],
    [
      'service.chart.version',
      undefined,
      '/service/chart key: The key `version` is missing in `chart`.',
    ],
    [
      'service.chart.version',
      1.2,
      '/service/chart/version value: `version` must be text; it is the number `1.2`.',
    ],
    ['service.chart.name', 'x', '/service/chart/name key: Unknown key `name` in `chart`.'],
    ['service.extra', 'x', '/service/extra key: Unknown key `extra` in `service`.'],
    ['interfaces', {}, '/interfaces value: `interfaces` must be a list; it is an empty mapping.'],
    ['interfaces.0.name', '', '/interfaces/0/name value: `name` must not be empty.'],
    [
      'interfaces.0.name',
      undefined,
      '/interfaces/0 key: The key `name` is missing in `interfaces[0]`.',
    ],
    [
      'interfaces.0.type',
      undefined,
      '/interfaces/0 key: The key `type` is missing in `interfaces[0]`.',
    ],
    [
      'interfaces.0.type',
      'htp',
      `/interfaces/0/type value: \`type\` must be one of ${accepted.type}; it is \`htp\`.`,
    ],
    [
      'interfaces.0.port',
      undefined,
      '/interfaces/0 key: The key `port` is missing in `interfaces[0]`.',
    ],
    [
      'interfaces.1.port',
      undefined,
      '/interfaces/1 key: The key `port` is missing in `interfaces[1]`.',
    ],
    [
      'interfaces.1.contract',
      undefined,
      '/interfaces/1 key: The key `contract` is missing in `interfaces[1]`.',
    ],
    [
      'interfaces.2.contract',
      undefined,
      '/interfaces/2 key: The key `contract` is missing in `interfaces[2]`.',
    ],
    ['interfaces.2.contract', '', '/interfaces/2/contract value: `contract` must not be empty.'],
    ['interfaces.0.port', 0, '/interfaces/0/port value: `port` must be at least 1; it is `0`.'],
    [
      'interfaces.0.port',
      65536,
      '/interfaces/0/port value: `port` must be at most 65535; it is `65536`.',
    ],
    [
      'interfaces.0.port',
      80.5,
      '/interfaces/0/port value: `port` must be a whole number; it is the number `80.5`.',
    ],
    [
      'interfaces.0.port',
      '80',
      '/interfaces/0/port value: `port` must be a whole number; it is the text `"80"`.',
    ],
    [
      'interfaces.0.visibility',
      'private',
      '/interfaces/0/visibility value: `visibility` must be one of `public` or `internal`; it is `private`.',
    ],
    ['interfaces.0.prot', 1, '/interfaces/0/prot key: Unknown key `prot` in `interfaces[0]`.'],
    [
      'configurations.0.name',
      undefined,
      '/configurations/0 key: The key `name` is missing in `configurations[0]`.',
    ],
    ['configurations.0.name', '', '/configurations/0/name value: `name` must not be empty.'],
    [
      'configurations.0.schema',
      undefined,
      '/configurations/0 key: A configuration needs exactly one of `schema` and `ref`; neither is given.',
    ],
    [
      'configurations.0.ref',
      '../x',
      '/configurations/0/ref key: A configuration needs exactly one of `schema` and `ref`; both are given.',
    ],
    ['configurations.0.schema', '', '/configurations/0/schema value: `schema` must not be empty.'],
    ['configurations.1.ref', '', '/configurations/1/ref value: `ref` must not be empty.'],
    [
      'configurations.0.values',
      [],
      '/configurations/0/values value: `values` must be a mapping; it is an empty list.',
    ],
    [
      'configurations.0.value',
      {},
      '/configurations/0/value key: Unknown key `value` in `configurations[0]`.',
    ],
    ['policies', [], '/policies value: `policies` must not be empty.'],
    ['policies.0.name', undefined, '/policies/0 key: The key `name` is missing in `policies[0]`.'],
    [
      'policies.0.schema',
      undefined,
      '/policies/0 key: A policy needs exactly one of `schema` and `ref`; neither is given.',
    ],
    [
      'policies.1.schema',
      'x',
      '/policies/1/ref key: A policy needs exactly one of `schema` and `ref`; both are given.',
    ],
    ['policies.0.values', {}, '/policies/0/values key: Unknown key `values` in `policies[0]`.'],
    [
      'dependencies.0.name',
      undefined,
      '/dependencies/0 key: The key `name` is missing in `dependencies[0]`.',
    ],
    [
      'dependencies.0.ref',
      undefined,
      '/dependencies/0 key: The key `ref` is missing in `dependencies[0]`.',
    ],
    ['dependencies.0.ref', '', '/dependencies/0/ref value: `ref` must not be empty.'],
    [
      'dependencies.0.compatibility',
      undefined,
      '/dependencies/0 key: The key `compatibility` is missing in `dependencies[0]`.',
    ],
    [
      'dependencies.0.compatibility',
      '',
      '/dependencies/0/compatibility value: `compatibility` must not be empty.',
    ],
    [
      'dependencies.0.required',
      'true',
      '/dependencies/0/required value: `required` must be `true` or `false`; it is the text `"true"`.',
    ],
    [
      'dependencies.0.version',
      '1',
      '/dependencies/0/version key: Unknown key `version` in `dependencies[0]`.',
    ],
    ['runtime.workload', undefined, '/runtime key: The key `workload` is missing in `runtime`.'],
    [
      'runtime.workload',
      'cron',
      '/runtime/workload value: `workload` must be one of `service`, `job` or `scheduled`; it is `cron`.',
    ],
    ['runtime.state', undefined, '/runtime key: The key `state` is missing in `runtime`.'],
    ['runtime.extra', 1, '/runtime/extra key: Unknown key `extra` in `runtime`.'],
    ['runtime.state.type', undefined, '/runtime/state key: The key `type` is missing in `state`.'],
    [
      'runtime.state.type',
      'none',
      '/runtime/state/type value: `type` must be one of `stateless`, `stateful` or `hybrid`; it is `none`.',
    ],
    [
      'runtime.state.type',
      'stateless',
      '/runtime/state/persistence/durability value: `durability` must be `ephemeral`; it is `persistent`.',
    ],
    [
      'runtime.state.persistence',
      undefined,
      '/runtime/state key: The key `persistence` is missing in `state`.',
    ],
    [
      'runtime.state.persistence.scope',
      'all',
      '/runtime/state/persistence/scope value: `scope` must be one of `local` or `shared`; it is `all`.',
    ],
    [
      'runtime.state.persistence.scope',
      undefined,
      '/runtime/state/persistence key: The key `scope` is missing in `persistence`.',
    ],
    [
      'runtime.state.persistence.durability',
      'no',
      '/runtime/state/persistence/durability value: `durability` must be one of `ephemeral` or `persistent`; it is `no`.',
    ],
    [
      'runtime.state.persistence.durability',
      undefined,
      '/runtime/state/persistence key: The key `durability` is missing in `persistence`.',
    ],
    [
      'runtime.state.persistence.x',
      1,
      '/runtime/state/persistence/x key: Unknown key `x` in `persistence`.',
    ],
    [
      'runtime.state.dataCriticality',
      'none',
      '/runtime/state/dataCriticality value: `dataCriticality` must be one of `low`, `medium` or `high`; it is `none`.',
    ],
    [
      'runtime.state.dataCriticality',
      undefined,
      '/runtime/state key: The key `dataCriticality` is missing in `state`.',
    ],
    ['runtime.state.x', 1, '/runtime/state/x key: Unknown key `x` in `state`.'],
    [
      'runtime.lifecycle.upgradeStrategy',
      'blue',
      '/runtime/lifecycle/upgradeStrategy value: `upgradeStrategy` must be one of `rolling`, `recreate` or `ordered`; it is `blue`.',
    ],
    [
      'runtime.lifecycle.gracefulShutdownSeconds',
      -1,
      '/runtime/lifecycle/gracefulShutdownSeconds value: `gracefulShutdownSeconds` must be at least 0; it is `-1`.',
    ],
    ['runtime.lifecycle.x', 1, '/runtime/lifecycle/x key: Unknown key `x` in `lifecycle`.'],
    [
      'runtime.health.interface',
      undefined,
      '/runtime/health key: The key `interface` is missing in `health`.',
    ],
    [
      'runtime.health.initialDelaySeconds',
      -1,
      '/runtime/health/initialDelaySeconds value: `initialDelaySeconds` must be at least 0; it is `-1`.',
    ],
    ['runtime.health.x', 1, '/runtime/health/x key: Unknown key `x` in `health`.'],
    [
      'runtime.health.liveness.path',
      undefined,
      '/runtime/health/liveness key: The key `path` is missing in `liveness`.',
    ],
    [
      'runtime.health.liveness.interface',
      'api',
      '/runtime/health/liveness/interface key: Unknown key `interface` in `liveness`.',
    ],
    [
      'runtime.health.readiness.path',
      undefined,
      '/runtime/health/readiness key: The key `path` is missing in `readiness`.',
    ],
    [
      'runtime.health.readiness.initialDelaySeconds',
      -1,
      '/runtime/health/readiness/initialDelaySeconds value: `initialDelaySeconds` must be at least 0; it is `-1`.',
    ],
    [
      'runtime.metrics.interface',
      undefined,
      '/runtime/metrics key: The key `interface` is missing in `metrics`.',
    ],
    ['runtime.metrics.x', 1, '/runtime/metrics/x key: Unknown key `x` in `metrics`.'],
    ['scaling', {}, '/scaling key: A scaling needs `replicas` or `min` and `max`.'],
    ['scaling', { min: 1 }, '/scaling key: The key `max` is missing in `scaling`.'],
    ['scaling', { replicas: 1, max: 2 }, '/scaling/max key: `max` must not be given.'],
    [
      'scaling',
      { replicas: -1 },
      '/scaling/replicas value: `replicas` must be at least 0; it is `-1`.',
    ],
    ['scaling.max', '3', '/scaling/max value: `max` must be a whole number; it is the text `"3"`.'],
    ['scaling.x', 1, '/scaling/x key: Unknown key `x` in `scaling`.'],
    ['metadata', null, '/metadata value: `metadata` must be a mapping; it is `null` (empty).'],
  ])('%s: %j', (path, value, expected) => {
    expect(problemsOf(dialect.contractSchema, withValue(path, value))).toEqual([expected]);
  });

  it('that is a list is refused as a whole', () => {
    expect(problemsOf(dialect.contractSchema, [])).toEqual([
      ' value: The contract must be a mapping; it is an empty list.',
    ]);
  });
});

describe('an override file of 1.0', () => {
  it.each<[string, unknown]>([
    ['nothing', {}],
    ['everything', full],
    ['a part of a mapping', { service: { chart: { version: '2.0.0' } } }],
    ['an owner without keys', { service: { owner: {} } }],
    ['a part of the runtime', { runtime: { health: { liveness: { initialDelaySeconds: 9 } } } }],
    ['one end of the scale', { scaling: { min: 2 } }],
    ['no scale', { scaling: {} }],
    ['state without the rest', { runtime: { state: { type: 'stateless' } } }],
  ])('may hold %s', (_name, value) => {
    expect(problemsOf(dialect.overrideSchema, value)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['an unknown key', { runtime: { x: 1 } }, '/runtime/x key: Unknown key `x` in `runtime`.'],
    [
      'an incomplete entry',
      { configurations: [{ name: 'a', values: {} }] },
      '/configurations/0 key: A configuration needs exactly one of `schema` and `ref`; neither is given.',
    ],
    [
      'an incomplete interface',
      { interfaces: [{ name: 'a', type: 'http' }] },
      '/interfaces/0 key: The key `port` is missing in `interfaces[0]`.',
    ],
    ['no policy', { policies: [] }, '/policies value: `policies` must not be empty.'],
    [
      'another version',
      { pactoVersion: '2.0' },
      '/pactoVersion value: `pactoVersion` must be `"1.0"`; it is `"2.0"`.',
    ],
    [
      'both scales',
      { scaling: { replicas: 1, min: 2 } },
      '/scaling/min key: `min` must not be given.',
    ],
    [
      'state that contradicts itself',
      { runtime: { state: { type: 'stateless', persistence: { durability: 'persistent' } } } },
      '/runtime/state/persistence/durability value: `durability` must be `ephemeral`; it is `persistent`.',
    ],
    ['a list', [], ' value: The contract must be a mapping; it is an empty list.'],
  ])('may not hold %s', (_name, value, expected) => {
    expect(problemsOf(dialect.overrideSchema, value)).toEqual([expected]);
  });
});
