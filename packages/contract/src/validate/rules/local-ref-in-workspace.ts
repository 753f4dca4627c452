import type { ValidationRule } from '../rule';
import { namedReferences } from './named-references';

export const localRefInWorkspace: ValidationRule = {
  id: 'local-ref-in-workspace',
  code: 'LOCAL_REF_OUTSIDE_WORKSPACE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that no local reference points outside the workspace.',
  fix: 'Use a path to a bundle of this workspace, relative to the folder of `pacto.yaml`, or an `oci://` reference.',
  *check(context) {
    for (const { pointer, ref, range } of namedReferences(context)) {
      const answer = context.resolve(ref, range);
      if (answer.status === 'outside') {
        yield { pointer, message: answer.message, hint: answer.hint };
      }
    }
  },
};
