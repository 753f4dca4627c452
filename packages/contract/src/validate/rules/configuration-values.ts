import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const configurationValues: ValidationRule = {
  id: 'configuration-values',
  code: 'CONFIG_VALUES_VALIDATION_FAILED',
  severity: 'error',
  layer: 'values',
  purpose: 'Checks that the `values` of each configuration fit its schema.',
  mend: 'Correct the value at the place that is shown; the schema is named beside it.',
};
