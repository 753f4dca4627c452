import { compareText } from '../source/text-order';
import { baseName, isInside, parentFolder } from '../model/bundle-path';
import type { Files } from './files';

/** Files that exist only in memory, by workspace-relative path; the engine runs on them as it does on a disk. */
export function createMemoryFiles(contents: Readonly<Record<string, string | Uint8Array>>): Files {
  const paths = Object.keys(contents).sort(compareText);
  const byPath = new Map(Object.entries(contents));
  return {
    read(path, { limit }) {
      const content = byPath.get(path);
      if (content === undefined) {
        return paths.some((other) => isInside(other, path))
          ? { status: 'folder' }
          : { status: 'missing' };
      }
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      return bytes.byteLength > limit
        ? { status: 'too-large', size: bytes.byteLength, limit }
        : { status: 'file', bytes };
    },
    children: (folder) =>
      paths.flatMap((path) => (parentFolder(path) === folder ? [baseName(path)] : [])),
    list: (folder) => paths.filter((path) => isInside(path, folder)),
  };
}
