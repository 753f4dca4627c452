import { belowFolder, pathInBundle } from '../../model/bundle-path';
import { longCode } from '../../diagnostics/words';
import type { ValidationRule } from '../rule';
import { namedFiles } from './named-files';

export const pathNormal: ValidationRule = {
  id: 'path-normal',
  code: 'PATH_NOT_NORMAL',
  severity: 'warning',
  layer: 'contract',
  purpose:
    'Checks that every path of a contract is written in its shortest form, which is the only one that the Go tool publishes.',
  fix: 'Write the path without `.`, `..` and repeated slashes.',
  *check(context) {
    for (const { pointer, path } of namedFiles(context)) {
      const normal = normalPath(context.bundle.root, path);
      if (normal === undefined || normal === path || context.file(path).status !== 'read') continue;
      yield {
        pointer,
        message: `The path ${longCode(path)} is not in its shortest form. The Go tool cannot publish it.`,
        hint: `Write ${longCode(normal)}.`,
      };
    }
  },
};

/** `undefined` for a path that leaves the bundle, which another rule reports. */
function normalPath(root: string, path: string): string | undefined {
  const joined = pathInBundle(root, path);
  return joined === undefined ? undefined : belowFolder(root, joined);
}
