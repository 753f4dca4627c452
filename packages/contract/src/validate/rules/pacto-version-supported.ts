import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const pactoVersionSupported: ValidationRule = {
  id: 'pacto-version-supported',
  code: 'UNSUPPORTED_PACTO_VERSION',
  severity: 'error',
  layer: 'structure',
  purpose:
    'Checks that `pactoVersion` names a version of the contract language that is supported here.',
  fix: 'Supported is `"1.0"`. Look for a version of this plugin that supports yours, or migrate the whole contract: another number alone does not change its form.',
};
