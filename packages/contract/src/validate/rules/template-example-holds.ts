import type { ValidationRule } from '../rule';
import { renderingProblems } from './rendering-problems';

export const templateExampleHolds: ValidationRule = {
  id: 'template-example-holds',
  code: 'TEMPLATE_EXAMPLE_FAILED',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that the template renders the expected output for each example in `render/examples`.',
  fix: 'Correct the template or the labels. If the change is intended, correct the expected output.',
  check: (context) => renderingProblems(context, 'TEMPLATE_EXAMPLE_FAILED'),
};
