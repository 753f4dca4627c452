import type { ValidationRule } from '../rule';
import { findEventInterface } from './endpoint';

export const healthInterfaceAnswers: ValidationRule = {
  id: 'health-interface-answers',
  code: 'HEALTH_INTERFACE_INVALID',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that `runtime.health` names an interface that answers requests: `http` or `grpc`.',
  fix: 'Name an `http` or `grpc` interface.',
  check: ({ contract }) => findEventInterface(contract, 'health'),
};
