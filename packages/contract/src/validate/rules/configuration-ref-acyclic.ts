import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const configurationRefAcyclic: ValidationRule = {
  id: 'configuration-ref-acyclic',
  code: 'CONFIG_REF_CYCLE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that no configuration reference refers back to itself.',
  fix: 'Use a `schema` instead of a `ref` in one of the contracts.',
};
