import type { ValidationRule } from '../rule';
import { findSchemaDefects } from './schema-defects';

export const configurationSchemaCompiles: ValidationRule = {
  id: 'configuration-schema-compiles',
  code: 'INVALID_CONFIG_SCHEMA',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that the configuration schemas of the bundle are JSON Schemas that can be applied.',
  mend: 'Mend the keyword that is shown in the schema file.',
  check: (context) => findSchemaDefects(context, 'configuration', 'schema'),
};
