import type { ValidationRule } from '../rule';
import { findMissingPath } from './endpoint';

export const healthPathGiven: ValidationRule = {
  id: 'health-path-given',
  code: 'HEALTH_PATH_REQUIRED',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `runtime.health` has a path when its interface is `http`.',
  fix: 'Add the `path` of the endpoint.',
  check: ({ contract }) => findMissingPath(contract, 'health'),
};
