import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const valuesFileReadable: ValidationRule = {
  id: 'values-file-readable',
  code: 'FILE_NOT_FOUND',
  severity: 'error',
  layer: 'load',
  purpose: 'Checks that `pacto.yaml` and every requested values file can be read.',
  fix: 'Add the file, or correct the path of `-f`. A file that git ignores cannot be an input of a task.',
};
