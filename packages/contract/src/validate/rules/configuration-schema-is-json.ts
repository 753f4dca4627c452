import type { ValidationRule } from '../rule';
import { findSchemaDefects } from './schema-defects';

export const configurationSchemaIsJson: ValidationRule = {
  id: 'configuration-schema-is-json',
  code: 'INVALID_CONFIG_JSON',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that the configuration schemas of the bundle are JSON.',
  mend: 'Mend the file at the place that is shown; a schema written as YAML is not accepted.',
  check: (context) => findSchemaDefects(context, 'configuration', 'json'),
};
