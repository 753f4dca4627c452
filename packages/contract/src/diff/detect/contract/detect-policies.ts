import type { Policy } from '../../../model/contract';
import type { FoundChange } from '../interface-file';
import type { CompareRefs } from './compare-refs';
import type { ContractPair } from './contract-pair';
import { detectEntry } from './detect-entry';
import { detectOrigin, printOrigin } from './detect-origin';
import { pairEntries } from './pair-entries';
import type { SpotPair } from './spot';

export function detectPolicies(
  policies: SpotPair<readonly Policy[]>,
  compareRefs: CompareRefs,
  sides: ContractPair,
): FoundChange[] {
  return pairEntries(policies).flatMap((entry) =>
    detectEntry(
      entry,
      { path: 'policies', rule: ruleOf(entry, sides), noun: 'policy', print: printOrigin },
      (both, what) => detectOrigin(both, what, { path: 'policies', rule: 'policy' }, compareRefs),
    ),
  );
}

/** A schema that a platform publishes binds others; a reference always binds whoever declares it. */
function ruleOf({ base, head }: SpotPair<Policy>, sides: ContractPair): string {
  const side = head.value === undefined ? 'base' : 'head';
  const policy = head.value ?? base.value;
  const isPublished = policy?.schema !== undefined && sides[side].publishesPolicies === true;
  return isPublished ? 'published-policy' : 'policy';
}
