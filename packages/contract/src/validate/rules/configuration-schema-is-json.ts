import type { ValidationRule } from '../rule';
import { findSchemaDefects } from './schema-defects';

export const configurationSchemaIsJson: ValidationRule = {
  id: 'configuration-schema-is-json',
  code: 'INVALID_CONFIG_JSON',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that the configuration schemas of the bundle are JSON.',
  fix: 'Fix the schema file at the reported place. Schemas must be JSON, not YAML.',
  check: (context) => findSchemaDefects(context, 'configuration', 'json'),
};
