import type { ValidationRule } from '../rule';
import { findSchemaDefects } from './schema-defects';

export const policySchemaIsJson: ValidationRule = {
  id: 'policy-schema-is-json',
  code: 'INVALID_POLICY_JSON',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that the policy schemas of the bundle are JSON.',
  fix: 'Fix the schema file at the reported place. Schemas must be JSON, not YAML.',
  check: (context) => findSchemaDefects(context, 'policy', 'json'),
};
