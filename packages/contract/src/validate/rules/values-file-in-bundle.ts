import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const valuesFileInBundle: ValidationRule = {
  id: 'values-file-in-bundle',
  code: 'PATH_OUTSIDE_BUNDLE',
  severity: 'error',
  layer: 'load',
  purpose: 'Checks that every values file is in its bundle.',
  fix: 'Move the values file into the bundle, for example beside `pacto.yaml`. A file outside is not accepted, because Nx does not see its changes.',
};
