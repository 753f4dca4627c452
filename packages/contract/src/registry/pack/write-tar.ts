// Writes the canonical tar of a bundle: sorted names, epoch 0, owner 0, mode 0644 and 0755. The
// same files give the same bytes on every machine, and the bytes that the Go tool writes.
import { compareText } from '../../source/text-order';

const BLOCK = 512;
const NAME_BYTES = 100;
const PREFIX_BYTES = 155;

interface Header {
  /** ASCII, at most 100 bytes. */
  readonly name: string;
  readonly prefix?: string;
  /** `0` a file, `5` a folder, `x` an extended header. */
  readonly type: string;
  readonly mode: number;
  readonly size: number;
}

/** `files` by POSIX path below the bundle. Folders are entries, too. There are no empty folders. */
export function writeTar(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const name of sortEntries(files.keys())) {
    const bytes = files.get(name);
    parts.push(...writeEntry(name, bytes));
  }
  parts.push(Buffer.alloc(2 * BLOCK));
  return Buffer.concat(parts);
}

/** Files and the folders that they imply, in the order of a walk through sorted folders. */
export function sortEntries(names: Iterable<string>): string[] {
  const entries = new Set<string>();
  for (const name of names) {
    for (let end = name.indexOf('/'); end !== -1; end = name.indexOf('/', end + 1)) {
      entries.add(name.slice(0, end));
    }
    entries.add(name);
  }
  // The walk compares names part by part: `a-b` comes after everything in `a`.
  const key = (name: string): string => name.replaceAll('/', '\u0000');
  return [...entries].sort((a, b) => compareBytes(key(a), key(b)));
}

/** By code point, as bytes of UTF-8 compare; `compareText` differs beyond the basic plane. */
function compareBytes(a: string, b: string): number {
  return /[\ud800-\udfff]/.test(a + b)
    ? Buffer.compare(Buffer.from(a), Buffer.from(b))
    : compareText(a, b);
}

function writeEntry(name: string, bytes: Uint8Array | undefined): Uint8Array[] {
  const type = bytes ? '0' : '5';
  const mode = bytes ? 0o644 : 0o755;
  const size = bytes?.byteLength ?? 0;
  const split = splitName(name);
  const headers = split
    ? [writeHeader({ ...split, type, mode, size })]
    : [...writeLongName(name), writeHeader({ name: shorten(name), type, mode, size })];
  return bytes ? [...headers, bytes, padding(size)] : headers;
}

/** Splits a name at a slash where it is longer than its field; `undefined` where none is in reach. */
function splitName(name: string): { name: string; prefix?: string } | undefined {
  if (!isAscii(name)) return undefined;
  if (name.length <= NAME_BYTES) return { name };
  const slash = name.slice(0, PREFIX_BYTES + 1).lastIndexOf('/');
  if (slash <= 0 || name.length - slash - 1 > NAME_BYTES) return undefined;
  return { prefix: name.slice(0, slash), name: name.slice(slash + 1) };
}

function writeLongName(name: string): Uint8Array[] {
  const record = Buffer.from(formatRecord('path', name));
  const slash = name.lastIndexOf('/');
  const folder = name.slice(0, slash + 1);
  const header = withoutSlash(shorten(`${folder}PaxHeaders.0/${name.slice(slash + 1)}`));
  return [
    writeHeader({ name: header, type: 'x', mode: 0, size: record.byteLength }),
    record,
    padding(record.byteLength),
  ];
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function formatRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

/**
 * The name for old readers: ASCII, cut to the size of its field. A cut name does not end in a
 * slash.
 */
function shorten(name: string): string {
  const text = name.replace(/[^\u0000-\u007f]/gu, '');
  return text.length > NAME_BYTES ? withoutSlash(text.slice(0, NAME_BYTES)) : text;
}

function withoutSlash(text: string): string {
  return text.endsWith('/') ? text.slice(0, -1) : text;
}

function writeHeader({ name, prefix = '', type, mode, size }: Header): Uint8Array {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 'latin1');
  header.write(octal(mode, 7), 100, 'latin1');
  header.write(octal(0, 7), 108, 'latin1');
  header.write(octal(0, 7), 116, 'latin1');
  header.write(octal(size, 11), 124, 'latin1');
  header.write(octal(0, 11), 136, 'latin1');
  header.write(' '.repeat(8), 148, 'latin1');
  header.write(type, 156, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  // The Go tool leaves the numbers of devices out of extended headers.
  if (type !== 'x') {
    header.write(octal(0, 7), 329, 'latin1');
    header.write(octal(0, 7), 337, 'latin1');
  }
  header.write(prefix, 345, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\u0000 `, 148, 'latin1');
  return header;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

function padding(size: number): Uint8Array {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

function isAscii(text: string): boolean {
  return /^[\u0000-\u007f]*$/.test(text);
}
