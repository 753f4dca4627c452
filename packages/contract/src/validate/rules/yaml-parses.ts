import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const yamlParses: ValidationRule = {
  id: 'yaml-parses',
  code: 'YAML_PARSE_ERROR',
  severity: 'error',
  layer: 'load',
  purpose: 'Checks that a contract and each of its values files is one valid YAML 1.2 document.',
  fix: 'Fix the syntax at that place. Repeated keys, unknown tags, `%YAML` lines and second documents are not accepted.',
};
