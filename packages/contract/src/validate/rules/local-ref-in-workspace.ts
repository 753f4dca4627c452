import { localReferenceInWords } from '../../reference/local-reference';
import type { ValidationRule } from '../rule';
import { namedReferences } from './named-references';

export const localRefInWorkspace: ValidationRule = {
  id: 'local-ref-in-workspace',
  code: 'LOCAL_REF_OUTSIDE_WORKSPACE',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that no local reference leads out of the workspace.',
  mend: 'Name a bundle of this workspace relative to the folder of `pacto.yaml`, or an `oci://` reference.',
  *check(context) {
    for (const { pointer, ref, range } of namedReferences(context.contract)) {
      if (context.resolve(ref, range).status !== 'outside') continue;
      yield {
        pointer,
        message: `${localReferenceInWords(ref)} leads out of the workspace; a path to a bundle of this workspace is accepted, relative to the folder of \`pacto.yaml\`.`,
        hint: 'Name a bundle of this workspace, or write an `oci://` reference.',
      };
    }
  },
};
