import type { ValidationRule } from '../rule';
import { findRepeatedNames } from './repeated-names';

export const dependencyNameUnique: ValidationRule = {
  id: 'dependency-name-unique',
  code: 'DUPLICATE_DEPENDENCY_NAME',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that no two dependencies of a contract have the same name.',
  fix: 'Rename one of the two, or remove one.',
  check: ({ contract }) => findRepeatedNames('dependencies', contract.dependencies),
};
