import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const policyMet: ValidationRule = {
  id: 'policy-met',
  code: 'POLICY_VIOLATION',
  severity: 'error',
  layer: 'policies',
  purpose:
    'Checks that the contract of each environment satisfies every policy that applies to it.',
  fix: 'Change the contract as the policy requires, or pin a version of the policy that the contract satisfies.',
};
