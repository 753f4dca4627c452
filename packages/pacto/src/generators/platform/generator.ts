import type { Tree } from '@nx/devkit';
import { printFlow } from 'pacto-contract';
import { policyName } from '../text/policy-name';
import { printSchema } from '../text/print-schema';
import { readWorkspace } from '../workspace/read-workspace';
import { writeBundle } from '../workspace/write-bundle';
import { DEPLOYMENT_SCHEMA } from './deployment-schema';
import type { PlatformSchema } from './schema';

/** A contract with a policy for others and the schema of their deployment values. */
export async function platformGenerator(tree: Tree, schema: PlatformSchema): Promise<void> {
  const { name, contractVersion: version = '1.0.0', owner = 'team/platform' } = schema;
  const workspace = await readWorkspace(tree);
  const policy = name === 'platform-service' ? 'platform-policy' : policyName(name);
  writeBundle(
    workspace,
    { ...schema, version },
    {
      'pacto.yaml': `pactoVersion: "1.0"

service:
  name: ${name}
  version: ${printFlow(version)}
  owner: ${printFlow(owner)}

policies:
  - name: ${policy}
    schema: policy/schema.json # what contracts that reference this one must declare

configurations:
  - name: deployment
    schema: configuration/schema.json # the values that the standard chart accepts
`,
      'policy/schema.json': printSchema(POLICY),
      'configuration/schema.json': printSchema(DEPLOYMENT_SCHEMA),
    },
  );
}

const POLICY = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What every service declares',
  type: 'object',
  required: ['service', 'runtime'],
  properties: {
    service: {
      description: 'Somebody answers for the service.',
      required: ['owner'],
    },
    runtime: {
      description: 'The platform knows how the service runs and how to tell that it is well.',
      required: ['workload', 'health'],
    },
  },
};

export default platformGenerator;
