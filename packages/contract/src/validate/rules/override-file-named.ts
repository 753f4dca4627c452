import type { ValidationRule } from '../rule';

/** Found by the layer itself: a rule sees what the files of an environment make, not which there are. */
export const overrideFileNamed: ValidationRule = {
  id: 'override-file-named',
  code: 'UNKNOWN_OVERRIDE_FILE',
  severity: 'warning',
  layer: 'load',
  purpose:
    'Checks that every YAML file in `overrides/` matches an environment. Others are ignored.',
  fix: 'Rename the file to `overrides/values.<environment>.yaml`, with `values` in lower case.',
};
