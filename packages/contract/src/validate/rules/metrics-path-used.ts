import type { ValidationRule } from '../rule';
import { findIgnoredPath } from './endpoint';

export const metricsPathUsed: ValidationRule = {
  id: 'metrics-path-used',
  code: 'METRICS_PATH_IGNORED',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that `runtime.metrics` has no path when its interface is `grpc`, which ignores it.',
  fix: 'Remove the path.',
  check: ({ contract }) => findIgnoredPath(contract, 'metrics'),
};
