import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const policyRefResolves: ValidationRule = {
  id: 'policy-ref-resolves',
  code: 'POLICY_REF_UNRESOLVED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that the bundle behind each policy reference is at hand, with policies that can be read.',
  mend: 'Name a version that this workspace holds, or mend the policy in the referenced bundle.',
};
