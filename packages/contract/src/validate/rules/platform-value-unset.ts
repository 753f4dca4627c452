import type { ValidationRule } from '../rule';

/** Found while the values are checked against their schema. */
export const platformValueUnset: ValidationRule = {
  id: 'platform-value-unset',
  code: 'PLATFORM_VALUE_SET',
  severity: 'warning',
  layer: 'values',
  purpose:
    'Checks that no override file sets a value that its schema marks `x-pacto-set-by: platform`.',
  fix: 'Remove the value from the override file. The platform sets it at deploy time.',
};
