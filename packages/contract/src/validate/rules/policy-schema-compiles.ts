import type { ValidationRule } from '../rule';
import { findSchemaDefects } from './schema-defects';

export const policySchemaCompiles: ValidationRule = {
  id: 'policy-schema-compiles',
  code: 'INVALID_POLICY_SCHEMA',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that the policy schemas of the bundle are JSON Schemas that can be applied.',
  mend: 'Mend the keyword that is shown in the schema file.',
  check: (context) => findSchemaDefects(context, 'policy', 'schema'),
};
