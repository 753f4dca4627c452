import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const contractSchema: ValidationRule = {
  id: 'contract-schema',
  code: 'SCHEMA_VIOLATION',
  severity: 'error',
  layer: 'structure',
  purpose:
    'Checks that the contract has the keys and types of its `pactoVersion`, and no other keys.',
  fix: 'Add the missing key, remove or correct the unknown one, or correct the type of the value. Put text that looks like a number in quotes.',
};
