// The files of a new infrastructure contract: the contract, its policy, the schema of its claims, and what renders them.
import { deriveExample, printFlow } from 'pacto-contract';
import { CONTRACT_FILE } from 'pacto-contract/graph';
import { buildHead } from '../../text/build-head';
import { printSchema } from '../../text/print-schema';
import type { InfrastructureType } from './infrastructure-types';
import type { ReadDefinition } from './read-definition';
import { buildRendering } from './rendering';

export const POLICY_FILE = 'policy/schema.json';
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** The policy always has these names, so that it also works in other workspaces. */
export const USUAL_NAMES = ['prod', 'production'];

interface NewContract {
  readonly name: string;
  readonly version: string;
  readonly owner: string;
  readonly provisioner: string;
  /** Whether the contract gets a template of its own. */
  readonly template: boolean;
  readonly type: InfrastructureType;
  readonly definition?: ReadDefinition;
  /** The environments of the workspace that have a name of production. */
  readonly production: readonly string[];
}

/** The texts by path, relative to the bundle. */
export function buildInfrastructure({
  name,
  version,
  owner,
  provisioner,
  template,
  type,
  definition,
  production,
}: NewContract): Record<string, string> {
  const [values] = (type.provisioning.examples ?? [
    // The template of External Secrets reads only a list of keys.
    definition && provisioner !== 'external-secrets' ? deriveExample(definition.schema) : undefined,
  ]) as (Record<string, unknown> | undefined)[];
  const rendering = buildRendering({
    contract: { name, version },
    provisioner,
    template,
    kind: type.claimKind ?? claimKindOf(name),
    apiVersion: definition?.claimApiVersion ?? `${type.apiGroup}.platform.example.com/v1alpha1`,
    style: definition?.claimStyle,
    values,
  });
  const labels = Object.entries(rendering.labels);
  return {
    [CONTRACT_FILE]: `${buildHead({ name, version, owner })}

# What renders claims, and how: pacto-render reads these.
metadata:
  labels:
${labels.map(([label, text]) => `    ${label}: ${printFlow(text)}\n`).join('')}
policies:
  - name: ${name}-policy
    schema: ${POLICY_FILE} # ${type.enforces}

configurations:
  - name: provisioning
    schema: configuration/schema.json # what a claim may say
`,
    [POLICY_FILE]: printSchema({
      $schema: DIALECT,
      title: `What claims of ${name} must satisfy`,
      'x-pacto-claim': type.claim([...new Set([...USUAL_NAMES, ...production])]),
    }),
    'configuration/schema.json': printSchema({
      $schema: DIALECT,
      title: `A claim of ${name}`,
      ...type.provisioning,
    }),
    ...rendering.files,
  };
}

/** `MessageQueueClaim` of `message-queue`, and `Claim3scale` of `3scale`, because a kind begins with a letter. */
function claimKindOf(name: string): string {
  const words = name.split('-').filter((word) => word !== '');
  const kind = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return /^\d/.test(kind) ? `Claim${kind}` : `${kind}Claim`;
}
