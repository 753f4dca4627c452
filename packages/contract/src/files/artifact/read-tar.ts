// Reads a tar in memory. Only files and folders are known: everything else (links, devices, sparse
// files) is refused, as is an archive that is cut off or whose headers do not add up.
import type { Defect } from '../../reference/defect';
import { longCode } from '../../diagnostics/words';
import { isDefect } from '../../reference/defect';
import { ARTIFACT_LIMIT } from './artifact-format';

export interface TarEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
const LARGEST_EXTENSION = 1024 * 1024;

/** Types that POSIX and GNU know and that a bundle never needs. */
const REFUSED_TYPES: Readonly<Record<string, string>> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a device',
  '4': 'a device',
  '6': 'a named pipe',
  S: 'a sparse file',
  K: 'a link with a long target',
};

/** The entries of a tar in its order, or why it is refused. */
export function readTar(tar: Uint8Array): readonly TarEntry[] | Defect {
  const entries: TarEntry[] = [];
  let given: Given = {};
  let offset = 0;
  for (;;) {
    const block = readBlock(tar, offset, given.size);
    if (isDefect(block)) return block;
    const { header, bytes } = block;
    if (!header) return given.name === undefined ? entries : defect('ends inside an entry');
    offset += BLOCK + Math.ceil(bytes.byteLength / BLOCK) * BLOCK;
    const type = header[156] === 0 ? '0' : String.fromCharCode(header[156]!);
    const extension = readExtension(type, bytes);
    if (extension && isDefect(extension)) return extension;
    if (extension) {
      given = { ...given, ...extension };
      continue;
    }
    const name = given.name ?? readName(header);
    given = {};
    const refused = findTypeDefect(type, name);
    if (refused) return refused;
    if (entries.length >= ARTIFACT_LIMIT.entries) {
      return defect(`has more than ${ARTIFACT_LIMIT.entries} entries`);
    }
    entries.push({ name, kind: type === '5' ? 'folder' : 'file', bytes });
  }
}

/** What an extended header says about the entry that follows it. */
interface Given {
  readonly name?: string;
  readonly size?: number;
}

/** The header at an offset and the bytes behind it; no header at the end mark. */
function readBlock(
  tar: Uint8Array,
  offset: number,
  givenSize: number | undefined,
): { readonly header?: Buffer; readonly bytes: Uint8Array } | Defect {
  if (offset + BLOCK > tar.byteLength) return defect('ends before its end mark');
  const header = Buffer.from(tar.buffer, tar.byteOffset + offset, BLOCK);
  const start = offset + BLOCK;
  if (isZero(header)) return { bytes: tar.subarray(start, start) };
  if (!hasChecksum(header)) return defect(`has a damaged header at byte ${offset}`);
  const size = givenSize ?? readNumber(header, 124, 12);
  if (size === undefined) return defect(`has a size that is not a number at byte ${offset}`);
  if (size > tar.byteLength - start) return defect('ends inside an entry');
  return { header, bytes: tar.subarray(start, start + size) };
}

function findTypeDefect(type: string, name: string): Defect | undefined {
  const refused = REFUSED_TYPES[type];
  if (refused !== undefined) return defect(`has ${refused}, ${longCode(name)}`);
  if (type === '0' || type === '5') return undefined;
  return defect(`has an entry of the unknown type ${longCode(type)}`);
}

function defect(what: string): Defect {
  return { problem: `The archive ${what}.` };
}

/** `undefined` for an entry itself. */
function readExtension(type: string, bytes: Uint8Array): Given | Defect | undefined {
  if (type !== 'x' && type !== 'g' && type !== 'L') return undefined;
  if (bytes.byteLength > LARGEST_EXTENSION) return defect('has an extended header over 1 MiB');
  if (type === 'L') return { name: textOf(bytes) };
  const records = readRecords(bytes);
  if (isDefect(records)) return records;
  for (const key of records.keys()) {
    if (key === 'linkpath') return defect('has a link');
    if (key.startsWith('GNU.sparse.')) return defect('has a sparse file');
  }
  const [name, size] = [records.get('path'), records.get('size')];
  if (type === 'g') {
    return name === undefined && size === undefined
      ? {}
      : defect('sets the name or size of all entries at once');
  }
  if (size !== undefined && !/^\d{1,15}$/.test(size)) {
    return defect('has an extended header with a size that is not a number');
  }
  return {
    ...(name === undefined ? {} : { name }),
    ...(size === undefined ? {} : { size: Number(size) }),
  };
}

/** Records of POSIX: `<length> <key>=<value>\n`, where the length counts the whole record. */
function readRecords(bytes: Uint8Array): Map<string, string> | Defect {
  const records = new Map<string, string>();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  while (offset < buffer.length) {
    const blank = buffer.indexOf(0x20, offset);
    const digits = blank === -1 ? '' : buffer.toString('latin1', offset, blank);
    const end = offset + (/^\d{1,7}$/.test(digits) ? Number(digits) : 0);
    const equals = buffer.indexOf(0x3d, offset);
    if (
      end <= blank ||
      end > buffer.length ||
      buffer[end - 1] !== 0x0a ||
      !(equals > blank && equals < end)
    ) {
      return defect('has a damaged extended header');
    }
    records.set(
      buffer.toString('utf8', blank + 1, equals),
      buffer.toString('utf8', equals + 1, end - 1),
    );
    offset = end;
  }
  return records;
}

function readName(header: Buffer): string {
  const name = textOf(header.subarray(0, 100));
  // GNU archives keep times where POSIX has the prefix.
  const isPosix = header.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isPosix ? textOf(header.subarray(345, 500)) : '';
  return prefix === '' ? name : `${prefix}/${name}`;
}

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return Buffer.from(bytes.subarray(0, end === -1 ? undefined : end)).toString('utf8');
}

/** Octal text, or the binary form of GNU for large numbers. */
function readNumber(header: Buffer, start: number, length: number): number | undefined {
  const field = header.subarray(start, start + length);
  if ((field[0]! & 0x80) !== 0) {
    if (field[0] !== 0x80) return undefined;
    const value = field.subarray(1).reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = textOf(field).trim();
  return /^[0-7]*$/.test(text) ? parseInt(text || '0', 8) : undefined;
}

/** The sum of all bytes of the header, its own field counted as blanks. */
function hasChecksum(header: Buffer): boolean {
  const expected = readNumber(header, 148, 8);
  let sum = 8 * 0x20;
  for (let index = 0; index < BLOCK; index++) {
    if (index < 148 || index >= 156) sum += header[index]!;
  }
  return sum === expected;
}

function isZero(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}
