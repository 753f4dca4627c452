import { ARTIFACT_LIMIT } from '../../files/artifact/artifact-format';
import { longCode } from '../../diagnostics/words';
import type { ValidationRule } from '../rule';
import { filesOf } from './named-files';

export const interfaceFilePublishable: ValidationRule = {
  id: 'interface-file-publishable',
  code: 'INTERFACE_FILE_TOO_LARGE',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that no interface file is larger than 10 MiB, which is the limit of an artifact.',
  fix: 'Make the file smaller, or split it.',
  *check(context) {
    for (const { pointer, path } of filesOf(context, 'interface')) {
      const found = context.file(path);
      if (found.status !== 'read') continue;
      const size = Buffer.byteLength(found.text);
      if (size <= ARTIFACT_LIMIT.fileBytes) continue;
      yield {
        pointer,
        message: `The interface file ${longCode(path)} has ${size} bytes, so the bundle cannot be published. The limit is ${ARTIFACT_LIMIT.fileBytes}.`,
        hint: 'Make the file smaller.',
      };
    }
  },
};
