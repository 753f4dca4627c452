import { CLAIM_VALUES_RULE } from '../claim-values';
import type { ValidationRule } from '../rule';

/** Checked while the layer checks values. The render reports the same as an error. */
export const claimValuesGiven: ValidationRule = {
  id: CLAIM_VALUES_RULE,
  code: 'RENDER_CLAIM_VALUES_MISSING',
  severity: 'warning',
  layer: 'values',
  purpose:
    'Checks that a claim of an environment has values, if the schema of its infrastructure contract requires some. In `pacto-render`, it is an error.',
  fix: 'Write `values` in the entry of the configuration. The list in an override file replaces the one of `pacto.yaml`, with its values.',
};
