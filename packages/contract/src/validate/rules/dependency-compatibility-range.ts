import { isDefect } from '../../reference/defect';
import { parseVersionRange } from '../../reference/version-range';
import type { ValidationRule } from '../rule';

export const dependencyCompatibilityRange: ValidationRule = {
  id: 'dependency-compatibility-range',
  code: 'INVALID_COMPATIBILITY',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `compatibility` of each dependency is a version range.',
  fix: 'Write a range such as `^1.2.0` or `>=1.0.0, <3.0.0`.',
  *check({ contract, resolve }) {
    for (const [index, { ref, compatibility }] of (contract.dependencies ?? []).entries()) {
      // As in the reference implementation, only the reference is reported when it cannot be read.
      if (resolve(ref, compatibility).status === 'malformed') continue;
      const range = parseVersionRange(compatibility);
      if (!isDefect(range)) continue;
      yield {
        pointer: `/dependencies/${index}/compatibility`,
        message: range.problem,
        hint: range.hint ?? 'Write a range such as `^1.2.0`.',
      };
    }
  },
};
