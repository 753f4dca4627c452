import { longCode } from '../../diagnostics/words';
import type { ValidationRule } from '../rule';
import { namedFiles } from './named-files';

export const fileExists: ValidationRule = {
  id: 'file-exists',
  code: 'FILE_NOT_FOUND',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that each file that a contract names is in its bundle, and that git does not ignore it.',
  fix: 'Add the file to the bundle, or correct the path. A file that git ignores is not accepted, because Nx does not see its changes.',
  *check(context) {
    for (const { pointer, path, use } of namedFiles(context)) {
      const found = context.file(path);
      if (found.status !== 'missing') continue;
      // It is there: `interface-file-parses` says that it is too large.
      if (use === 'interface' && found.isTooLarge) continue;
      yield {
        pointer,
        message: `The file ${longCode(path)} cannot be read: ${found.reason}.`,
        hint: found.hint,
      };
    }
  },
};
