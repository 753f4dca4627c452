import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const configurationValues: ValidationRule = {
  id: 'configuration-values',
  code: 'CONFIG_VALUES_VALIDATION_FAILED',
  severity: 'error',
  layer: 'values',
  purpose: 'Checks that the `values` of each configuration fit its schema.',
  fix: 'Correct the value. The schema is shown beside it.',
};
