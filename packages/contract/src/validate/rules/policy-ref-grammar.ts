import type { ValidationRule } from '../rule';
import { findMalformedReferences } from './named-references';

export const policyRefGrammar: ValidationRule = {
  id: 'policy-ref-grammar',
  code: 'INVALID_POLICY_REF',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that every policy `ref` follows the grammar of references.',
  fix: 'Write `oci://registry/repository[:tag][@digest]`, `file://path` or a path.',
  check: (context) => findMalformedReferences(context, 'policy'),
};
