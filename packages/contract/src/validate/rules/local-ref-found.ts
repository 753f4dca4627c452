import { localReferenceInWords } from '../../reference/local-reference';
import type { ValidationRule } from '../rule';
import { namedReferences } from './named-references';

export const localRefFound: ValidationRule = {
  id: 'local-ref-found',
  code: 'LOCAL_REF_NOT_FOUND',
  severity: 'error',
  layer: 'references',
  purpose: 'Checks that every local reference points to a bundle.',
  fix: 'Correct the path. It is relative to the folder of `pacto.yaml`. For a registry write `oci://`.',
  *check(context) {
    for (const { pointer, ref, range } of namedReferences(context)) {
      const resolution = context.resolve(ref, range);
      if (resolution.status !== 'no-bundle') continue;
      yield {
        pointer,
        message: `${localReferenceInWords(ref)} does not point to a bundle. Use a folder of this workspace with a \`pacto.yaml\`.`,
        hint:
          context.suggestAnswer(ref, resolution) ??
          'Correct the path. It is relative to the folder of this `pacto.yaml`.',
      };
    }
  },
};
