import type { Tree } from '@nx/devkit';
import { baseName, childPath, type Files } from 'pacto-contract/graph';

/**
 * The files of a generator's tree, with texts that are only planned on top; `null` is a file that will
 * be deleted. Links are followed as the tree does it.
 */
export function createTreeFiles(tree: Tree, planned: ReadonlyMap<string, string | null>): Files {
  const childrenOf = (folder: string): string[] =>
    tree.children(folder).map((name) => childPath(folder, name));
  const list = (folder: string): string[] =>
    childrenOf(folder)
      .flatMap((path) => (tree.isFile(path) ? [path] : list(path)))
      .sort();
  return {
    read(path, { limit }) {
      const text = planned.get(path);
      if (text === null) return { status: 'missing' };
      if (text === undefined && !tree.exists(path)) return { status: 'missing' };
      if (text === undefined && !tree.isFile(path)) return { status: 'folder' };
      const bytes = text === undefined ? tree.read(path) : Buffer.from(text);
      if (bytes === null) return { status: 'missing' };
      return bytes.byteLength > limit
        ? { status: 'too-large', size: bytes.byteLength, limit }
        : { status: 'file', bytes };
    },
    list,
    children: (folder) =>
      childrenOf(folder)
        .filter((path) => tree.isFile(path))
        .map(baseName)
        .sort(),
  };
}
