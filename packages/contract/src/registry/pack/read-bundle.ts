// Reads what belongs into the artifact of a bundle: its folder without what is ignored, what other
// projects own, and what only this workspace needs.
import type { Files } from '../../files/files';
import { ARTIFACT_LIMIT, SHRINK } from '../../files/artifact/artifact-format';
import { findNameDefect, RENAME } from '../../files/artifact/entry-name';
import {
  belowFolder,
  BUNDLE_FOLDERS,
  CONTRACT_FILE,
  isInside,
  joinPath,
  LOCK_FILE,
  pathInBundle,
} from '../../model/bundle-path';
import { longCode } from '../../diagnostics/words';
import { isDefect, type Defect } from '../../reference/defect';
import { PACTO_IGNORE_FILE, parsePactoIgnore } from './pacto-ignore';

export interface BundleFolder {
  /** Without the files that git ignores. */
  readonly files: Files;
  /** Folder of the bundle, relative to the workspace. */
  readonly root: string;
  /** Paths below the bundle that its contract names. */
  readonly named: readonly string[];
  /** Folders of all projects of the workspace. */
  readonly projectRoots: readonly string[];
  /** The folder is also an app or a library: only what belongs to a bundle is packed. */
  readonly isShared: boolean;
}

/**
 * `nx release` writes this file after it sets the version. A text about a version must not change the
 * digest of the version.
 */
const CHANGELOG_FILE = 'CHANGELOG.md';
const IGNORE_BYTES = 1024 * 1024;

/** The files to pack, by path below the bundle. */
export function readBundle(bundle: BundleFolder): Map<string, Uint8Array> | Defect {
  const isIgnored = readPactoIgnore(bundle);
  if (isDefect(isIgnored)) return isIgnored;
  const others = bundle.projectRoots
    .filter((root) => root !== bundle.root && isInside(root, bundle.root))
    .map((root) => belowFolder(bundle.root, root));
  const named = new Set(bundle.named.map((path) => joinPath('.', path) ?? path));
  const isOwn = (name: string): boolean =>
    !bundle.isShared ||
    name === CONTRACT_FILE ||
    named.has(name) ||
    BUNDLE_FOLDERS.some((folder) => isInside(name, folder));
  const packed = new Map<string, Uint8Array>();
  for (const name of new Set([...listNames(bundle), ...named])) {
    const isLeftOut =
      name === LOCK_FILE ||
      (name === CHANGELOG_FILE && !named.has(name)) ||
      isIgnored(name) ||
      !isOwn(name) ||
      others.some((folder) => isInside(name, folder));
    const path = pathInBundle(bundle.root, name);
    if (named.has(name) && (isLeftOut || path === undefined)) {
      return notPacked(name, 'it is left out of the artifact');
    }
    if (isLeftOut) continue;
    if (path === undefined) return refuseName(name);
    const bytes = readPacked(bundle, name, path);
    if (isDefect(bytes)) return bytes;
    packed.set(name, bytes);
  }
  return packed;
}

function readPacked(
  { files, root }: BundleFolder,
  name: string,
  path: string,
): Uint8Array | Defect {
  const read = files.read(path, { within: root, limit: ARTIFACT_LIMIT.fileBytes });
  if (read.status === 'file') return read.bytes;
  if (read.status === 'too-large') {
    return {
      problem: `The file ${longCode(name)} has ${read.size} bytes; an artifact takes files of at most ${read.limit}.`,
      hint: SHRINK,
    };
  }
  if (findNameDefect(name) !== undefined) return refuseName(name);
  return notPacked(name, `it cannot be read (${read.status})`);
}

function listNames({ files, root }: BundleFolder): string[] {
  return files.list(root).map((path) => belowFolder(root, path));
}

function readPactoIgnore({ files, root }: BundleFolder): ReturnType<typeof parsePactoIgnore> {
  const path = pathInBundle(root, PACTO_IGNORE_FILE)!;
  const read = files.read(path, { within: root, limit: IGNORE_BYTES });
  if (read.status === 'missing') return parsePactoIgnore('');
  if (read.status === 'file') return parsePactoIgnore(Buffer.from(read.bytes).toString('utf8'));
  return { problem: `The \`${PACTO_IGNORE_FILE}\` cannot be read (${read.status}).` };
}

/** A file that no artifact can contain must not be missing in silence. */
function refuseName(name: string): Defect {
  return {
    problem: `A file of the bundle ${findNameDefect(name) ?? `has the name ${longCode(name)}`}.`,
    hint: RENAME,
  };
}

function notPacked(name: string, reason: string): Defect {
  return {
    problem: `The file ${longCode(name)} belongs to the bundle, but ${reason}.`,
    hint: `Check \`${PACTO_IGNORE_FILE}\`, \`.gitignore\` and links, or do not name the file in the contract.`,
  };
}
