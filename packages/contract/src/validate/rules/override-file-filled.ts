import type { ValidationRule } from '../rule';

/** Found by the layer itself: a rule sees what the files of an environment make, not which there are. */
export const overrideFileFilled: ValidationRule = {
  id: 'override-file-filled',
  code: 'EMPTY_OVERRIDE_FILE',
  severity: 'warning',
  layer: 'load',
  purpose: 'Checks that every override file has content.',
  fix: 'Add the values of the environment, or delete the file.',
};
