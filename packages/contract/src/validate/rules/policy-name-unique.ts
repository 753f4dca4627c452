import type { ValidationRule } from '../rule';
import { findRepeatedNames } from './repeated-names';

export const policyNameUnique: ValidationRule = {
  id: 'policy-name-unique',
  code: 'DUPLICATE_POLICY_NAME',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that no two policies of a contract have the same name.',
  fix: 'Rename one of the two, or remove one.',
  check: ({ contract }) => findRepeatedNames('policies', contract.policies),
};
