// Files on disk. Links are followed, but not out of the bundle, and what was found is remembered.
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { baseName, childPath, parentFolder } from '../model/bundle-path';
import { BROKEN_LINK } from './describe-unread-file';
import type { FileRead, Files, ReadOptions } from './files';
import {
  kindOf,
  listEntries,
  listFiles,
  type IsIgnored,
  type Kind,
  type Listing,
} from './list-folder';
import { readRegularFile } from './read-regular-file';

/** A disk that several tasks look at, each through files of its own. */
export interface Disk {
  files(isIgnored?: IsIgnored): Files;
  /** What is directly in a folder, also what is ignored. Nothing if it does not exist or cannot be read. */
  readonly entries: (folder: string) => Listing;
  /**
   * The file that a path means when all links are followed, POSIX, relative to the workspace.
   * Without links it is the path itself; outside the workspace it begins with `..`. `undefined` if
   * it is not a regular file.
   */
  fileBehind(path: string): string | undefined;
}

/** Small files that are kept: enough for what many bundles share and for a root's components. */
const KEPT_FILES = 256;
const KEPT_BYTES = 64_000;

/** A regular file as it was found: `target` is its real path, when it is a symbolic link. */
interface Found {
  readonly bytes: Uint8Array;
  readonly target?: string;
}

/** The workspace on disk, for a single reader. */
export function createDiskFiles(workspaceRoot: string, isIgnored?: IsIgnored): Files {
  return openDisk(workspaceRoot).files(isIgnored);
}

/** What a path means when a link there is followed; no kind where there is nothing. */
interface Entry {
  readonly kind?: Kind;
  /** Whether the path is a link without a target, or to itself. */
  readonly isBrokenLink?: true;
  /** The real path, where the path is a link. */
  readonly target?: string;
}

/**
 * What was read lately is not read again, and no folder is listed twice: a disk serves one run,
 * during which files stay as they are, and bundles share schemas and contracts.
 */
export function openDisk(workspaceRoot: string): Disk {
  return new OpenDisk(workspaceRoot);
}

class OpenDisk implements Disk {
  private readonly realFolders = new Map<string, string | undefined>();
  private readonly listings = new Map<string, Listing>();
  /** What was found at a path without a listing of its folder; `undefined` is nothing. */
  private readonly kinds = new Map<string, Kind | undefined>();
  private readonly kept = new Map<string, Found>();

  constructor(private readonly workspaceRoot: string) {}

  files(isIgnored: IsIgnored = () => false): Files {
    return {
      read: (path, options) => {
        try {
          return this.readFrom(path, options, isIgnored);
        } catch (error) {
          return describeFailure(error);
        }
      },
      list: (folder) => listFiles(this.workspaceRoot, folder, isIgnored),
      children: (folder) => this.children(folder, isIgnored),
    };
  }

  readonly entries = (folder: string): Listing => {
    const known = this.listings.get(folder);
    if (known) return known;
    const listing = listEntries(this.absoluteOf(folder));
    this.listings.set(folder, listing);
    return listing;
  };

  fileBehind(path: string): string | undefined {
    const root = this.realFolder('.');
    const parent = parentFolder(path);
    const folder = this.realFolder(parent);
    if (root === undefined || folder === undefined) return undefined;
    const isInPlace = folder === (parent === '.' ? root : childOf(root, parent));
    try {
      const { kind, target } = this.findEntry(path);
      if (kind !== 'file') return undefined;
      if (isInPlace && target === undefined) return path;
      const real = target ?? childOf(folder, baseName(path));
      return relative(root, real).split(sep).join('/');
    } catch {
      return undefined;
    }
  }

