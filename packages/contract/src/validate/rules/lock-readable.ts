import type { ValidationRule } from '../rule';

/** Found while the bundle is opened. */
export const lockReadable: ValidationRule = {
  id: 'lock-readable',
  code: 'LOCK_INVALID',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that `pacto.lock` can be read and pins each reference once.',
  fix: 'Run the `lock` generator to write the lock again, or restore the file from git.',
};
