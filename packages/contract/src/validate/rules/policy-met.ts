import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const policyMet: ValidationRule = {
  id: 'policy-met',
  code: 'POLICY_VIOLATION',
  severity: 'error',
  layer: 'policies',
  purpose: 'Checks that the effective contract satisfies every policy that binds it.',
  mend: 'Change the contract at the place that is shown as the policy asks, or pin the version of the policy that it meets.',
};
