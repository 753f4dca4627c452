import { joinHints } from '../../resolve/suggest-answer';
import type { ValidationRule } from '../rule';

/** Configurations and policies are reported where their schemas are looked for. */
export const referenceLocked: ValidationRule = {
  id: 'reference-locked',
  code: 'REFERENCE_NOT_LOCKED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that each reference to another workspace is pinned: by its digest, or by an entry of `pacto.lock`. Dependencies are checked with the plugin option `requireLock`.',
  fix: 'Run the `lock` generator and commit `pacto.lock`, or correct the reference.',
  *check(context) {
    if (!context.requiresLock) return;
    for (const [index, { ref, compatibility }] of (context.contract.dependencies ?? []).entries()) {
      const answer = context.resolve(ref, compatibility);
      if (answer.status === 'found' || answer.rule !== 'reference-locked') continue;
      yield {
        pointer: `/dependencies/${index}/ref`,
        message: answer.message,
        hint: joinHints(context.suggestAnswer(ref, answer), answer.hint),
      };
    }
  },
};
