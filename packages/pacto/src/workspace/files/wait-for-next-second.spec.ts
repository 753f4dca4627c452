import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitForNextSecond } from './wait-for-next-second';

const secondOf = (milliseconds: number) => Math.floor(milliseconds / 1000);

it('returns in another second than the last change of a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'pacto-second-')), 'pacto.yaml');
  writeFileSync(file, 'one');
  const before = secondOf(statSync(file).mtimeMs);
  waitForNextSecond([join(file, '../absent'), file]);
  writeFileSync(file, 'two');
  expect(secondOf(statSync(file).mtimeMs)).toBeGreaterThan(before);
});

it('does not wait for a file that changed earlier, and not for an absent file', () => {
  const sleep = jest.spyOn(Atomics, 'wait');
  const file = join(mkdtempSync(join(tmpdir(), 'pacto-second-')), 'pacto.yaml');
  writeFileSync(file, 'one');
  const hourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(file, hourAgo, hourAgo);
  waitForNextSecond([file, join(file, '../absent')]);
  expect(sleep).not.toHaveBeenCalled();
  sleep.mockRestore();
});

/** The part of Nx that keeps the hashes of files. It is not a public entry, so only this test loads it. */
interface NxFiles {
  WorkspaceContext: new (
    root: string,
    cache: string,
  ) => { allFileData(): { readonly file: string; readonly hash: string }[] };
}

it('is needed, because Nx does not see the second of two changes within one second', () => {
  const { WorkspaceContext } = createRequire(__filename)('nx/src/native') as NxFiles;
  const root = mkdtempSync(join(tmpdir(), 'pacto-second-'));
  mkdirSync(join(root, 'cache'));
  const hashOf = (text: string, seconds: number) => {
    writeFileSync(join(root, 'pacto.yaml'), text);
    utimesSync(join(root, 'pacto.yaml'), seconds, seconds);
    const files = new WorkspaceContext(root, join(root, 'cache')).allFileData();
    return files.find(({ file }) => file === 'pacto.yaml')!.hash;
  };
  const first = hashOf('one', 1000.1);
  expect(hashOf('two', 1000.9)).toBe(first);
  expect(hashOf('two', 1001.1)).not.toBe(first);
});
