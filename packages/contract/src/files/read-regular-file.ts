import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Most files fit into it, so one read is enough and the size is not asked for. */
const BUFFER = Buffer.allocUnsafeSlow(32_768);

/** The bytes of a file, or only its size if that is over the limit. */
export function readRegularFile(path: string, limit: number): Uint8Array | number {
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, BUFFER, 0, BUFFER.byteLength, 0);
    if (length < BUFFER.byteLength) {
      return length > limit ? length : Buffer.from(BUFFER.subarray(0, length));
    }
    const { size } = fstatSync(file);
    if (size > limit) return size;
    const bytes = Buffer.allocUnsafe(size);
    return bytes.subarray(0, readSync(file, bytes, 0, size, 0));
  } finally {
    closeSync(file);
  }
}
