import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const policyRefAcyclic: ValidationRule = {
  id: 'policy-ref-acyclic',
  code: 'POLICY_REF_CYCLE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that no policy reference refers back to itself.',
  fix: 'Remove one reference of the chain.',
};
