// The content ids of files and the names in folders, kept between graphs. A file is read again only
// when its size, times or inode changed: asking for these is several times faster than reading
// thousands of files. `npm run bench -- --only=nx` measures it: "nothing changed".
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
import { isMapping } from 'pacto-contract/graph';
import { writeFileAtomically } from '../nx/write-file-atomically';
import { blobId } from './blob-id';

export interface DiskMemory {
  /**
   * The id of the content of a file. `undefined` unless it is a regular file of at most `limit` bytes.
   * Throws what the file system throws.
   */
  look(path: string): SeenFile | undefined;
  /** The content of such a file. Throws what the file system throws. */
  read(path: string): Buffer | undefined;
  /**
   * Names of the files and folders in a folder. Names of folders end with `/`. Empty if the folder
   * does not exist. The disk is asked once.
   */
  namesIn(folder: string): readonly string[];
  /** Stores what was requested since the memory was opened. */
  save(): void;
}

interface SeenFile {
  /** The id that git has for its content. */
  readonly id: string;
  /** The content, if the id was not known and the file had to be read. */
  readonly content?: Buffer;
}

type Mark = readonly [size: number, mtimeMs: number, ctimeMs: number, inode: number];

interface Kept {
  readonly files: Record<string, KeptFile>;
  readonly folders: Record<string, KeptFolder>;
}

type KeptFile = readonly [id: string, ...Mark];
type KeptFolder = readonly [names: readonly string[], ...Mark];

const FILE = 'pacto-disk-2.json';

/**
 * Two changes within one tick of the clock of a file system look like one. As git does, a mark that is
 * this young is not trusted the next time.
 */
const YOUNG_MS = 2000;

/** Paths are relative to `root`; the memory itself is stored in `folder`. */
export function openDiskMemory(root: string, folder: string, limit: number): DiskMemory {
  return new StoredDiskMemory(root, join(folder, FILE), limit);
}

class StoredDiskMemory implements DiskMemory {
  private readonly files: RequestedEntries<KeptFile>;
  private readonly folders: RequestedEntries<KeptFolder>;
  private readonly opened = Date.now();
  private readonly listed = new Map<string, readonly string[]>();

  constructor(
    private readonly root: string,
    private readonly storedIn: string,
    private readonly limit: number,
  ) {
    const stored = readStored(storedIn);
    this.files = new RequestedEntries(stored.files);
    this.folders = new RequestedEntries(stored.folders);
  }

  look(path: string): SeenFile | undefined {
    const known = this.files.known(path);
    const stats = known && statOf(this.absolute(path));
    if (stats && isMarked(known, stats)) return { id: known[0] };
    const file = readSmallFile(this.absolute(path), this.limit);
    if (!file) return undefined;
    const { content } = file;
    const id = blobId(content);
    if (this.isOld(file.stats)) this.files.learn(path, [id, ...markOf(file.stats)]);
    return { id, content };
  }

  read(path: string): Buffer | undefined {
    return readSmallFile(this.absolute(path), this.limit)?.content;
  }

  namesIn(folder: string): readonly string[] {
    const names = this.listed.get(folder) ?? this.readNames(folder);
    this.listed.set(folder, names);
    return names;
  }

  save(): void {
    const { files, folders } = this;
    if (!files.isNew && !folders.isNew) return;
    const kept: Kept = { files: files.kept(), folders: folders.kept() };
    try {
      writeFileAtomically(this.storedIn, JSON.stringify(kept));
    } catch {
      // In a read-only workspace nothing is stored, and the files are read again each time.
    }
  }

  private readNames(folder: string): readonly string[] {
    const stats = statOf(this.absolute(folder));
    if (!stats?.isDirectory()) return [];
    const known = this.folders.known(folder);
    if (known && isMarked(known, stats)) return known[0];
    const names = listNames(this.absolute(folder));
    if (this.isOld(stats)) this.folders.learn(folder, [names, ...markOf(stats)]);
    return names;
  }

  private absolute(path: string): string {
    return `${this.root}/${path}`;
  }

  private isOld(stats: Stats): boolean {
    return Math.max(stats.mtimeMs, stats.ctimeMs) < this.opened - YOUNG_MS;
  }
}

/**
 * Entries by path: those stored before, and those learned now. Entries that this graph did not ask
 * for are dropped.
 */
class RequestedEntries<Entry> {
  private readonly requested: string[] = [];
  private readonly learned = new Map<string, Entry>();

  constructor(private readonly stored: Readonly<Record<string, Entry>>) {}

  get isNew(): boolean {
    return this.learned.size > 0;
  }

  known(path: string): Entry | undefined {
    this.requested.push(path);
    return Object.hasOwn(this.stored, path) ? this.stored[path] : undefined;
  }

  learn(path: string, entry: Entry): void {
    this.learned.set(path, entry);
  }

  kept(): Record<string, Entry> {
    return Object.fromEntries(
      this.requested.flatMap((path): [string, Entry][] => {
        const entry = this.learned.get(path) ?? this.stored[path];
        return entry === undefined ? [] : [[path, entry]];
      }),
    );
  }
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
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return `${entry.name}/`;
      return entry.isFile() || entry.isSymbolicLink() ? entry.name : [];
    });
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
    if (isMapping(files) && isMapping(folders)) return { files, folders };
  } catch {
    // The file is absent, or another program wrote it. The memory is then empty.
  }
  return { files: {}, folders: {} };
}
