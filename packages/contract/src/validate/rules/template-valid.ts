import type { ValidationRule } from '../rule';
import { renderingProblems } from './rendering-problems';

export const templateValid: ValidationRule = {
  id: 'template-valid',
  code: 'TEMPLATE_INVALID',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that the template of an infrastructure contract has no syntax error and reads only values that exist.',
  fix: 'Correct the expression or the key at the reported place.',
  check: (context) => renderingProblems(context, 'TEMPLATE_INVALID'),
};
