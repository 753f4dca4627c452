// Collects the configurations and policies that `--platform` and `--uses` add to a contract.
import type { ResolvedBundle } from 'pacto-contract/graph';
import type { NamedRef } from '../../text/build-component';
import type { OverrideEntry } from '../../text/build-override';
import { policyName } from '../../text/policy-name';
import { nameContract } from '../find/name-contract';
import { offeredConfiguration, readOffer } from './read-offer';
import type { GeneratorWorkspace } from '../open/read-workspace';

interface Uses {
  readonly policies: readonly NamedRef[];
  readonly configurations: readonly NamedRef[];
  readonly overrides: readonly OverrideEntry[];
}

/** What `--platform` and `--uses` put into a contract and into its override files. */
export function collectUses(
  workspace: GeneratorWorkspace,
  { platform, uses = [] }: { platform?: string; uses?: string[] },
  from: string,
): Uses {
  const policies: NamedRef[] = [];
  const overrides: (OverrideEntry & { ref: string })[] = [];
  const add = (entry: OverrideEntry & { ref: string }): void => {
    const same = overrides.find(({ name }) => name === entry.name);
    if (same && same.ref !== entry.ref) {
      throw new Error(
        `Two configurations would be called \`${entry.name}\`: \`${same.ref}\` and \`${entry.ref}\`. Use one of them.`,
      );
    }
    if (!same) overrides.push(entry);
  };
  if (platform) {
    const { bundle } = nameContract(workspace, platform, from, {
      isFitting: isPlatform,
      generator: 'platform',
    });
    if (bundle?.kind === 'infrastructure') {
      throw new Error(
        `\`${platform}\` is an infrastructure contract. Use \`--uses\` for it, and \`--platform\` for a platform contract.`,
      );
    }
    const added = platformRefs(workspace, platform, from);
    policies.push(...added.policies);
    added.configurations.forEach(add);
  }
  for (const text of uses) add(infrastructureRef(workspace, text, from));
  const configurations = overrides.map(({ name, ref }) => ({ name, ref }));
  return { policies, configurations, overrides };
}

function isPlatform({ kind }: ResolvedBundle): boolean {
  return kind === 'platform';
}

/** The policy and the deployment configuration of a platform contract. */
export function platformRefs(
  workspace: GeneratorWorkspace,
  text: string,
  from: string,
): { policies: NamedRef[]; configurations: (OverrideEntry & { ref: string })[] } {
  const contract = nameContract(workspace, text, from);
  const { ref } = contract;
  if (!contract.bundle) {
    // Neither the workspace nor the store has the contract, so this uses the usual names of platform contracts.
    const policies = [{ name: 'platform-policy', ref }];
    return { policies, configurations: [{ name: 'deployment', ref, isElsewhere: true }] };
  }
  const offer = readOffer(workspace, contract);
  if (offer.policies.length === 0 && offer.configurations.length === 0) {
    throw new Error(
      `\`${text}\` is not a platform contract: it publishes neither policies nor configurations.`,
    );
  }
  const [policy, ...more] = offer.policies;
  const policies =
    policy === undefined
      ? []
      : [{ name: more.length === 0 ? policy : policyName(contract.name), ref }];
  const configuration = offeredConfiguration(offer, 'deployment') ?? offer.configurations[0];
  const configurations = configuration
    ? [{ name: configuration.name, ref, valuesSchema: configuration.schema }]
    : [];
  return { policies, configurations };
}

/** An infrastructure contract as a configuration with its name. */
export function infrastructureRef(
  workspace: GeneratorWorkspace,
  text: string,
  from: string,
): OverrideEntry & { ref: string } {
  const contract = nameContract(workspace, text, from, {
    isFitting: ({ kind }) => kind === 'infrastructure',
    generator: 'infrastructure',
  });
  const { name, ref } = contract;
  if (!contract.bundle) return { name, ref, isElsewhere: true };
  const offer = readOffer(workspace, contract);
  const configuration = offeredConfiguration(offer, name);
  if (!configuration) {
    const reason =
      offer.configurations.length === 0
        ? 'it publishes no configuration'
        : `it publishes several configurations, and none is called \`${name}\``;
    throw new Error(`\`${text}\` cannot be used as a configuration: ${reason}.`);
  }
  return { name, ref, valuesSchema: configuration.schema };
}
