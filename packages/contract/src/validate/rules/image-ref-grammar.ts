import { isDefect } from '../../reference/defect';
import { parseImageReference } from '../../reference/reference';
import type { ValidationRule } from '../rule';

export const imageRefGrammar: ValidationRule = {
  id: 'image-ref-grammar',
  code: 'INVALID_IMAGE_REF',
  severity: 'error',
  layer: 'contract',
  purpose: 'Checks that `service.image.ref` names an image with its registry.',
  fix: 'Write `registry/repository[:tag][@digest]`, without a scheme.',
  *check({ contract }) {
    const ref = contract.service.image?.ref;
    if (ref === undefined) return;
    const image = parseImageReference(ref);
    if (!isDefect(image)) return;
    yield { pointer: '/service/image/ref', message: image.problem, hint: image.hint };
  },
};
