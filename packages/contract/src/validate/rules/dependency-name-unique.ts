import type { ValidationRule } from '../rule';
import { findRepeatedNames } from './repeated-names';

export const dependencyNameUnique: ValidationRule = {
  id: 'dependency-name-unique',
  code: 'DUPLICATE_DEPENDENCY_NAME',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that no two dependencies of a contract have one name.',
  mend: 'Rename one of the two, or remove the one that is not meant.',
  check: ({ contract }) => findRepeatedNames('dependencies', contract.dependencies),
};
