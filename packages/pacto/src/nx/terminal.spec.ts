import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCommandOutput } from './command-output';
import { settingsOfPerson, wantsColor } from './terminal';
import { writeToOutput } from './write-to-device';

describe('wantsColor', () => {
  test.each<[NodeJS.ProcessEnv, boolean, boolean | undefined]>([
    [{}, false, undefined],
    [{ NO_COLOR: '1' }, false, false],
    [{ NO_COLOR: '' }, false, undefined],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, false, false],
    [{ FORCE_COLOR: '0' }, false, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: 'true' }, false, true],
    // What Nx sets for the processes that it forks.
    [{ FORCE_COLOR: 'true' }, true, undefined],
    [{ FORCE_COLOR: '1' }, true, true],
    [{ TERM: 'dumb' }, false, false],
  ])('%j, forked: %j', (env, isFork, expected) => {
    expect(wantsColor(isFork ? settingsOfPerson(env) : env)).toBe(expected);
  });
});

describe('the output of a command that another process started', () => {
  const onLinux = process.platform === 'linux' ? test : test.skip;

  onLinux('is the pipe of the process with that command line in the workspace', async () => {
    const root = realpathSync(mkdtempSync(join(tmpdir(), 'pacto-output-')));
    // A shell connects its commands by pipes. Node would use sockets, which no other process can
    // open.
    const script = 'console.log(process.pid); process.stdin.resume();';
    const command = `"$0" -e '${script}' -- run-many -t x | cat`;
    const child = spawn('sh', ['-c', command, process.execPath], {
      cwd: root,
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
    });
    const [pid] = await once(child.stdout, 'data');
    try {
      const argv = ['node', '-e', script, '--', 'run-many', '-t', 'x'];
      expect(findCommandOutput(argv, join(root, 'other'))).toBeUndefined();
      expect(findCommandOutput([...argv, '--more'], root)).toBeUndefined();
      const found = findCommandOutput(argv, root)!;
      expect(found.terminal).toEqual({ color: false, width: undefined });
      const printed = once(child.stdout, 'data');
      writeToOutput(found.device, 'below\n');
      expect(String((await printed)[0])).toBe('below\n');
    } finally {
      process.kill(Number(String(pid)));
    }
  });

  onLinux.each([
    ['that reads at once', '', 1_000_000],
    ['that reads later', 'sleep 0.3; ', 300_000],
  ])('is written to the last byte by a reader %s', async (_case, pause, size) => {
    const fifo = join(mkdtempSync(join(tmpdir(), 'pacto-pipe-')), 'pipe');
    const command = `mkfifo "$0"; exec 3<>"$0"; echo ready; (${pause}head -c ${size}) <&3 | wc -c`;
    const child = spawn('sh', ['-c', command, fifo], { detached: true });
    try {
      await once(child.stdout, 'data');
      const counted = once(child.stdout, 'data');
      writeToOutput(fifo, 'x'.repeat(size));
      expect(String((await counted)[0]).trim()).toBe(String(size));
    } finally {
      if (child.exitCode === null) process.kill(-child.pid!);
    }
  });
});
