import type { FileRead } from './files';

/** Why a file with the status `outside` cannot be read, to follow `cannot be read:`. */
export const LINK_LEAVES_BUNDLE = 'a symbolic link on its path leaves the bundle';

/** A link whose target does not exist, or is the link itself. */
export const BROKEN_LINK = {
  status: 'unreadable',
  reason: 'it is a symbolic link without a target',
  hint: 'Correct the link, or replace it with the file.',
} as const;

/** Why a file cannot be read, to follow `cannot be read:`, and what to do. */
export function describeUnreadFile(read: Exclude<FileRead, { status: 'file' | 'outside' }>): {
  reason: string;
  hint: string;
  isTooLarge?: true;
} {
  switch (read.status) {
    case 'missing':
      return { reason: 'it does not exist', hint: 'Add the file, or correct the path.' };
    case 'ignored':
      return {
        reason: 'git or Nx ignores it, or it is a link to a file that this task does not read',
        hint: 'Remove it from `.gitignore` and `.nxignore`, or replace the link by the file.',
      };
    case 'folder':
      return { reason: 'it is a folder', hint: 'Name a file.' };
    case 'too-large':
      return {
        reason: `it has ${read.size} bytes, and the limit is ${read.limit}`,
        hint: 'Make the file smaller.',
        isTooLarge: true,
      };
    case 'unreadable':
      return { reason: read.reason, hint: read.hint ?? 'Make it a regular, readable file.' };
  }
}
