import { localReferenceInWords } from '../../reference/local-reference';
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
      if (context.resolve(ref, range).status !== 'outside') continue;
      yield {
        pointer,
        message: `${localReferenceInWords(ref)} points outside the workspace.`,
        hint: 'Use a path to a bundle of this workspace, or an `oci://` reference.',
      };
    }
  },
};
