import { quote } from '../../reference/defect';
import type { ValidationRule } from '../rule';
import { namedFiles } from './named-files';

export const fileInBundle: ValidationRule = {
  id: 'file-in-bundle',
  code: 'PATH_OUTSIDE_BUNDLE',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that no path of a contract leaves its bundle: by `..`, absolutely, or by a link.',
  mend: 'Put the file into the bundle and name it by its path relative to `pacto.yaml`.',
  *check({ contract, file }) {
    for (const { pointer, path } of namedFiles(contract)) {
      const found = file(path);
      if (found.status !== 'outside') continue;
      yield {
        pointer,
        message: `The path ${quote(path)} is refused: ${found.reason}.`,
        hint: found.hint,
      };
    }
  },
};
