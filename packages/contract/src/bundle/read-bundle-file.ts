import { describeUnreadFile, LINK_LEAVES_BUNDLE } from '../files/describe-unread-file';
import type { Files } from '../files/files';
import { didYouMean, longCode } from '../diagnostics/words';
import { pathInBundle } from '../model/bundle-path';
import type { BundleFile } from './bundle-file';
import { suggestFile } from './suggest-file';

/** Reads a file that a contract names, and words what keeps it from being read. */
export function readBundleFile(
  files: Files,
  bundleRoot: string,
  path: string,
  limit: number,
): BundleFile {
  const joined = pathInBundle(bundleRoot, path);
  if (joined === undefined) {
    return { status: 'outside', ...describeOutside(path) };
  }
  const read = files.read(joined, { within: bundleRoot, limit });
  if (read.status === 'outside') {
    return {
      status: 'outside',
      reason: LINK_LEAVES_BUNDLE,
      hint: 'Copy the file into the bundle.',
    };
  }
  if (read.status === 'file') {
    return { status: 'read', path: joined, text: Buffer.from(read.bytes).toString('utf8') };
  }
  const described = describeUnreadFile(read);
  if (read.status !== 'missing') return { status: 'missing', path: joined, ...described };
  return {
    status: 'missing',
    path: joined,
    reason: described.reason,
    // Asked for only where the file is needed: to search for another takes time, and a lock may be missing.
    get hint() {
      const other = hintAtOther(path, suggestFile(files, bundleRoot, joined));
      return other ?? hintAtAddress(path) ?? described.hint;
    },
  };
}

/** An address in place of a path: nothing is read from a network. */
function hintAtAddress(path: string): string | undefined {
  const [scheme] = /^[a-z][a-z\d+.-]*:\/\//i.exec(path) ?? [];
  if (scheme === undefined) return undefined;
  return scheme.toLowerCase() === 'oci://'
    ? 'Write the path of a file in the bundle. A reference to another contract is a `ref`.'
    : 'Copy the file into the bundle and write its path. Addresses are not read.';
}

/** Two names can look the same: an `ä` is one character, or an `a` and two dots. */
function hintAtOther(path: string, other: string | undefined): string | undefined {
  if (other === undefined || other.normalize() !== path.normalize()) return didYouMean(other);
  return `The file ${longCode(other)} is there, and its name has the same letters in another form of Unicode. Rename the file, or copy its name into the contract.`;
}

function describeOutside(path: string): { reason: string; hint: string } {
  const slashes = path.replace(/\\/g, '/');
  const hint =
    'Use a path inside the bundle, relative to `pacto.yaml`, without `..` and without a leading `/`.';
  if (slashes === path) return { reason: 'it leaves the bundle', hint };
  const isInside = pathInBundle('.', slashes) !== undefined;
  return {
    reason: 'it has a backslash',
    hint: isInside ? `Write ${longCode(slashes)}.` : `Write \`/\` between its parts. ${hint}`,
  };
}
