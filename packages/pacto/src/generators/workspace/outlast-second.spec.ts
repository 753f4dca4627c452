import { mkdtempSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outlastSecond } from './outlast-second';

const secondOf = (milliseconds: number) => Math.floor(milliseconds / 1000);

it('lets the next change of a file fall into another second than its last', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'pacto-second-')), 'pacto.yaml');
  writeFileSync(file, 'one');
  const before = secondOf(statSync(file).mtimeMs);
  outlastSecond([join(file, '../absent'), file]);
  writeFileSync(file, 'two');
  expect(secondOf(statSync(file).mtimeMs)).toBeGreaterThan(before);
});

it('waits for no file that changed before, and for none that is not there', () => {
  const sleep = jest.spyOn(Atomics, 'wait');
  const file = join(mkdtempSync(join(tmpdir(), 'pacto-second-')), 'pacto.yaml');
  writeFileSync(file, 'one');
  const hourAgo = new Date(Date.now() - 3_600_000);
  utimesSync(file, hourAgo, hourAgo);
  outlastSecond([file, join(file, '../absent')]);
  expect(sleep).not.toHaveBeenCalled();
  sleep.mockRestore();
});
