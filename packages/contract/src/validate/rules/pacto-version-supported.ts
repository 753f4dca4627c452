import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const pactoVersionSupported: ValidationRule = {
  id: 'pacto-version-supported',
  code: 'UNSUPPORTED_PACTO_VERSION',
  severity: 'error',
  layer: 'structure',
  purpose:
    'Checks that this plugin supports the version of the contract language in `pactoVersion`.',
  fix: 'This plugin supports `"1.0"`. Install a plugin version that supports yours, or rewrite the contract for `"1.0"`. Changing only the number is not enough.',
};
