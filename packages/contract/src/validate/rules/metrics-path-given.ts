import type { ValidationRule } from '../rule';
import { findMissingPath } from './endpoint';

export const metricsPathGiven: ValidationRule = {
  id: 'metrics-path-given',
  code: 'METRICS_PATH_REQUIRED',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `runtime.metrics` has a path when its interface is `http`.',
  mend: 'Add the `path` that is to be asked.',
  check: ({ contract }) => findMissingPath(contract, 'metrics'),
};
