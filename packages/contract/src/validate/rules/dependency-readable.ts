import { contractPath } from '../../model/bundle-path';
import { isArtifactPath } from '../../model/artifact-path';
import { code, longCode } from '../../diagnostics/words';
import type { ValidationRule } from '../rule';

export const dependencyReadable: ValidationRule = {
  id: 'dependency-readable',
  code: 'DEPENDENCY_UNREADABLE',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that the contract of a dependency can be read and has a version, because `compatibility` is compared with it.',
  fix: 'Fix the contract of the dependency, or reference another one.',
  *check(context) {
    for (const [index, { name, ref, compatibility }] of (
      context.contract.dependencies ?? []
    ).entries()) {
      const resolution = context.resolve(ref, compatibility);
      if (resolution.status !== 'found') continue;
      const { bundle } = resolution;
      if (bundle.version !== undefined || isArtifactPath(bundle.root)) continue;
      const { reason, hint } = context.whyUnread(bundle);
      yield {
        pointer: `/dependencies/${index}/ref`,
        message: `The version of the dependency ${longCode(name)} cannot be compared with \`compatibility\`, because its contract ${
          reason === '' ? 'has no version as text.' : `cannot be read.${reason}`
        }`,
        hint:
          reason === '' ? `Set \`service.version\` in ${code(contractPath(bundle.root))}.` : hint,
      };
    }
  },
};
