import type { ValidationRule } from '../rule';

/** Found by the layer itself: a rule sees what the files of an environment make, not which there are. */
export const environmentFileUnique: ValidationRule = {
  id: 'environment-file-unique',
  code: 'DUPLICATE_ENVIRONMENT',
  severity: 'error',
  layer: 'load',
  purpose:
    'Checks that an environment has only one override file, either `.yaml` or `.yml`, and that no two names differ only in upper and lower case.',
  fix: 'Merge both files into `overrides/values.<environment>.yaml` and delete the other, or rename one.',
};
