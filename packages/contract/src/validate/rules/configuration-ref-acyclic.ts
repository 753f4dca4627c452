import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const configurationRefAcyclic: ValidationRule = {
  id: 'configuration-ref-acyclic',
  code: 'CONFIG_REF_CYCLE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that no configuration reference leads back to itself.',
  mend: 'Give one of the contracts in the chain a `schema` of its own.',
};
