import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const valuesFileReadable: ValidationRule = {
  id: 'values-file-readable',
  code: 'FILE_NOT_FOUND',
  severity: 'error',
  layer: 'load',
  purpose: 'Checks that `pacto.yaml` and every requested values file can be read.',
  fix: 'Add the file, or correct the path of `-f`. A file that git ignores is not accepted, because Nx does not see its changes.',
};
