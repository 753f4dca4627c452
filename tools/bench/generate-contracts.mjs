// The workspace that is measured: services of one root and nine components each, every one of them in
// three environments, and one platform contract whose policy and configuration schema all of them reference.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const REGISTRY = 'ghcr.io/example/pactos';
export const ENVIRONMENTS = ['dev', 'stg', 'prod'];

const COMPONENTS = ['api', 'worker', 'web', 'auth', 'mail', 'search', 'billing', 'events', 'jobs'];
const PLATFORM = `oci://${REGISTRY}/platform-service:2.0.0`;

/**
 * `contracts` is rounded down to whole services of ten. `bundles` is what the project graph knows
 * about them; `files` maps paths to texts.
 */
export function generateContracts(contracts) {
  const files = { ...platformFiles() };
  const bundles = [
    { root: 'platform-service', name: 'platform-service', version: '2.0.0', kind: 'platform' },
  ];
  const add = (bundle, contract, override) => {
    bundles.push(bundle);
    files[`${bundle.root}/pacto.yaml`] = contract;
    for (const environment of ENVIRONMENTS) {
      files[`${bundle.root}/overrides/values.${environment}.yaml`] = override(environment);
    }
  };
  for (let number = 0; number < Math.floor(contracts / 10); number++) {
    const service = `service-${String(number).padStart(4, '0')}`;
    const folder = `${service}/pactos`;
    const names = COMPONENTS.map((component) => `${service}-${component}`);
    add(
      {
        root: `${folder}/${service}-root`,
        name: `${service}-root`,
        version: '1.0.0',
        kind: 'root',
      },
      rootContract(service, names),
      rootOverride,
    );
    for (const [index, name] of names.entries()) {
      add(
        { root: `${folder}/${name}`, name, version: '1.2.0', kind: 'component' },
        componentContract(name, 8000 + index),
        componentOverride,
      );
    }
  }
  return { bundles, files };
}

export function writeFiles(folder, files) {
  const made = new Set();
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(target, text);
  }
}

/** What `yaml` alone is given: contracts and override files. */
export function yamlFiles(files) {
  return Object.keys(files).filter((path) => path.endsWith('.yaml'));
}

function rootContract(service, components) {
  const dependencies = components.map(
    (name) => `  - name: ${name}
    ref: oci://${REGISTRY}/${name}:1.2.0
    required: true
    compatibility: "^1.0.0"`,
  );
  return `pactoVersion: "1.0"

service:
  name: ${service}-root
  version: 1.0.0
  owner: team/example

policies:
  - name: standard
    ref: ${PLATFORM}

dependencies:
${dependencies.join('\n')}
`;
}

function rootOverride(environment) {
  return `# The root in ${environment}.
metadata:
  environment: ${environment}
  tier: standard
`;
}

function componentContract(name, port) {
  return `pactoVersion: "1.0"

service:
  name: ${name}
  version: 1.2.0
  owner: team/example

interfaces:
  - name: http
    type: http
    port: ${port}
    visibility: internal

policies:
  - name: standard
    ref: ${PLATFORM}

configurations:
  - name: deployment
    ref: ${PLATFORM}
    values:
      instances: 1
      cpu: 250m
      memory: 256Mi
      logLevel: info
      features:
        tracing: true
        metrics: true

runtime:
  workload: service
  state:
    type: stateless
    persistence:
      scope: local
      durability: ephemeral
    dataCriticality: low
  health:
    interface: http
    path: /health

scaling:
  min: 1
  max: 3
`;
}

function componentOverride(environment) {
  return `# What differs in ${environment}.
scaling:
  min: 2
  max: ${environment === 'prod' ? 12 : 4}

configurations:
  - name: deployment
    ref: ${PLATFORM}
    values:
      instances: ${environment === 'prod' ? 4 : 2}
      cpu: 500m
      memory: 512Mi
      logLevel: ${environment === 'dev' ? 'debug' : 'warn'}
      features:
        tracing: true
        metrics: true

metadata:
  environment: ${environment}
`;
}

function platformFiles() {
  const draft = 'https://json-schema.org/draft/2020-12/schema';
  return {
    'platform-service/pacto.yaml': `pactoVersion: "1.0"

service:
  name: platform-service
  version: 2.0.0
  owner: team/platform

policies:
  - name: standard
    schema: policy/schema.json

configurations:
  - name: deployment
    schema: configuration/schema.json
`,
    'platform-service/policy/schema.json': JSON.stringify({
      $schema: draft,
      type: 'object',
      required: ['service'],
      properties: {
        service: { type: 'object', required: ['owner', 'version'] },
        scaling: {
          type: 'object',
          properties: { max: { type: 'integer', maximum: 20 }, min: { type: 'integer' } },
        },
        runtime: { type: 'object', required: ['workload', 'health'] },
      },
    }),
    'platform-service/configuration/schema.json': JSON.stringify({
      $schema: draft,
      type: 'object',
      additionalProperties: false,
      required: ['instances'],
      properties: {
        global: { type: 'object' },
        instances: { type: 'integer', minimum: 1, maximum: 20 },
        cpu: { type: 'string', pattern: '^[0-9]+m?$' },
        memory: { type: 'string', pattern: '^[0-9]+(Mi|Gi)$' },
        logLevel: { enum: ['debug', 'info', 'warn', 'error'] },
        features: { type: 'object', additionalProperties: { type: 'boolean' } },
      },
    }),
  };
}
