import type { ValidationRule } from '../rule';

/** Found while the bundle is opened. */
export const lockCurrent: ValidationRule = {
  id: 'lock-current',
  code: 'LOCK_STALE',
  severity: 'warning',
  layer: 'references',
  purpose: 'Checks that each entry of `pacto.lock` is needed by a reference of the contract.',
  fix: 'Run the `lock` generator. It removes entries that nothing needs.',
};
