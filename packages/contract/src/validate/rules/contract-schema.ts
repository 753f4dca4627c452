import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const contractSchema: ValidationRule = {
  id: 'contract-schema',
  code: 'SCHEMA_VIOLATION',
  severity: 'error',
  layer: 'structure',
  purpose:
    'Checks that the contract has the keys and types of its `pactoVersion`, and no other keys.',
  fix: 'Add the missing key, remove or correct the unknown one, or correct the type of the value. Put text that looks like a number in quotes.',
};
