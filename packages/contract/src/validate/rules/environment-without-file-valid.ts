import type { ValidationRule } from '../rule';

/** The layer itself reports it: what is wrong in such an environment, all rules find. */
export const environmentWithoutFileValid: ValidationRule = {
  id: 'environment-without-file-valid',
  code: 'ENVIRONMENT_WITHOUT_FILE_INVALID',
  severity: 'warning',
  layer: 'policies',
  purpose:
    'Checks that `pacto-render` can deploy the contract in each environment that has no override file here: one of the option `environments`, or one that another bundle of the unit has a file for.',
  fix: 'Create the override file of the environment, or remove the environment from the option or from the other bundles.',
};
