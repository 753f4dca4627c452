import type { ValidationRule } from '../rule';
import { renderingProblems } from './rendering-problems';

export const renderLabelValid: ValidationRule = {
  id: 'render-label-valid',
  code: 'RENDER_LABEL_INVALID',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that the labels for rendering are texts, and that all labels that the template requires exist.',
  fix: 'Correct the label in `metadata.labels`, or add it.',
  check: (context) => renderingProblems(context, 'RENDER_LABEL_INVALID'),
};
