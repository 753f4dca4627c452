import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const schemaInTime: ValidationRule = {
  id: 'schema-in-time',
  code: 'SCHEMA_TIME_LIMIT',
  severity: 'error',
  layer: 'values',
  purpose: 'Checks that every schema and policy finishes within its work limit.',
  fix: 'Simplify the schema. The usual cause is a regular expression with nested repetition.',
};
