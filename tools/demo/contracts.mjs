// The first act: contracts are scaffolded, validated, broken and repaired.
import {
  check,
  chapter,
  commit,
  git,
  lineOf,
  names,
  nx,
  nxExpecting,
  printJson,
  read,
  readJson,
  show,
  write,
} from './harness.mjs';
import { makeWorkspace } from './make-workspace.mjs';

const REGISTRY = 'ghcr.io/example/pactos';
const PLATFORM = `oci://${REGISTRY}/platform-service:2.0.0`;
const OVERRIDE = 'my-service/pactos/my-service-worker/overrides/values.stg.yaml';
const WORKER = 'my-service-worker:pacto-validate';
const EVERY_TASK = [
  'my-service-api:pacto-validate',
  'my-service-root:pacto-validate',
  WORKER,
  'platform-service:pacto-validate',
];
const EDGES = [
  'my-service-api -> platform-service dynamic',
  'my-service-root -> my-service-api static',
  'my-service-root -> my-service-worker static',
  'my-service-worker -> platform-service dynamic',
];
const PICTURE = `
  my-service-root ─┬─▶ my-service-api ─────┬┄▶ platform-service
                   └─▶ my-service-worker ──┘

  ─▶ dependencies[]    ┄▶ policies[] and configurations[]`;

const PLATFORM_FILES = {
  'platform/pactos/platform-service/pacto.yaml': `pactoVersion: "1.0"
service:
  name: platform-service
  version: 2.0.0
  owner: team/platform
policies:
  - name: platform-policy
    schema: policy/schema.json # an owner and a workload
configurations:
  - name: deployment
    schema: configuration/schema.json # what the standard chart accepts
`,
  'platform/pactos/platform-service/policy/schema.json': printJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['service', 'runtime'],
    properties: {
      service: { required: ['owner'] },
      runtime: { required: ['workload'] },
    },
  }),
  'platform/pactos/platform-service/configuration/schema.json': printJson({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    properties: {
      replicas: { type: 'integer', minimum: 1 },
      resources: {
        type: 'object',
        properties: {
          requests: {
            type: 'object',
            properties: { cpu: { type: 'string' }, memory: { type: 'string' } },
          },
        },
      },
      // Helm adds it to the values of every chart.
      global: { type: 'object' },
    },
  }),
};

export function demonstrateContracts({ packs }) {
  chapter('A new Nx workspace installs the packed plugin');
  makeWorkspace({ packs });

  chapter('The platform team publishes a policy and a configuration schema');
  nx('g', 'pacto:init', `--registry=${REGISTRY}`);
  const [plugin] = readJson('nx.json').plugins;
  check(plugin.plugin === 'pacto', 'nx.json names the plugin by its install name');
  check(plugin.options.registry === REGISTRY, 'nx.json names the registry');
  for (const [path, text] of Object.entries(PLATFORM_FILES)) write(path, text);
  show('platform/pactos/platform-service/pacto.yaml');

  chapter('A service team scaffolds a root and two components');
  nx('g', 'pacto:root', 'my-service', '--owner=team/example');
  nx('g', 'pacto:component', 'api', '--port=8080', '--platform=platform-service');
  nx('g', 'pacto:component', 'worker', '--platform=platform-service');
  show('my-service/pactos/my-service-worker/pacto.yaml');
  check(
    read('my-service/pactos/my-service-worker/pacto.yaml').includes(PLATFORM),
    'the worker is pinned to platform-service 2.0.0',
  );

  chapter('Every contract is validated in every environment');
  const first = nx('run-many', '-t', 'pacto-validate');
  checkTasks(first, { ran: EVERY_TASK, cached: [] }, 'all four contracts were validated');
  const report = readJson('dist/pacto/my-service/pactos/my-service-worker/validate.json');
  check(
    report.environments.map(({ name }) => name ?? 'base').join() === 'base,dev,prod,stg',
    "the worker's report covers the base, dev, prod and stg",
  );

  chapter('Once more: everything comes from the cache');
  const second = nx('run-many', '-t', 'pacto-validate');
  checkTasks(second, { ran: [], cached: EVERY_TASK }, 'nothing was validated again');

  chapter('One override file is edited');
  commit('Scaffold my-service');
  writeReplicas('3');
  git('diff', '--unified=1', '--no-prefix');
  const affected = nx('affected', '-t', 'pacto-validate');
  check(
    affected.ran.join() === WORKER,
    `only the worker was validated again; from the cache: ${names(affected.cached)}`,
    `ran: ${names(affected.ran)}`,
  );

  chapter('The graph');
  nx('graph', '--file=graph.json');
  const edges = Object.values(readJson('graph.json').graph.dependencies)
    .flat()
    .map(({ source, target, type }) => `${source} -> ${target} ${type}`)
    .sort();
  console.log(edges.map((edge) => `  ${edge}`).join('\n'));
  check(edges.join() === EDGES.join(), 'the edges are those of the contracts, and no others');
  console.log(PICTURE);

  chapter('A wrong value');
  writeReplicas('three');
  const wrong = nxExpecting(1, 'affected', '-t', 'pacto-validate');
  check(wrong.ran.join() === WORKER, 'only the worker was validated', `ran: ${names(wrong.ran)}`);
  check(wrong.output.includes('CONFIG_VALUES_VALIDATION_FAILED'), 'the diagnostic has its code');
  const line = lineOf(OVERRIDE, 'replicas: three');
  const place = `${OVERRIDE}:${line}:${read(OVERRIDE).split('\n')[line - 1].indexOf('three') + 1}`;
  check(wrong.output.includes(place), `the diagnostic is at ${place}`);
  check(
    new RegExp(`${line} *[|│] .*replicas: three`).test(wrong.output),
    'the code frame shows the line',
  );

  chapter('The fix');
  writeReplicas('3');
  const repaired = nx('affected', '-t', 'pacto-validate');
  check(
    repaired.ran.length === 0 && repaired.cached.includes(WORKER),
    'the contract is valid again; the result came from the cache',
    `ran: ${names(repaired.ran)}`,
  );
}

function checkTasks({ ran, cached }, wanted, promise) {
  check(
    ran.join() === wanted.ran.join() && cached.join() === wanted.cached.join(),
    `${promise} (${ran.length} run, ${cached.length} from the cache)`,
    `run: ${names(ran)}; from the cache: ${names(cached)}`,
  );
}

/** The stg override of the worker, as a person writes it. */
function writeReplicas(replicas) {
  write(
    OVERRIDE,
    `# What my-service-worker has in stg, laid over ../pacto.yaml.
configurations:
  - name: deployment
    ref: ${PLATFORM}
    values:
      replicas: ${replicas}
      resources:
        requests: { cpu: 500m, memory: 512Mi }
`,
  );
}
