import type { ValidationRule } from '../rule';
import { findIgnoredPath } from './endpoint';

export const healthPathUsed: ValidationRule = {
  id: 'health-path-used',
  code: 'HEALTH_PATH_IGNORED',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that `runtime.health` has no path when its interface is `grpc`, which ignores it.',
  fix: 'Remove the path.',
  check: ({ contract }) => findIgnoredPath(contract, 'health'),
};
