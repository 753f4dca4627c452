import type { ValidationRule } from '../rule';
import { findRepeatedNames } from './repeated-names';

export const interfaceNameUnique: ValidationRule = {
  id: 'interface-name-unique',
  code: 'DUPLICATE_INTERFACE_NAME',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that no two interfaces of a contract have the same name.',
  fix: 'Rename one of the two, or remove one.',
  check: ({ contract }) => findRepeatedNames('interfaces', contract.interfaces),
};
