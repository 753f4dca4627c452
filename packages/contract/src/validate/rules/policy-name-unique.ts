import type { ValidationRule } from '../rule';
import { findRepeatedNames } from './repeated-names';

export const policyNameUnique: ValidationRule = {
  id: 'policy-name-unique',
  code: 'DUPLICATE_POLICY_NAME',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that no two policies of a contract have one name.',
  mend: 'Rename one of the two, or remove the one that is not meant.',
  check: ({ contract }) => findRepeatedNames('policies', contract.policies),
};
