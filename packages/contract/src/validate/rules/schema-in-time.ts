import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const schemaInTime: ValidationRule = {
  id: 'schema-in-time',
  code: 'SCHEMA_TIME_LIMIT',
  severity: 'error',
  layer: 'values',
  purpose: 'Checks that every schema and policy finishes within its work limit.',
  fix: 'Simplify the schema. The usual cause is a regular expression with nested repetition.',
};
