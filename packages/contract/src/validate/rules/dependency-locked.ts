import type { ValidationRule } from '../rule';
import { unlockedDependencies } from './unlocked-dependencies';

export const dependencyLocked: ValidationRule = {
  id: 'dependency-locked',
  code: 'DEPENDENCY_UNRESOLVED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that a bundle with a `pacto.lock` pins each dependency below the registry of this workspace that the workspace does not answer.',
  mend: 'Run the `lock` generator, or correct the name of the dependency.',
  *check(context) {
    if (context.requiresLock || !context.hasLock) return;
    for (const { pointer, message, hint, isBelowOurRegistry } of unlockedDependencies(context)) {
      if (isBelowOurRegistry) yield { pointer, message, hint };
    }
  },
};
