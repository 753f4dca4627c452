import type { Configuration } from '../../model/contract';
import type { FoundChange } from '../change/detection';
import type { CompareRefs } from './compare-refs';
import { detectEntry } from './detect-entry';
import type { SecretHider } from './hide-secrets';
import { detectKeys } from './detect-keys';
import { detectOrigin, printOrigin } from './detect-origin';
import { pairEntries } from './pair-entries';
import { childPair, type SpotPair } from './spot';

export function detectConfigurations(
  configurations: SpotPair<readonly Configuration[]>,
  compareRefs: CompareRefs,
  secrets: SecretHider,
): FoundChange[] {
  return pairEntries(configurations).flatMap((entry) =>
    detectEntry(
      entry,
      {
        path: 'configurations',
        rule: 'configuration',
        noun: 'configuration',
        print: printOrigin,
      },
      (both, what) => [
        ...detectOrigin(both, what, { path: 'configurations', rule: 'configuration' }, compareRefs),
        ...detectValues(both, what, secrets),
      ],
    ),
  );
}

function detectValues(
  entry: SpotPair<Configuration>,
  what: string,
  secrets: SecretHider,
): FoundChange[] {
  return detectKeys(childPair(entry, 'values'), {
    path: 'configurations.values',
    rule: () => 'configuration-value',
    what: (key) => `The value ${key} of ${what}`,
    secrets,
  });
}
