import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const valuesFileInBundle: ValidationRule = {
  id: 'values-file-in-bundle',
  code: 'PATH_OUTSIDE_BUNDLE',
  severity: 'error',
  layer: 'load',
  purpose: 'Checks that every values file lies in the bundle that it is applied to.',
  mend: 'Move the values file into the bundle, for example beside `pacto.yaml`: a file outside could be no input of the task.',
};
