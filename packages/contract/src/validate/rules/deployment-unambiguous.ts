import type { ValidationRule } from '../rule';
import { DEPLOYMENT_RULE } from '../unambiguous-deployment';

/** Checked with the configurations of an environment. The render reports the same as an error. */
export const deploymentUnambiguous: ValidationRule = {
  id: DEPLOYMENT_RULE,
  code: 'RENDER_AMBIGUOUS_DEPLOYMENT',
  severity: 'warning',
  layer: 'values',
  purpose:
    'Checks that one configuration of a component holds the values of its chart. In `pacto-render`, it is an error.',
  fix: 'Rename the configuration of the chart to `deployment`, or set `render.deploymentConfiguration` in the options of the plugin.',
};
