import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';

/**
 * Readers see the old file or the whole new one, never a part. A file that already has this text is
 * not written, because replacing a file takes ten times as long. Throws what the file system throws.
 */
export function writeFileAtomically(path: string, text: string | Uint8Array): void {
  if (holds(path, text)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function holds(path: string, text: string | Uint8Array): boolean {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    const isLike = stat?.isFile() && stat.size === Buffer.byteLength(text);
    return isLike === true && readFileSync(path).equals(Buffer.from(text));
  } catch {
    return false;
  }
}
