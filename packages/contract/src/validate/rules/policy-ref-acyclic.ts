import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const policyRefAcyclic: ValidationRule = {
  id: 'policy-ref-acyclic',
  code: 'POLICY_REF_CYCLE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that no policy reference refers back to itself.',
  fix: 'Remove one reference of the chain.',
};
