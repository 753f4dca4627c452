import type { Policy } from '../../../model/contract';
import type { FoundChange } from '../interface-file';
import type { CompareRefs } from './compare-refs';
import { detectEntry } from './detect-entry';
import { detectOrigin, printOrigin } from './detect-origin';
import { pairEntries } from './pair-entries';
import type { SpotPair } from './spot';

export function detectPolicies(
  policies: SpotPair<readonly Policy[]>,
  compareRefs: CompareRefs,
): FoundChange[] {
  return pairEntries(policies).flatMap((entry) =>
    detectEntry(
      entry,
      { path: 'policies', rule: 'policy', noun: 'policy', print: printOrigin },
      (both, what) => detectOrigin(both, what, { path: 'policies', rule: 'policy' }, compareRefs),
    ),
  );
}
