import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blobId } from './blob-id';
import { openDiskMemory } from './disk-memory';

const HOUR_AGO = new Date(Date.now() - 3_600_000);

function layFolder(): string {
  const root = mkdtempSync(join(tmpdir(), 'pacto-disk-'));
  mkdirSync(join(root, 'bundle'));
  writeFileSync(join(root, 'bundle/pacto.yaml'), 'one');
  return root;
}

/** What one graph sees, `later` milliseconds after the last edit. */
function look(root: string, later = 10_000) {
  jest.useFakeTimers({ now: Date.now() + later, doNotFake: ['nextTick', 'setImmediate'] });
  try {
    const disk = openDiskMemory(root, join(root, 'data'), 100);
    const seen = { id: disk.look('bundle/pacto.yaml')?.id, names: disk.namesIn('bundle') };
    disk.save();
    return seen;
  } finally {
    jest.useRealTimers();
  }
}

const idOf = (text: string) => blobId(Buffer.from(text));

describe('the memory of what files held', () => {
  it('answers from what it kept while nothing was touched', () => {
    const root = layFolder();
    look(root);
    const kept = join(root, 'data/pacto-disk-2.json');
    const { files, folders } = JSON.parse(readFileSync(kept, 'utf8'));
    files['bundle/pacto.yaml'][0] = 'kept';
    folders['bundle'][0] = ['kept.yaml'];
    writeFileSync(kept, JSON.stringify({ files, folders }));
    expect(look(root)).toEqual({ id: 'kept', names: ['kept.yaml'] });
  });

  it.each<[string, (file: string) => void, string, string[]]>([
    ['an edit', (file) => writeFileSync(file, 'two!'), 'two!', ['pacto.yaml']],
    ['an edit of the same length', (file) => writeFileSync(file, 'two'), 'two', ['pacto.yaml']],
    [
      'an edit that puts the time of the file back',
      (file) => {
        const { atime, mtime } = statSync(file);
        writeFileSync(file, 'two');
        utimesSync(file, atime, mtime);
      },
      'two',
      ['pacto.yaml'],
    ],
    [
      'an older file moved into its place',
      (file) => {
        writeFileSync(`${file}.old`, 'two');
        utimesSync(`${file}.old`, HOUR_AGO, HOUR_AGO);
        renameSync(`${file}.old`, file);
      },
      'two',
      ['pacto.yaml'],
    ],
    [
      'a new file beside it',
      (file) => writeFileSync(join(file, '../extra.yaml'), ''),
      'one',
      ['extra.yaml', 'pacto.yaml'],
    ],
  ])('sees %s', (_, edit, text, names) => {
    const root = layFolder();
    look(root);
    edit(join(root, 'bundle/pacto.yaml'));
    const { id, names: seen } = look(root);
    expect({ id, names: [...seen].sort() }).toEqual({ id: idOf(text), names });
  });

  it('sees that a folder is gone', () => {
    const root = layFolder();
    look(root);
    rmSync(join(root, 'bundle'), { recursive: true });
    expect(() => look(root)).toThrow(/ENOENT/);
    expect(openDiskMemory(root, join(root, 'data'), 100).namesIn('bundle')).toEqual([]);
  });

  it('keeps nothing of a file that changed a moment ago, because the clock may not show the next change', () => {
    const root = layFolder();
    look(root, 0);
    expect(() => readFileSync(join(root, 'data/pacto-disk-2.json'), 'utf8')).toThrow(/ENOENT/);
  });

  it.each(['', '[]', 'null', '{"files": {"bundle/pacto.yaml": 1}}'])(
    'ignores a damaged file (%j)',
    (text) => {
      const root = layFolder();
      mkdirSync(join(root, 'data'));
      writeFileSync(join(root, 'data/pacto-disk-2.json'), text);
      expect(look(root)).toEqual({ id: idOf('one'), names: ['pacto.yaml'] });
    },
  );
});
