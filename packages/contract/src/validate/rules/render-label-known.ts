import type { ValidationRule } from '../rule';
import { renderingProblems } from './rendering-problems';

export const renderLabelKnown: ValidationRule = {
  id: 'render-label-known',
  code: 'RENDER_LABEL_UNKNOWN',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that the template of the contract reads every label that begins with `platform/`.',
  fix: 'Correct the name of the label, or give it another prefix.',
  check: (context) => renderingProblems(context, 'RENDER_LABEL_UNKNOWN'),
};
