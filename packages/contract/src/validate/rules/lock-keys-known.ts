import type { ValidationRule } from '../rule';

/** Found while the bundle is opened. */
export const lockKeysKnown: ValidationRule = {
  id: 'lock-keys-known',
  code: 'LOCK_KEY_UNKNOWN',
  severity: 'warning',
  layer: 'references',
  purpose:
    'Checks that `pacto.lock` has no unknown keys. Nothing reads a misspelt key, so what is below it does not count.',
  fix: 'Correct the key, or remove it.',
};
