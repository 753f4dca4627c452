import type { ValidationRule } from '../rule';

/** Found by the layer itself: there is nothing left to check once it has passed. */
export const configurationRefResolves: ValidationRule = {
  id: 'configuration-ref-resolves',
  code: 'CONFIG_REF_UNRESOLVED',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that the bundle behind each configuration reference is at hand, with a schema for that configuration.',
  mend: 'Name a version that this workspace holds, or add the schema to the referenced bundle.',
};
