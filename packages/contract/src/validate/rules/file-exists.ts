import type { Contract } from '../../model/contract';
import type { Pointer } from '../../source/pointer';
import type { ValidationRule } from '../rule';

export const fileExists: ValidationRule = {
  id: 'file-exists',
  code: 'FILE_NOT_FOUND',
  severity: 'error',
  layer: 'contract',
  purpose:
    'Checks that every file that a contract names is in its bundle, and is not ignored by git.',
  mend: 'Add the file to the bundle, or correct the path; a file that git ignores can be no input of a task.',
  *check({ contract, file }) {
    for (const { pointer, path } of namedFiles(contract)) {
      const found = file(path);
      if (found.status !== 'missing') continue;
      yield {
        pointer,
        message: `The file \`${path}\` cannot be read: ${found.reason}.`,
        hint: found.hint,
      };
    }
  },
};

export interface NamedFile {
  readonly pointer: Pointer;
  readonly path: string;
  readonly use: 'interface' | 'configuration' | 'policy';
}

/** Every path that a contract names, with the place that names it. */
export function* namedFiles(contract: Contract): Iterable<NamedFile> {
  for (const [index, { contract: path }] of (contract.interfaces ?? []).entries()) {
    if (path !== undefined)
      yield { pointer: `/interfaces/${index}/contract`, path, use: 'interface' };
  }
  for (const [index, { schema }] of (contract.configurations ?? []).entries()) {
    if (schema !== undefined)
      yield { pointer: `/configurations/${index}/schema`, path: schema, use: 'configuration' };
  }
  for (const [index, { schema }] of (contract.policies ?? []).entries()) {
    if (schema !== undefined)
      yield { pointer: `/policies/${index}/schema`, path: schema, use: 'policy' };
  }
}
