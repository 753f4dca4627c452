import type { ValidationRule } from '../rule';
import { renderingProblems } from './rendering-problems';

export const provisionerRendered: ValidationRule = {
  id: 'provisioner-rendered',
  code: 'PROVISIONER_UNKNOWN',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that the provisioner of an infrastructure contract is built in or has a template in the bundle.',
  fix: 'Correct the label `platform/provisioner`, or add `render/<provisioner>.yaml`.',
  check: (context) => renderingProblems(context, 'PROVISIONER_UNKNOWN'),
};
