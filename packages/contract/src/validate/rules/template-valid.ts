import type { ValidationRule } from '../rule';
import { renderingProblems } from './rendering-problems';

export const templateValid: ValidationRule = {
  id: 'template-valid',
  code: 'TEMPLATE_INVALID',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that the template of an infrastructure contract follows its grammar and reads only what exists.',
  fix: 'Correct the expression or the key at the place that is shown.',
  check: (context) => renderingProblems(context, 'TEMPLATE_INVALID'),
};
