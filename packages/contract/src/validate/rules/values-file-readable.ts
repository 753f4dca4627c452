import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const valuesFileReadable: ValidationRule = {
  id: 'values-file-readable',
  code: 'FILE_NOT_FOUND',
  severity: 'error',
  layer: 'load',
  purpose: 'Checks that `pacto.yaml` and every values file that is asked for can be read.',
  mend: 'Add the file, or correct the path given to `-f`; a file that git ignores can be no input of a task.',
};
