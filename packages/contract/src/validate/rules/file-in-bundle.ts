import { longCode } from '../../diagnostics/words';
import type { ValidationRule } from '../rule';
import { namedFiles } from './named-files';

export const fileInBundle: ValidationRule = {
  id: 'file-in-bundle',
  code: 'PATH_OUTSIDE_BUNDLE',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that no path of a contract leaves its bundle by `..`, an absolute path or a link.',
  fix: 'Copy the file into the bundle and use its path relative to `pacto.yaml`.',
  *check(context) {
    for (const { pointer, path } of namedFiles(context)) {
      const found = context.file(path);
      if (found.status !== 'outside') continue;
      yield {
        pointer,
        message: `The path ${longCode(path)} is not accepted: ${found.reason}.`,
        hint: found.hint,
      };
    }
  },
};
