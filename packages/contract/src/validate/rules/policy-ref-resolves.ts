import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const policyRefResolves: ValidationRule = {
  id: 'policy-ref-resolves',
  code: 'POLICY_REF_UNRESOLVED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that the bundle behind each policy reference is available and has policies that can be read.',
  fix: 'Use a version that exists in this workspace, or fix the policy in the referenced bundle.',
};
