import type { ContractPair } from '../../src/diff/contract/contract-pair';
import { detectContract } from '../../src/diff/contract/detect-contract';
import { CONTRACT_RULES } from '../../src/diff/rules/contract-rules';
import type { Contract } from '../../src/model/contract';
import type { DiffCase, DiffFamily } from './diff-case';

const SERVICE = { name: 'api', version: '1.0.0' };
const RUNTIME = {
  workload: 'service',
  state: {
    type: 'stateful',
    persistence: { scope: 'local', durability: 'ephemeral' },
    dataCriticality: 'low',
  },
};
const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER_DIGEST = `sha256:${'b'.repeat(64)}`;

const service = (more: object) => ({ service: { ...SERVICE, ...more } });
const versions = (version: string) => service({ version });
const api = (more: object = {}) => ({
  interfaces: [{ name: 'a', type: 'http', port: 80, ...more }],
});
const configured = (more: object) => ({ configurations: [{ name: 'a', ...more }] });
const values = (more: object) => configured({ schema: 'a.json', values: more });
const bound = (more: object) => ({ policies: [{ name: 'a', ...more }] });
const cache = (more: object) => ({
  dependencies: [
    { name: 'cache', ref: 'oci://r.io/cache:1.0.0', compatibility: '^1.0.0', ...more },
  ],
});
const running = (more: object) => ({ runtime: { ...RUNTIME, ...more } });
const keeping = (more: object) => running({ state: { ...RUNTIME.state, ...more } });
const lasting = (more: object) =>
  keeping({ persistence: { ...RUNTIME.state.persistence, ...more } });
const healthy = (more: object) => running({ health: { interface: 'a', ...more } });
const oci = (rest: string) => ({ ref: `oci://r.io/p${rest}` });

/** A reference that moves within one list, from the first to the second. */
const moves: readonly [string, object, object][] = [
  ['raised', oci(':1.0.0'), oci(':1.1.0')],
  ['raised', oci(`:1.0.0@${DIGEST}`), oci(`:v2@${OTHER_DIGEST}`)],
  ['raised', oci(':1.0.0'), oci('')],
  ['lowered', oci(':1.1.0'), oci(':1.0.0')],
  ['lowered', oci(':1.0.0'), oci(':1.0.0-rc.1')],
  ['elsewhere', oci(':1.0.0'), { ref: 'oci://other.io/p:1.0.0' }],
  ['elsewhere', oci(':1.0.0'), { ref: 'oci://r.io/q:2.0.0' }],
  ['unordered', oci(':1.0.0'), { ref: '../p' }],
  ['unordered', oci(`@${DIGEST}`), oci(`@${OTHER_DIGEST}`)],
  ['unordered', oci(`:1.0.0@${DIGEST}`), oci(`:1.0.0@${OTHER_DIGEST}`)],
  ['unordered', oci(':1.0.0'), oci(`@${DIGEST}`)],
  ['unordered', oci(':stable'), oci(':latest')],
  ['unordered', oci(':stable'), oci(':2.0.0')],
  ['unordered', oci(':1.0'), oci(':1.0.0')],
  ['unordered', oci(''), oci(':1.0.0')],
  ['unordered', { ref: '../p' }, { ref: '../q' }],
  ['unordered', { ref: 'oci://p' }, oci(':1.0.0')],
  ['rewritten', oci(':1.0.0'), oci(`:1.0.0@${DIGEST}`)],
  ['rewritten', oci(`:stable@${DIGEST}`), oci(':stable')],
];

const movesOf = (rule: string, build: (more: object) => object): DiffCase[] => [
  ...moves.map(([move, from, to]): DiffCase => [[`${rule}-${move}`], build(from), build(to)]),
  [[], build({ ref: '../p' }), build({ ref: 'file://.././p/' })],
];

