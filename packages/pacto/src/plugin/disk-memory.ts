// What files held when they were last read, as long as the file system says that nothing touched them:
// asking it is several times faster than reading thousands of small files again for each graph.
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../nx/write-file-atomically';
import { blobId } from './blob-id';

export interface DiskMemory {
  /** The id that git has for a file's content; `undefined` for what is no regular file of at most `limit` bytes. */
  idOf(path: string): string | undefined;
  /** The content of such a file. Throws what the file system throws. */
  read(path: string): Buffer | undefined;
  /** Names of the files and links in a folder; none where there is no folder. */
  namesIn(folder: string): readonly string[];
  /** Keeps on disk what was asked for since the memory was opened. */
  save(): void;
}

type Mark = readonly [size: number, mtimeMs: number, ctimeMs: number, inode: number];

interface Kept {
  readonly files: Record<string, readonly [id: string, ...Mark]>;
  readonly folders: Record<string, readonly [names: readonly string[], ...Mark]>;
}

const FILE = 'pacto-disk-1.json';

/**
 * Two changes within one tick of the clock of a file system look like one. As git does, a mark that is
 * this young is not trusted the next time.
 */
const YOUNG_MS = 2000;

/** Paths are relative to `root`; the memory itself lies in `folder`. */
export function openDiskMemory(root: string, folder: string, limit: number): DiskMemory {
  const stored = readStored(join(folder, FILE));
  const kept: Kept = { files: Object.create(null), folders: Object.create(null) };
  const opened = Date.now();
  let isNew = false;
  const isOld = (stats: Stats): boolean =>
    Math.max(stats.mtimeMs, stats.ctimeMs) < opened - YOUNG_MS;

  const read = (path: string): Buffer | undefined =>
    readSmallFile(join(root, path), limit)?.content;

  const idOf = (path: string): string | undefined => {
    const known = stored.files[path];
    const stats = known && statOf(join(root, path));
    if (stats && isMarked(known, stats)) {
      kept.files[path] = known;
      return known[0];
    }
    const file = readSmallFile(join(root, path), limit);
    if (!file) return undefined;
    const id = blobId(file.content);
    if (isOld(file.stats)) {
      kept.files[path] = [id, ...markOf(file.stats)];
      isNew = true;
    }
    return id;
  };

  const namesIn = (path: string): readonly string[] => {
    const stats = statOf(join(root, path));
    if (!stats?.isDirectory()) return [];
    const known = stored.folders[path];
    if (known && isMarked(known, stats)) {
      kept.folders[path] = known;
      return known[0];
    }
    const names = listNames(join(root, path));
    if (isOld(stats)) {
      kept.folders[path] = [names, ...markOf(stats)];
      isNew = true;
    }
    return names;
  };

  return {
    idOf,
    read,
    namesIn,
    save() {
      if (!isNew) return;
      try {
        writeFileAtomically(join(folder, FILE), JSON.stringify(kept));
      } catch {
        // A read-only workspace works all the same; it only reads its files anew each time.
      }
    },
  };
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export function listNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}

function markOf({ size, mtimeMs, ctimeMs, ino }: Stats): Mark {
  return [size, mtimeMs, ctimeMs, ino];
}

function isMarked(known: readonly [unknown, ...Mark], stats: Stats): boolean {
  return (
    known[1] === stats.size &&
    known[2] === stats.mtimeMs &&
    known[3] === stats.ctimeMs &&
    known[4] === stats.ino
  );
}

/** Opened without waiting: a pipe in place of a contract must not hang the graph. Throws what the file system throws. */
export function readSmallFile(
  path: string,
  limit: number,
): { readonly content: Buffer; readonly stats: Stats } | undefined {
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > limit) return undefined;
    const content = Buffer.allocUnsafe(stats.size);
    return { content: content.subarray(0, readSync(file, content, 0, stats.size, 0)), stats };
  } finally {
    closeSync(file);
  }
}

function readStored(file: string): Kept {
  try {
    const { files, folders } = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    return {
      files: Object.assign(Object.create(null), files) as Kept['files'],
      folders: Object.assign(Object.create(null), folders) as Kept['folders'],
    };
  } catch {
    // Absent, or written by something else: as good as empty.
    return { files: Object.create(null), folders: Object.create(null) };
  }
}
