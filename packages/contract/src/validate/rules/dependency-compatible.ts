import { contractPath } from '../../model/bundle-path';
import { longCode } from '../../diagnostics/words';
import { isDefect } from '../../reference/defect';
import { parseVersionRange } from '../../reference/version-range';
import type { ValidationRule } from '../rule';

export const dependencyCompatible: ValidationRule = {
  id: 'dependency-compatible',
  code: 'DEPENDENCY_INCOMPATIBLE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that the version of each dependency is within `compatibility`.',
  fix: 'Check what changed and widen `compatibility`, or use a version that is within it.',
  *check({ contract, resolve }) {
    for (const [index, { name, ref, compatibility }] of (contract.dependencies ?? []).entries()) {
      const resolution = resolve(ref, compatibility);
      if (resolution.status !== 'found' || resolution.bundle.version === undefined) continue;
      const { root, version } = resolution.bundle;
      const range = parseVersionRange(compatibility);
      if (isDefect(range) || range.admits(version)) continue;
      yield {
        pointer: `/dependencies/${index}/compatibility`,
        message: `The dependency ${longCode(name)} is ${longCode(resolution.bundle.name ?? root)} at the version ${longCode(version)}, which is not within ${longCode(compatibility)}.`,
        hint: 'Widen `compatibility`, or use another version.',
        related: [
          {
            document: contractPath(root),
            pointer: '/service/version',
            message: `The version is ${longCode(version)}.`,
          },
        ],
      };
    }
  },
};
