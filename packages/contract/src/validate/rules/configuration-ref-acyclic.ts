import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const configurationRefAcyclic: ValidationRule = {
  id: 'configuration-ref-acyclic',
  code: 'CONFIG_REF_CYCLE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that no configuration reference refers back to itself.',
  fix: 'Use a `schema` instead of a `ref` in one of the contracts.',
};
