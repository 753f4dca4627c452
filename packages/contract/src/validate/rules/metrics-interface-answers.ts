import type { ValidationRule } from '../rule';
import { findEventInterface } from './endpoint';

export const metricsInterfaceAnswers: ValidationRule = {
  id: 'metrics-interface-answers',
  code: 'METRICS_INTERFACE_INVALID',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that `runtime.metrics` names an interface that answers requests: `http` or `grpc`.',
  fix: 'Name an `http` or `grpc` interface.',
  check: ({ contract }) => findEventInterface(contract, 'metrics'),
};
