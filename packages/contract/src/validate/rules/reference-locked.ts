import type { ValidationRule } from '../rule';
import { reportDependencies } from './report-dependencies';

/** Configurations and policies are reported where their schemas are looked for. */
export const referenceLocked: ValidationRule = {
  id: 'reference-locked',
  code: 'REFERENCE_NOT_LOCKED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that each reference to another workspace is pinned: by its digest, or by an entry of `pacto.lock`. Dependencies are checked with the plugin option `requireLock`.',
  fix: 'Run the `lock` generator and commit `pacto.lock`, or correct the reference.',
  check: (context) =>
    reportDependencies(
      context,
      // A pin of another contract is wrong whether or not pins are required.
      ({ rule, pinned }) => rule === 'reference-locked' && (pinned || context.requiresLock),
    ),
};