const CASES: readonly DiffCase[] = [
  [[], {}, {}],
  [['pacto-version-changed'], {}, { pactoVersion: '1.1' }],

  [['service-renamed'], {}, service({ name: 'web' })],
  [['service-version-raised'], versions('1.0.0'), versions('v1.0.1')],
  [['service-version-lowered'], versions('1.0.0'), versions('1.0.0-rc.1')],
  [['service-version-rewritten'], versions('1.0'), versions('1.0.0')],
  [['service-version-rewritten'], versions('1.0.0+a'), versions('1.0.0+b')],
  [['service-version-unordered'], versions('1.0.0'), versions('next')],
  [['owner-added'], {}, service({ owner: 'team-a' })],
  [['owner-removed'], service({ owner: { team: 'a' } }), {}],
  [['owner-changed'], service({ owner: 'a' }), service({ owner: { team: 'a' } })],
  [
    ['owner-changed'],
    service({ owner: { team: 'a' } }),
    service({ owner: { team: 'a', dri: 'b' } }),
  ],
  [['image-added'], {}, service({ image: { ref: 'r.io/a:1', private: true } })],
  [['image-removed'], service({ image: { ref: 'r.io/a:1' } }), {}],
  [
    ['image-changed'],
    service({ image: { ref: 'r.io/a:1' } }),
    service({ image: { ref: 'r.io/a:2', private: false } }),
  ],
  [
    ['image-became-private'],
    service({ image: { ref: 'r.io/a:1' } }),
    service({ image: { ref: 'r.io/a:1', private: true } }),
  ],
  [
    ['image-became-public'],
    service({ image: { ref: 'r.io/a:1', private: true } }),
    service({ image: { ref: 'r.io/a:1' } }),
  ],
  [['chart-added'], {}, service({ chart: { ref: 'oci://r.io/c', version: '1.0.0' } })],
  [['chart-removed'], service({ chart: { ref: 'c', version: '1.0.0' } }), {}],
  [
    ['chart-changed'],
    service({ chart: { ref: 'c', version: '1.0.0' } }),
    service({ chart: { ref: 'c', version: '1.0.1' } }),
  ],

  [['interface-added'], { interfaces: [] }, api()],
  [['interface-removed'], api(), {}],
  [['interface-added', 'interface-removed'], api(), api({ name: 'b' })],
  [['interface-type-changed'], api(), api({ type: 'grpc' })],
  [['interface-port-added'], api({ port: undefined }), api()],
  [['interface-port-changed'], api(), api({ port: 81 })],
  [['interface-port-removed'], api(), api({ port: undefined })],
  [['interface-became-internal'], api({ visibility: 'public' }), api({ visibility: 'internal' })],
  [['interface-became-internal'], api({ visibility: 'public' }), api()],
  [['interface-became-public'], api(), api({ visibility: 'public' })],
  [[], api(), api({ visibility: 'internal' })],
  [['interface-file-added'], api(), api({ contract: 'a.yaml' })],
  [['interface-file-removed'], api({ contract: 'a.yaml' }), api()],
  [['interface-file-moved'], api({ contract: 'a.yaml' }), api({ contract: 'b.json' })],
  [
    [],
    { interfaces: [...api().interfaces, { name: 'b', type: 'http', port: 1 }] },
    { interfaces: [{ name: 'b', type: 'http', port: 1 }, ...api().interfaces] },
  ],

  [['configuration-added'], {}, configured({ schema: 'a.json' })],
  [['configuration-removed'], configured(oci(':1.0.0')), {}],
  [
    ['configuration-schema-moved'],
    configured({ schema: 'a.json' }),
    configured({ schema: 'b.json' }),
  ],
  [
    ['configuration-ref-added', 'configuration-schema-replaced'],
    configured({ schema: 'a.json' }),
    configured(oci('')),
  ],
  [
    ['configuration-ref-removed', 'configuration-schema-replaced'],
    configured(oci('')),
    configured({ schema: 'a.json' }),
  ],
  ...movesOf('configuration-ref', configured),
  [['configuration-value-added'], configured({ schema: 'a.json' }), values({ a: null })],
  [['configuration-value-added'], values({ a: {} }), values({ a: { b: 1 } })],
  [['configuration-value-changed'], values({ a: { b: [1, 2] } }), values({ a: { b: [2, 1] } })],
  [['configuration-value-changed'], values({ a: null }), values({ a: {} })],
  [['configuration-value-removed'], values({ 'a.b': 1, 'c/d': 2 }), values({ 'a.b': 1 })],
  [[], configured({ schema: 'a.json' }), values({})],

  [['policy-added'], {}, bound({ schema: 'a.json' })],
  [['policy-removed'], bound(oci(':1.0.0')), {}],
  [['policy-renamed'], bound(oci(':1.0.0')), { policies: [{ name: 'b', ...oci(':1.0.0') }] }],
  [['policy-schema-moved'], bound({ schema: 'a.json' }), bound({ schema: 'b.json' })],
  [['policy-ref-added', 'policy-schema-replaced'], bound({ schema: 'a.json' }), bound(oci(''))],
  [['policy-ref-removed', 'policy-schema-replaced'], bound(oci('')), bound({ schema: 'a.json' })],
  ...movesOf('policy-ref', bound),

  [['dependency-added'], { dependencies: [] }, cache({})],
  [['dependency-removed'], cache({}), {}],
  ...movesOf('dependency-ref', cache),
  [['dependency-compatibility-changed'], cache({}), cache({ compatibility: '^2.0.0' })],
  [['dependency-compatibility-changed'], cache({}), cache({ compatibility: 'latest' })],
  [['dependency-compatibility-narrowed'], cache({}), cache({ compatibility: '^1.1.0' })],
  [['dependency-compatibility-widened'], cache({}), cache({ compatibility: '>=1.0.0' })],
  [['dependency-compatibility-rewritten'], cache({}), cache({ compatibility: '1.x' })],
  [['dependency-became-required'], cache({ required: false }), cache({ required: true })],
  [['dependency-became-optional'], cache({ required: true }), cache({})],
  [[], cache({}), cache({ required: false })],

  [['workload-changed'], running({}), running({ workload: 'job' })],
  [['state-type-changed'], running({}), keeping({ type: 'hybrid' })],
  [['persistence-scope-changed'], running({}), lasting({ scope: 'shared' })],
  [['persistence-durability-changed'], running({}), lasting({ durability: 'persistent' })],
  [['data-criticality-changed'], running({}), keeping({ dataCriticality: 'high' })],
  [
    [
      'workload-changed',
      'state-type-changed',
      'persistence-scope-changed',
      'persistence-durability-changed',
      'data-criticality-changed',
    ],
    {},
    running({}),
  ],
  [['upgrade-strategy-added'], running({}), running({ lifecycle: { upgradeStrategy: 'rolling' } })],
  [
    ['upgrade-strategy-changed'],
    running({ lifecycle: { upgradeStrategy: 'rolling' } }),
    running({ lifecycle: { upgradeStrategy: 'recreate' } }),
  ],
  [
    ['upgrade-strategy-removed'],
    running({ lifecycle: { upgradeStrategy: 'rolling' } }),
    running({}),
  ],
  [
    ['graceful-shutdown-added'],
    running({}),
    running({ lifecycle: { gracefulShutdownSeconds: 0 } }),
  ],
  [
    ['graceful-shutdown-changed'],
    running({ lifecycle: { gracefulShutdownSeconds: 0 } }),
    running({ lifecycle: { gracefulShutdownSeconds: 1 } }),
  ],
  [
    ['graceful-shutdown-removed'],
    running({ lifecycle: { gracefulShutdownSeconds: 1 } }),
    running({ lifecycle: {} }),
  ],
  [['health-interface-changed'], running({}), healthy({})],
  [['health-interface-changed'], healthy({}), healthy({ interface: 'b' })],
  [['health-path-changed'], healthy({}), healthy({ path: '/health' })],
  [['health-delay-changed'], healthy({ initialDelaySeconds: 1 }), healthy({})],
  [['liveness-path-changed'], healthy({}), healthy({ liveness: { path: '/live' } })],
  [
    ['liveness-delay-changed'],
    healthy({ liveness: { path: '/live', initialDelaySeconds: 1 } }),
    healthy({ liveness: { path: '/live', initialDelaySeconds: 2 } }),
  ],
  [['readiness-path-changed'], healthy({}), healthy({ readiness: { path: '/ready' } })],
  [
    ['readiness-delay-changed'],
    healthy({ readiness: { path: '/ready', initialDelaySeconds: 1 } }),
    healthy({ readiness: { path: '/ready', initialDelaySeconds: 2 } }),
  ],
  [['metrics-interface-changed'], running({ metrics: { interface: 'a' } }), running({})],
  [
    ['metrics-path-changed'],
    running({ metrics: { interface: 'a', path: '/a' } }),
    running({ metrics: { interface: 'a', path: '/b' } }),
  ],

  [['scaling-added'], {}, { scaling: { replicas: 1 } }],
  [['scaling-removed'], { scaling: { min: 1, max: 2 } }, {}],
  [['scaling-mode-changed'], { scaling: { replicas: 1 } }, { scaling: { min: 1, max: 2 } }],
  [['replicas-changed'], { scaling: { replicas: 1 } }, { scaling: { replicas: 2 } }],
  [['scaling-min-changed'], { scaling: { min: 1, max: 2 } }, { scaling: { min: 2, max: 2 } }],
  [['scaling-max-changed'], { scaling: { min: 1, max: 2 } }, { scaling: { min: 1, max: 3 } }],

  [['label-added'], {}, { metadata: { labels: { 'a/b': 'c' } } }],
  [
    ['label-changed'],
    { metadata: { labels: { 'a/b': 'c' } } },
    { metadata: { labels: { 'a/b': 'd' } } },
  ],
  [
    ['label-removed'],
    { metadata: { labels: { 'a/b': 'c', d: 'e' } } },
    { metadata: { labels: { d: 'e' } } },
  ],
  [['metadata-added'], { metadata: {} }, { metadata: { tier: 1 } }],
  [['metadata-changed'], { metadata: { tier: 1 } }, { metadata: { tier: '1' } }],
  [['metadata-removed'], { metadata: { tier: [1] } }, {}],
];

const SWITCH =
  'A switch between a schema file and a reference is reported as both, as in the reference implementation.';

export const CONTRACT_FAMILY: DiffFamily = {
  rows: CONTRACT_RULES,
  cases: CASES,
  detect: (base, head) => detectContract(pairOf(base, head)),
  accompanied: {
    'configuration-ref-added': SWITCH,
    'configuration-ref-removed': SWITCH,
    'configuration-schema-replaced': SWITCH,
    'policy-ref-added': SWITCH,
    'policy-ref-removed': SWITCH,
    'policy-schema-replaced': SWITCH,
  },
};

/** A contract of what is given and of what every contract must have. */
export function pairOf(base: unknown, head: unknown): ContractPair {
  const contractOf = (value: unknown) =>
    ({ pactoVersion: '1.0', service: SERVICE, ...(value as object) }) as Contract;
  return {
    base: { contract: contractOf(base), path: 'base/pacto.yaml' },
    head: { contract: contractOf(head), path: 'head/pacto.yaml' },
  };
}
