import type { ValidationRule } from '../rule';
import { findUnknownInterface } from './endpoint';

export const metricsInterfaceExists: ValidationRule = {
  id: 'metrics-interface-exists',
  code: 'METRICS_INTERFACE_NOT_FOUND',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `runtime.metrics` names an interface of the contract.',
  fix: 'Correct the name, or add the interface.',
  check: ({ contract }) => findUnknownInterface(contract, 'metrics'),
};
