import type { ValidationRule } from '../rule';
import { unresolvedDependencies } from './dependency-resolves';

export const dependencyLocked: ValidationRule = {
  id: 'dependency-locked',
  code: 'DEPENDENCY_UNRESOLVED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that a bundle with a `pacto.lock` pins each dependency below the registry of this workspace that the workspace does not answer.',
  fix: 'Run the `lock` generator, or correct the name of the dependency.',
  *check(context) {
    if (context.requiresLock || !context.hasLock) return;
    for (const { index, answer } of unresolvedDependencies(context)) {
      const { message, hint } = answer;
      yield { pointer: `/dependencies/${index}/ref`, message, hint };
    }
  },
};
