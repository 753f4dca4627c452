import type { ValidationRule } from '../rule';
import { findMissingPath } from './endpoint';

export const metricsPathGiven: ValidationRule = {
  id: 'metrics-path-given',
  code: 'METRICS_PATH_REQUIRED',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `runtime.metrics` has a path when its interface is `http`.',
  fix: 'Add the `path` of the endpoint.',
  check: ({ contract }) => findMissingPath(contract, 'metrics'),
};
