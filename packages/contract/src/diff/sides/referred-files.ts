// Finds the files that a reference of an interface file names, and decides which of them a diff may read.
import type { BundleFile } from '../../bundle/bundle-file';
import { isWithinReach } from '../../resolve/diff-closure';
import { decodePercent } from '../../source/decode-percent';
import type { NamedFile } from './named-file';

/** `beyond`: the diff reads no such file, wherever it is. */
type ReferredFile = BundleFile | { readonly status: 'beyond' };

/** A file by its path in the workspace, for an interface file at `main`. */
export function readReferred({ reader }: NamedFile, main: string, path: string): ReferredFile {
  if (!isWithinReach(path, reader.side.root, main)) return { status: 'beyond' };
  return reader.fileAt(path);
}

/** The path in a reference; `undefined` for one into the same file, or to the network, which is never asked. */
export function fileOf(ref: string): string | undefined {
  const path = ref.replace(/#.*$/s, '');
  if (path === '' || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
  return decodePercent(path);
}
