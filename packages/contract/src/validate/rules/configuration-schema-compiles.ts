import type { ValidationRule } from '../rule';
import { findSchemaDefects } from './schema-defects';

export const configurationSchemaCompiles: ValidationRule = {
  id: 'configuration-schema-compiles',
  code: 'INVALID_CONFIG_SCHEMA',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that the configuration schemas of the bundle are valid JSON Schemas.',
  fix: 'Fix the keyword in the schema file.',
  check: (context) => findSchemaDefects(context, 'configuration', 'schema'),
};
