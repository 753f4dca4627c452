import type { ValidationRule } from '../rule';
import { findMalformedReferences } from './named-references';

export const dependencyRefGrammar: ValidationRule = {
  id: 'dependency-ref-grammar',
  code: 'INVALID_OCI_REF',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that every dependency `ref` follows the grammar of references.',
  fix: 'Write `oci://registry/repository[:tag][@digest]`, `file://path` or a path.',
  check: (context) => findMalformedReferences(context, 'dependency'),
};
