// A claim without values. Validation leaves a configuration without values out, but a render would deploy a
// resource that nothing checked. So a render refuses the environment, and validation warns of that.
import type { EffectiveContract } from '../bundle/override/effective-contract';
import { nameWithTag } from '../bundle/name-with-tag';
import type { SortedConfiguration } from '../bundle/sort-configurations';
import { code } from '../diagnostics/words';
import { hasValues, leavesValuesOpen } from '../model/has-values';
import type { ResolvedBundle } from '../resolve/resolver';
import type { CompiledSchema } from '../schema-check/schema-store';
import type { Finding } from './finding';
import type { SchemaTask } from './schema-task';

export const CLAIM_VALUES_RULE = 'claim-values-given';

interface CheckedClaim extends Pick<SortedConfiguration, 'index' | 'configuration'> {
  readonly infrastructure: ResolvedBundle;
  /** The provisioning schema. */
  readonly compiled: CompiledSchema;
  readonly effective: EffectiveContract;
  readonly environment: string | null;
  /** What a render does about it, in a sentence. */
  readonly consequence: string;
}

type ClaimFinding = Pick<Finding, 'pointer' | 'message' | 'hint'>;

/** Runs a provisioning schema on empty values; no task for a claim that has values or may leave them out. */
export function checkClaimValues(
  claim: CheckedClaim,
  report: (finding: ClaimFinding) => void,
): SchemaTask[] {
  const { configuration, compiled, environment } = claim;
  if (hasValues(configuration.values) || leavesValuesOpen(configuration, environment)) return [];
  const refuse = (missing: string) => report(describe(claim, missing));
  return [
    {
      compiled,
      value: {},
      advises: false,
      found: (problems) => {
        if (problems.length > 0) refuse(problems.map(({ message }) => message).join(' '));
      },
      overran: () => refuse('The schema did not finish within its work limit.'),
    },
  ];
}

/** The message does not name the environment: reports say it once for all that have the same problem. */
function describe(
  { index, configuration, infrastructure, effective, environment, consequence }: CheckedClaim,
  missing: string,
): ClaimFinding {
  const { name, values } = configuration;
  return {
    pointer: `/configurations/${index}/${values === undefined ? 'name' : 'values'}`,
    message: `The claim ${code(name)} has no values, and the schema of ${code(nameWithTag(infrastructure))} does not accept that: ${missing} ${consequence}`,
    hint: hintAtValues(effective, environment),
  };
}

/** An environment without a file deploys the base, which all environments share. */
function hintAtValues({ layers }: EffectiveContract, environment: string | null): string {
  const replaces =
    'The list in an override file replaces the one of `pacto.yaml`, with its values.';
  return layers.length > 1
    ? `Write \`values\` in this entry. ${replaces}`
    : `The contract has no override file for this environment. Create \`overrides/values.${environment}.yaml\`, and write this entry there with \`values\`. ${replaces}`;
}
