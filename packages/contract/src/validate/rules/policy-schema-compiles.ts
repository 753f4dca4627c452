import type { ValidationRule } from '../rule';
import { findSchemaDefects } from './schema-defects';

export const policySchemaCompiles: ValidationRule = {
  id: 'policy-schema-compiles',
  code: 'INVALID_POLICY_SCHEMA',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that the policy schemas of the bundle are valid JSON Schemas.',
  fix: 'Fix the keyword in the schema file.',
  check: (context) => findSchemaDefects(context, 'policy', 'schema'),
};
