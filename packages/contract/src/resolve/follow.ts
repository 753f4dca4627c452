// Which entry of a referenced contract answers a configuration or policy reference. The graph passes facts, and a
// task passes parsed contracts. Both must find the same entry, so both use this code.
import type { FactReference } from '../model/summary';

export const CONVENTIONAL_CONFIGURATION_SCHEMA = 'configuration/schema.json';
export const CONVENTIONAL_POLICY_SCHEMA = 'policy/schema.json';

export interface Followed {
  /** Index in the referenced contract's list; absent for the conventional file. */
  readonly index?: number;
  readonly schema?: string;
  readonly ref?: string;
}

/**
 * The configuration of the same name. Without it, the only configuration. Without one, the
 * conventional schema file.
 */
export function followConfiguration(
  name: string | undefined,
  configurations: readonly FactReference[],
): Followed {
  let index = configurations.findIndex((entry) => entry.name === name);
  if (index < 0 && configurations.length === 1) index = 0;
  const entry = configurations[index];
  return entry
    ? { index, schema: entry.schema, ref: entry.ref }
    : { schema: CONVENTIONAL_CONFIGURATION_SCHEMA };
}

/** The configuration of a component that holds the values of its chart, where no option says another. */
export const DEPLOYMENT_CONFIGURATION = 'deployment';

/** The entries that could be the values of a chart. To choose among several, follow their references. */
export function chartConfigurations(
  configurations: readonly FactReference[],
  deploymentConfiguration = DEPLOYMENT_CONFIGURATION,
): readonly FactReference[] {
  const named = configurations.find(({ name }) => name === deploymentConfiguration);
  return named ? [named] : configurations;
}

/** All policies of the referenced contract, or the conventional file when it lists none. */
export function followPolicies(policies: readonly FactReference[]): readonly Followed[] {
  if (policies.length === 0) return [{ schema: CONVENTIONAL_POLICY_SCHEMA }];
  return policies.map((entry, index) => ({ index, schema: entry.schema, ref: entry.ref }));
}

/** Kinds whose own `policies[].schema` bind themselves; the others publish theirs for those who reference them. */
export function bindsItself(kind: string): boolean {
  return kind === 'root' || kind === 'component' || kind === 'service';
}
