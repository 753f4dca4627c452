// A platform contract in two versions and services that pin the first, as a person keeps them.
import { contract, REGISTRY } from './contracts';

/** From 3.0.0 on, services need `scaling` and at least two replicas. */
export function platform(version: string): Record<string, string> {
  const isStrict = version.startsWith('3.');
  const folder = `platform/${version}`;
  return {
    [`${folder}/pacto.yaml`]: contract({
      name: 'platform-service',
      version,
      more: [
        'configurations:',
        '  - name: deployment',
        '    schema: configuration/schema.json',
        'policies:',
        '  - name: standard',
        '    schema: policy/schema.json',
      ].join('\n'),
    }),
    [`${folder}/configuration/schema.json`]: JSON.stringify({
      type: 'object',
      properties: { replicas: { type: 'integer', minimum: isStrict ? 2 : 1 } },
    }),
    [`${folder}/policy/schema.json`]: JSON.stringify({
      type: 'object',
      required: isStrict ? ['service', 'scaling'] : ['service'],
    }),
  };
}

export const service = (
  name: string,
  { registry = REGISTRY, replicas = 2, scales = true },
): string =>
  `# kept by hand
pactoVersion: "1.0"
service: {name: ${name}, version: 1.0.0, owner: team/${name}}
interfaces:
  - {name: http, type: http, port: 8080}
configurations:
  - name: deployment
    ref:   "oci://${registry}/platform-service:2.0.0"   # the platform
    values: {replicas: ${replicas}}
policies:
  - name: platform
    ref: oci://${registry}/platform-service:2.0.0
${scales ? 'scaling: {min: 1, max: 2}\n' : ''}`;