  private readFrom(path: string, { within, limit }: ReadOptions, isIgnored: IsIgnored): FileRead {
    const folder = this.realFolder(parentFolder(path));
    const bundle = this.realFolder(within);
    if (folder === undefined || bundle === undefined) return { status: 'missing' };
    if (!isBelow(folder, bundle)) return { status: 'outside' };
    const known = this.kept.get(path);
    const entry: Entry = known ? { kind: 'file', target: known.target } : this.findEntry(path);
    const { kind, target } = entry;
    if (entry.isBrokenLink && !isIgnored(path)) return BROKEN_LINK;
    if (kind === undefined) return { status: 'missing' };
    if (target !== undefined && !isBelow(target, bundle)) return { status: 'outside' };
    if (kind === 'folder') return { status: 'folder' };
    if (kind !== 'file') return { status: 'unreadable', reason: 'it is not a regular file' };
    if (isIgnored(path)) return { status: 'ignored' };
    const bytes = known?.bytes ?? readRegularFile(this.absoluteOf(path), limit);
    const size = typeof bytes === 'number' ? bytes : bytes.byteLength;
    if (typeof bytes === 'number' || size > limit) return { status: 'too-large', size, limit };
    this.keep(path, known ?? { bytes, target });
    return { status: 'file', bytes };
  }

  private keep(path: string, found: Found): void {
    const { kept } = this;
    kept.delete(path);
    if (found.bytes.byteLength > KEPT_BYTES) return;
    kept.set(path, found);
    if (kept.size > KEPT_FILES) kept.delete(kept.keys().next().value!);
  }

  private children(folder: string, isIgnored: IsIgnored): string[] {
    const names: string[] = [];
    for (const [name, kind] of this.entries(folder)) {
      if (kind === 'folder' || isIgnored(childPath(folder, name))) continue;
      names.push(name);
    }
    return names;
  }

  private findEntry(path: string): Entry {
    const kind = this.kindAt(path);
    if (kind !== 'other') return { kind };
    const target = realPath(this.absoluteOf(path));
    return target === undefined
      ? { isBrokenLink: true }
      : { kind: kindOf(statSync(target)), target };
  }

  /** Throws if the system refuses to answer. */
  private kindAt(path: string): Kind | undefined {
    const listed = this.listings.get(parentFolder(path))?.get(baseName(path));
    if (listed !== undefined || this.kinds.has(path)) return listed ?? this.kinds.get(path);
    const stat = lstatSync(this.absoluteOf(path), { throwIfNoEntry: false });
    const kind = stat && kindOf(stat);
    this.kinds.set(path, kind);
    return kind;
  }

  private isFolder(path: string): boolean {
    try {
      return this.kindAt(path) === 'folder';
    } catch {
      return false;
    }
  }

  private realFolder(folder: string): string | undefined {
    if (!this.realFolders.has(folder)) this.realFolders.set(folder, this.findRealFolder(folder));
    return this.realFolders.get(folder);
  }

  /**
   * Derived from its parent, unless the folder itself is a link. That is much cheaper than asking
   * for its real path.
   */
  private findRealFolder(folder: string): string | undefined {
    if (folder === '.' || !this.isFolder(folder)) return realPath(this.absoluteOf(folder));
    const parent = this.realFolder(parentFolder(folder));
    return parent === undefined ? undefined : childOf(parent, baseName(folder));
  }

  private absoluteOf(path: string): string {
    return path === '.' ? this.workspaceRoot : childOf(this.workspaceRoot, path);
  }
}

/** Paths inside of a workspace are normal: nothing must be resolved. */
function childOf(folder: string, path: string): string {
  return folder.endsWith(sep) ? folder + path : folder + sep + path;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** What is wrong with a path that no file can have. */
const PATH_FAULTS: Readonly<Record<string, string>> = {
  ENAMETOOLONG: 'its name is too long for the file system',
  ERR_INVALID_ARG_VALUE: 'its name has the character U+0000, which no file can have',
};

function describeFailure(error: unknown): FileRead {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing' };
  if (code === 'EACCES' || code === 'EPERM')
    return { status: 'unreadable', reason: 'permission is denied' };
  const reason = PATH_FAULTS[code ?? ''];
  if (reason !== undefined) return { status: 'unreadable', reason, hint: 'Correct the path.' };
  return { status: 'unreadable', reason: `the file system answers ${code ?? 'with an error'}` };
}
