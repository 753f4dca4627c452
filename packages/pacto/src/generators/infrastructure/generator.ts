import type { Tree } from '@nx/devkit';
import { printFlow } from 'pacto-contract';
import { printSchema } from '../text/print-schema';
import { readWorkspace } from '../workspace/read-workspace';
import { writeBundle } from '../workspace/write-bundle';
import { INFRASTRUCTURE_TYPES, type InfrastructureType } from './infrastructure-types';
import type { InfrastructureSchema } from './schema';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** The contract of one infrastructure type: provisioner labels, schema of claims, policy for claims. */
export async function infrastructureGenerator(
  tree: Tree,
  schema: InfrastructureSchema,
): Promise<void> {
  const { name, provisioner = 'crossplane', owner = 'team/platform' } = schema;
  const type = typeOf(schema);
  const version = schema.contractVersion ?? type.version;
  const workspace = await readWorkspace(tree);
  const kind = type.claimKind ?? claimKindOf(name);
  writeBundle(
    workspace,
    { ...schema, version },
    {
      'pacto.yaml': `pactoVersion: "1.0"

service:
  name: ${name}
  version: ${printFlow(version)}
  owner: ${printFlow(owner)}

# Read by the tooling that turns claims into resources.
metadata:
  labels:
    platform/provisioner: ${printFlow(provisioner)}
    platform/claim-kind: ${printFlow(kind)}
    platform/claim-api-version: ${type.apiGroup}.platform.example.com/v1alpha1

policies:
  - name: ${name}-policy
    schema: policy/schema.json # ${type.enforces}

configurations:
  - name: provisioning
    schema: configuration/schema.json # what a claim may say
`,
      'policy/schema.json': printSchema({
        $schema: DIALECT,
        title: `What claims of ${name} must satisfy`,
        'x-pacto-claim': type.claim,
      }),
      'configuration/schema.json': printSchema({
        $schema: DIALECT,
        title: `A claim of ${name}`,
        ...type.provisioning,
      }),
    },
  );
}

function typeOf({ name, type }: InfrastructureSchema): InfrastructureType {
  const known = Object.keys(INFRASTRUCTURE_TYPES);
  if (type !== undefined && !known.includes(type)) {
    throw new Error(`The type is \`${type}\`; accepted are \`${known.join('`, `')}\`.`);
  }
  return INFRASTRUCTURE_TYPES[type ?? (known.includes(name) ? name : 'generic')]!;
}

/** `MessageQueueClaim` of `message-queue`. */
function claimKindOf(name: string): string {
  const words = name.split('-').filter((word) => word !== '');
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('') + 'Claim';
}

export default infrastructureGenerator;
