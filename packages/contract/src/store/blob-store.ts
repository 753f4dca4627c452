// Content-addressed bytes on disk, in the folder layout of an OCI image layout: `blobs/<algorithm>/<hex>`.
// What is on disk is never trusted: every first read in a process checks the digest.
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { longCode } from '../diagnostics/words';
import { hasDigest } from '../files/artifact/digest';
import { isDigest } from '../reference/oci-name';

export type BlobRead =
  | { readonly status: 'found'; readonly bytes: Uint8Array }
  | { readonly status: 'missing' }
  /** The file has other content than its name says, or cannot be read. */
  | { readonly status: 'corrupt'; readonly path: string; readonly reason: string };

export interface BlobStore {
  /** Absolute path of the folder. */
  readonly folder: string;
  read(digest: string): BlobRead;
  /**
   * Throws if the bytes have another digest, or if the disk refuses them. The file is written as a
   * whole or not at all.
   */
  write(digest: string, bytes: Uint8Array): void;
}

/** Larger blobs are not read: no artifact has them. */
const SIZE_LIMIT = 64 * 1024 * 1024;

export function openBlobStore(folder: string): BlobStore {
  const checked = new Map<string, Uint8Array>();
  const pathOf = (digest: string): string => {
    // Anything else could name a path outside the store.
    if (!isDigest(digest)) throw new Error(`\`${digest}\` is not a digest.`);
    return join(folder, 'blobs', ...digest.split(':'));
  };
  return {
    folder,
    read(digest) {
      const known = checked.get(digest);
      if (known) return { status: 'found', bytes: known };
      const read = readChecked(pathOf(digest), digest);
      if (read.status === 'found') checked.set(digest, read.bytes);
      return read;
    },
    write(digest, bytes) {
      if (!hasDigest(bytes, digest)) {
        throw new Error(`The content does not have the digest ${digest}.`);
      }
      writeWhole(folder, pathOf(digest), bytes);
      checked.set(digest, bytes);
    },
  };
}

function readChecked(path: string, digest: string): BlobRead {
  let bytes: Uint8Array;
  try {
    const { size } = statSync(path);
    if (size > SIZE_LIMIT) return { status: 'corrupt', path, reason: `it has ${size} bytes` };
    bytes = readFileSync(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { status: 'missing' };
    return {
      status: 'corrupt',
      path,
      reason: code === 'EISDIR' ? 'it is a folder' : (code ?? message),
    };
  }
  if (!hasDigest(bytes, digest)) {
    return { status: 'corrupt', path, reason: 'its content has another digest' };
  }
  return { status: 'found', bytes };
}

class StoreError extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

const STORE_HINT = 'Make the store a folder that this user can write.';
const SPACE_HINT = 'Free space on the disk of the store, or use a store on another disk.';

function hintAtWrite(code: string | undefined, path: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return SPACE_HINT;
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return isFolder ? `Remove the folder ${longCode(path)}.` : STORE_HINT;
}

/**
 * Another process may write the same blob at the same time, and a process may end at any moment. A
 * rename replaces a file as a whole.
 */
function writeWhole(folder: string, path: string, bytes: Uint8Array): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, bytes, { flag: 'wx' });
    renameSync(draft, path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StoreError(
      `The store ${longCode(folder)} cannot be written (${code ?? message}).`,
      hintAtWrite(code, path),
    );
  } finally {
    removeDraft(draft);
  }
}

/** A store that cannot be written cannot be cleaned up. */
function removeDraft(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The error of the write is the one to report.
  }
}
