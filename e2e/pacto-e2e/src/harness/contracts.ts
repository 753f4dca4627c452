/** Contracts as a person writes them, in the words of the seed document, for one imaginary service. */
export const REGISTRY = 'ghcr.io/example/pactos';

export interface ContractText {
  readonly name: string;
  readonly version?: string;
  /** `name:version` of contracts in this workspace. */
  readonly dependsOn?: readonly string[];
  readonly policyOf?: string;
  readonly configuredBy?: string;
  readonly chart?: string;
  /** Appended without a change. */
  readonly more?: string;
}

export function contract({
  name,
  version = '1.0.0',
  dependsOn = [],
  policyOf,
  configuredBy,
  chart,
  more = '',
}: ContractText): string {
  const lines = [
    'pactoVersion: "1.0"',
    'service:',
    `  name: ${name}`,
    `  version: ${version}`,
    '  owner: team/example',
  ];
  if (chart) lines.push('  chart:', `    ref: ${chart}`, '    version: 1.0.0');
  if (policyOf) {
    lines.push('policies:', '  - name: standard', `    ref: oci://${REGISTRY}/${policyOf}`);
  }
  if (configuredBy) {
    lines.push('configurations:', '  - name: deploy', `    ref: oci://${REGISTRY}/${configuredBy}`);
  }
  if (dependsOn.length > 0) {
    lines.push('dependencies:');
    for (const dependency of dependsOn) {
      lines.push(
        `  - name: ${dependency.split(':')[0]}`,
        `    ref: oci://${REGISTRY}/${dependency}`,
        '    required: true',
        '    compatibility: "^1.0.0"',
      );
    }
  }
  return [...lines, more].join('\n') + '\n';
}

/** A runnable deployable: what every component here has. */
export const RUNTIME = `interfaces:
  - name: http
    type: http
    port: 8080
    visibility: internal
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
  max: 3`;

/** A platform contract, a root, two components of it, and their override files. */
export function exampleFiles(): Record<string, string> {
  return {
    'platform-service/pacto.yaml': contract({
      name: 'platform-service',
      version: '2.0.0',
      more: [
        'policies:',
        '  - name: standard',
        '    schema: policy/schema.json',
        'configurations:',
        '  - name: deploy',
        '    schema: configuration/schema.json',
      ].join('\n'),
    }),
    'platform-service/policy/schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { service: { type: 'object', required: ['owner'] } },
    }),
    'platform-service/configuration/schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { instances: { type: 'integer', minimum: 1 } },
    }),
    'my-service/pactos/my-service-root/pacto.yaml': contract({
      name: 'my-service-root',
      dependsOn: ['my-service-api:1.0.0', 'my-service-worker:1.0.0'],
    }),
    ...componentFiles('api'),
    ...componentFiles('worker'),
  };
}

function componentFiles(name: string): Record<string, string> {
  const folder = `my-service/pactos/my-service-${name}`;
  const files: Record<string, string> = {
    [`${folder}/pacto.yaml`]: contract({
      name: `my-service-${name}`,
      policyOf: 'platform-service:2.0.0',
      configuredBy: 'platform-service:2.0.0',
      more: RUNTIME,
    }),
  };
  for (const environment of ['dev', 'stg', 'prod']) {
    files[`${folder}/overrides/values.${environment}.yaml`] = 'scaling:\n  max: 4\n';
  }
  return files;
}
