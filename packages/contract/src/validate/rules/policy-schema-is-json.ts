import type { ValidationRule } from '../rule';
import { findSchemaDefects } from './schema-defects';

export const policySchemaIsJson: ValidationRule = {
  id: 'policy-schema-is-json',
  code: 'INVALID_POLICY_JSON',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that the policy schemas of the bundle are JSON.',
  mend: 'Mend the file at the place that is shown; a schema written as YAML is not accepted.',
  check: (context) => findSchemaDefects(context, 'policy', 'json'),
};
