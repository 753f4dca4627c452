import { reportDependencies } from './report-dependencies';
import type { ValidationRule } from '../rule';

/** Configurations and policies are reported where their schemas are looked for. */
export const lockDigestMatches: ValidationRule = {
  id: 'lock-digest-matches',
  code: 'LOCK_DIGEST_MISMATCH',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that `pacto.lock` does not pin a reference to another digest than the reference names.',
  fix: 'Correct the digest of the reference. If it is right, run the `lock` generator with `--update` and the name of the contract.',
  check: (context) => reportDependencies(context, ({ rule }) => rule === 'lock-digest-matches'),
};
