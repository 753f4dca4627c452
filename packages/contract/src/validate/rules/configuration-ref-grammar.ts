import type { ValidationRule } from '../rule';
import { findMalformedReferences } from './named-references';

export const configurationRefGrammar: ValidationRule = {
  id: 'configuration-ref-grammar',
  code: 'INVALID_CONFIG_REF',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that every configuration `ref` follows the grammar of references.',
  fix: 'Write `oci://registry/repository[:tag][@digest]`, `file://path` or a path.',
  check: (context) => findMalformedReferences(context, 'configuration'),
};
