import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const yamlParses: ValidationRule = {
  id: 'yaml-parses',
  code: 'YAML_PARSE_ERROR',
  severity: 'error',
  layer: 'load',
  purpose:
    'Checks that a contract and its values files are each one YAML 1.2 document that can be read without surprise.',
  mend: 'Mend the syntax at the place that is shown; repeat no key, use no tags, no `%YAML` line and no second document.',
};
