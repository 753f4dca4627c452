import { localReferenceInWords } from '../../reference/local-reference';
import { longCode } from '../../diagnostics/words';
import { isDefect } from '../../reference/defect';
import { detectMissingScheme, parseReference } from '../../reference/reference';
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
      const meant = describeMeaning(ref);
      const question = context.suggestAnswer(ref, resolution);
      yield {
        pointer,
        message: `${localReferenceInWords(ref)} does not point to a bundle. Use a folder of this workspace with a \`pacto.yaml\`.`,
        hint:
          meant === undefined
            ? (question ?? 'Correct the path. It is relative to the folder of this `pacto.yaml`.')
            : `Write ${longCode(meant)}. Without \`oci://\` it is a path.`,
      };
    }
  },
};

/** The `oci://` reference that a path alone seems to mean. */
function describeMeaning(ref: string): string | undefined {
  const reference = parseReference(ref);
  return isDefect(reference) || reference.scheme !== 'file'
    ? undefined
    : detectMissingScheme(reference);
}
