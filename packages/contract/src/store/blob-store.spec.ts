import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBlobStore } from './blob-store';
import { digestOf } from '../files/artifact/digest';

describe('the store', () => {
  let folder: string;
  const bytes = Buffer.from('a blob');
  const digest = digestOf(bytes);
  const file = () => join(folder, 'blobs/sha256', digest.slice('sha256:'.length));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pacto-store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives back what was written, to another process too', () => {
    openBlobStore(folder).write(digest, bytes);
    expect(openBlobStore(folder).read(digest)).toEqual({ status: 'found', bytes });
    expect(readdirSync(join(folder, 'blobs/sha256'))).toHaveLength(1);
  });

  it('has no blob before one is written', () => {
    expect(openBlobStore(folder).read(digest)).toEqual({ status: 'missing' });
  });

  it.each([
    ['other bytes', Buffer.from('another blob')],
    ['a truncated file', bytes.subarray(0, 3)],
    ['an empty file', Buffer.alloc(0)],
  ])('reports %s as corrupt, and a new write repairs it', (_title, written) => {
    openBlobStore(folder).write(digest, bytes);
    writeFileSync(file(), written);
    const store = openBlobStore(folder);
    expect(store.read(digest)).toMatchObject({ status: 'corrupt', path: file() });
    store.write(digest, bytes);
    expect(store.read(digest)).toEqual({ status: 'found', bytes });
  });

  it.each([
    [
      'that is a file',
      () => writeFileSync(join(folder, 'blobs'), ''),
      /\((?:ENOTDIR|EEXIST)\)/,
      () => 'Make the store a folder that this user can write.',
    ],
    [
      'with a folder in place of a blob',
      () => mkdirSync(file(), { recursive: true }),
      /\((?:EISDIR|EPERM|ENOTEMPTY|EEXIST)\)/,
      () => `Remove the folder \`${file()}\`.`,
    ],
  ])('says what to do about a store %s', (_title, prepare, code, hintOf) => {
    prepare();
    const write = (): void => openBlobStore(folder).write(digest, bytes);
    expect(write).toThrow(code);
    expect(write).toThrow(expect.objectContaining({ hint: hintOf() }));
  });

  it('refuses bytes of another digest and writes nothing', () => {
    const store = openBlobStore(folder);
    expect(() => store.write(digest, Buffer.from('x'))).toThrow('does not have the digest');
    expect(store.read(digest)).toEqual({ status: 'missing' });
  });

  it('holds SHA-512 too', () => {
    const long = digestOf(bytes, 'sha512');
    openBlobStore(folder).write(long, bytes);
    expect(openBlobStore(folder).read(long)).toEqual({ status: 'found', bytes });
  });
});
