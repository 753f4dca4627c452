import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const yamlParses: ValidationRule = {
  id: 'yaml-parses',
  code: 'YAML_PARSE_ERROR',
  severity: 'error',
  layer: 'load',
  purpose: 'Checks that a contract and each of its values files is one valid YAML 1.2 document.',
  fix: 'Fix the syntax at the reported place. Repeated keys, unknown tags, `%YAML` lines and second documents are not accepted.',
};
