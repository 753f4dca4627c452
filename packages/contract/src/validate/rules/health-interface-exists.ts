import type { ValidationRule } from '../rule';
import { findUnknownInterface } from './endpoint';

export const healthInterfaceExists: ValidationRule = {
  id: 'health-interface-exists',
  code: 'HEALTH_INTERFACE_NOT_FOUND',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `runtime.health` names an interface of the contract.',
  fix: 'Correct the name, or add the interface.',
  check: ({ contract }) => findUnknownInterface(contract, 'health'),
};
