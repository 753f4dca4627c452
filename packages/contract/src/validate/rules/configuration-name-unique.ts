import type { ValidationRule } from '../rule';
import { findRepeatedNames } from './repeated-names';

export const configurationNameUnique: ValidationRule = {
  id: 'configuration-name-unique',
  code: 'DUPLICATE_CONFIGURATION_NAME',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that no two configurations of a contract have the same name.',
  fix: 'Rename one of the two, or remove one.',
  check: ({ configurationEntries }) => findRepeatedNames('configurations', configurationEntries),
};
