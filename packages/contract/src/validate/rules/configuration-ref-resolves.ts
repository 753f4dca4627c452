import type { ValidationRule } from '../rule';

/** The layer itself reports these problems, so there is nothing left to check. */
export const configurationRefResolves: ValidationRule = {
  id: 'configuration-ref-resolves',
  code: 'CONFIG_REF_UNRESOLVED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that the bundle behind each configuration reference is available and has a schema for that configuration.',
  fix: 'Use a version that exists in this workspace, or add the schema to the referenced bundle.',
};
