import { CONTRACT_FILE } from 'pacto-contract/graph';
import type { Tree } from '@nx/devkit';
import { buildHead } from '../../text/build-head';
import { policyName } from '../../text/policy-name';
import { printSchema } from '../../text/print-schema';
import { checkServiceKept } from '../../workspace/new-bundle/check-kept';
import { readWorkspace } from '../../workspace/open/read-workspace';
import { writeBundle } from '../../workspace/new-bundle/write-bundle';
import { DEPLOYMENT_SCHEMA } from './deployment-schema';
import type { PlatformSchema } from './schema';

/** Creates a contract with a policy for other contracts and the schema of their deployment values. */
export async function platformGenerator(tree: Tree, schema: PlatformSchema): Promise<void> {
  const { name, contractVersion: version = VERSION, owner = OWNER } = schema;
  const workspace = await readWorkspace(tree);
  const policy = name === 'platform-service' ? 'platform-policy' : policyName(name);
  writeBundle(
    workspace,
    { ...schema, kinds: ['platform'], version, defaultVersion: VERSION },
    {
      [CONTRACT_FILE]: `${buildHead({ name, version, owner })}

policies:
  - name: ${policy}
    schema: policy/schema.json # what other contracts must declare

configurations:
  - name: deployment
    schema: configuration/schema.json # values of the standard chart
`,
      'policy/schema.json': printSchema(POLICY),
      'configuration/schema.json': printSchema(DEPLOYMENT_SCHEMA),
    },
    (contract, path) => checkServiceKept(contract, path, { owner }, { owner: OWNER }),
  );
}

const VERSION = '1.0.0';
const OWNER = 'team/platform';

const POLICY = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'What every service declares',
  type: 'object',
  required: ['service', 'runtime'],
  properties: {
    service: {
      description: 'Every service has an owner.',
      required: ['owner'],
    },
    runtime: {
      description: 'The platform knows how the service runs.',
      required: ['workload'],
    },
  },
  if: {
    required: ['interfaces'],
    properties: { interfaces: { contains: { properties: { type: { const: 'http' } } } } },
  },
  then: {
    properties: {
      runtime: {
        description: 'A service with an HTTP interface has a health check.',
        required: ['health'],
      },
    },
  },
};

export default platformGenerator;
