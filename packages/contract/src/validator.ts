// What a task loads that validates: the engine without comparison, rendering and releases, which take as long to load.
export { createSession, type Session, type SessionOptions } from './bundle/session';
export {
  validateBundle,
  type Validated,
  type ValidateRequest,
  type ValidateWorkspace,
} from './validate/validate-bundle';
export { printValidation } from './report/print-validation';
export type { ValidationReport } from './validate/validation-report';
