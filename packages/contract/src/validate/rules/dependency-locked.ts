import { joinHints } from '../../diagnostics/words';
import { hintAtGone, isGoneComponent } from '../../resolve/hint-at-gone';
import type { ValidationRule } from '../rule';
import { unresolvedDependencies } from './dependency-resolves';

export const dependencyLocked: ValidationRule = {
  id: 'dependency-locked',
  code: 'DEPENDENCY_UNRESOLVED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that `pacto.lock` pins each dependency that starts with the registry of this workspace and has no contract here.',
  fix: 'Run the `lock` generator, or correct the name of the dependency.',
  *check(context) {
    if (context.requiresLock || !context.hasLock) return;
    for (const { index, ref, answer } of unresolvedDependencies(context)) {
      yield {
        pointer: `/dependencies/${index}/ref`,
        message: answer.message,
        hint: joinHints(
          context.suggestAnswer(ref, answer),
          isGoneComponent(context.bundle, ref, answer) ? hintAtGone(ref) : answer.hint,
        ),
      };
    }
  },
};
