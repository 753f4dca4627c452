// Builds hostile tars: any name, any type, any size in the header.
import { gzipSync } from 'node:zlib';

export interface RawEntry {
  readonly name: string | Uint8Array;
  readonly type?: string;
  readonly bytes?: string | Uint8Array;
  /** What the header says; by default the real one. */
  readonly size?: string;
  readonly link?: string;
  readonly prefix?: string;
}

export function buildTar(entries: readonly RawEntry[]): Buffer {
  const blocks = entries.flatMap((entry) => {
    const bytes = Buffer.from(entry.bytes ?? '');
    return [buildHeader(entry, bytes), bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

export function buildLayer(entries: readonly RawEntry[]): Buffer {
  return gzipSync(buildTar(entries));
}

/** One record of an extended header. */
export function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest);
  while (String(length).length + Buffer.byteLength(rest) !== length) length += 1;
  return `${length}${rest}`;
}

function buildHeader(
  { name, type = '0', size, link = '', prefix = '' }: RawEntry,
  bytes: Buffer,
): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write('0000644\x000000000\x000000000\x00', 100, 'latin1');
  header.write(`${size ?? bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write('00000000000\0        ', 136, 'latin1');
  header.write(type, 156, 'latin1');
  header.write(link, 157, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(prefix, 345, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(sum.toString(8).padStart(6, '0') + '\0 ', 148, 'latin1');
  return header;
}
