import type { FileRead, Files } from '../files/files';
import { pathInBundle } from '../model/bundle-path';
import type { BundleFile } from './bundle-file';

/** Reads a file that a contract names, and words what keeps it from being read. */
export function readBundleFile(
  files: Files,
  bundleRoot: string,
  path: string,
  limit: number,
): BundleFile {
  const joined = pathInBundle(bundleRoot, path);
  if (joined === undefined) {
    return {
      status: 'outside',
      reason: 'it leads out of the bundle',
      hint: 'Name a file of the bundle by its path relative to `pacto.yaml`, without `..` and without a leading `/`.',
    };
  }
  const read = files.read(joined, { within: bundleRoot, limit });
  if (read.status === 'outside') {
    return {
      status: 'outside',
      reason: 'a symbolic link on the way leads out of the bundle',
      hint: 'Put the file itself into the bundle.',
    };
  }
  if (read.status === 'file') {
    return { status: 'read', path: joined, text: Buffer.from(read.bytes).toString('utf8') };
  }
  return { status: 'missing', path: joined, ...describeMissing(read) };
}

export function describeMissing(read: Exclude<FileRead, { status: 'file' | 'outside' }>): {
  reason: string;
  hint: string;
} {
  switch (read.status) {
    case 'missing':
      return { reason: 'it does not exist', hint: 'Add the file, or correct the path.' };
    case 'ignored':
      return {
        reason: 'git or Nx ignores it, or it is a link to a file that this task does not read',
        hint: 'Take it out of `.gitignore` and `.nxignore`, or put the file itself in place of the link.',
      };
    case 'folder':
      return { reason: 'it is a folder', hint: 'Name a file.' };
    case 'too-large':
      return {
        reason: `it has ${read.size} bytes, and at most ${read.limit} are read`,
        hint: 'Make the file smaller.',
      };
    case 'unreadable':
      return { reason: read.reason, hint: 'Make it a plain, readable file.' };
  }
}
