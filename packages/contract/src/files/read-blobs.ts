// `git cat-file --batch`: one process that reads any number of blobs, in the order in which they
// are asked for.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { GitBlob } from './git-repository';

interface BlobReader {
  read(ids: Iterable<string>, limit: number): Promise<Map<string, GitBlob>>;
  close(): void;
}

interface Question {
  readonly id: string;
  readonly limit: number;
  answer(blob: GitBlob | undefined): void;
  fail(error: Error): void;
}

export interface GitSpawn {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** How long git may be silent while an answer is due. */
  readonly timeoutMs: number;
}

/** The process starts with the first question. */
export function createBlobReader(options: GitSpawn): BlobReader {
  let process: BatchProcess | undefined;
  return {
    async read(ids, limit) {
      const asked = [...new Set(ids)];
      const found = new Map<string, GitBlob>();
      if (asked.length === 0) return found;
      if (!process?.isOpen) process = new BatchProcess(options);
      const blobs = await process.ask(asked, limit);
      for (const [index, blob] of blobs.entries()) if (blob) found.set(asked[index]!, blob);
      return found;
    },
    close: () => process?.end(),
  };
}

class BatchProcess {
  isOpen = true;
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private readonly due: Question[] = [];
  private readonly output = new AnswerParser();
  private complaint = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: GitSpawn) {
    const { cwd, env } = options;
    this.child = spawn('git', ['cat-file', '--batch'], {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.child.stdout.on('data', (chunk: Buffer) => this.take(chunk));
    this.child.stderr.on('data', (chunk: Buffer) => (this.complaint += chunk.toString('utf8')));
    this.child.stdin.on('error', () => undefined);
    this.child.on('error', (error) => this.fail(error.message));
    this.child.on('close', () => this.fail(this.complaint.trim() || 'it ended early'));
  }

  ask(ids: readonly string[], limit: number): Promise<(GitBlob | undefined)[]> {
    const answers = ids.map(
      (id) =>
        new Promise<GitBlob | undefined>((answer, fail) =>
          this.due.push({ id, limit, answer, fail }),
        ),
    );
    this.keepProcessAlive();
    this.child.stdin.write(ids.map((id) => `${id}\n`).join(''));
    this.watch();
    return Promise.all(answers);
  }

  end(): void {
    this.isOpen = false;
    clearTimeout(this.timer);
    this.child.stdin.end();
  }

  private take(chunk: Buffer): void {
    this.watch();
    this.output.take(
      chunk,
      () => this.due[0]?.limit ?? 0,
      (blob) => this.due.shift()?.answer(blob),
    );
    if (this.due.length > 0) return;
    clearTimeout(this.timer);
    this.letProcessEnd();
  }

  /** While an answer is due, this process waits for it. */
  private keepProcessAlive(): void {
    for (const part of this.waitedFor()) part.ref();
  }

  /** A caller that forgets to close must not hang. */
  private letProcessEnd(): void {
    for (const part of this.waitedFor()) part.unref();
  }

  /** The streams of a child are sockets, but their types do not show it. */
  private waitedFor(): readonly { ref(): void; unref(): void }[] {
    const { child } = this;
    return [child, child.stdin, child.stdout, child.stderr] as never;
  }

  private watch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.child.kill('SIGKILL');
      this.fail(`it wrote nothing for ${this.options.timeoutMs / 1000} seconds`);
    }, this.options.timeoutMs);
  }

  private fail(why: string): void {
    this.isOpen = false;
    clearTimeout(this.timer);
    for (const { fail } of this.due.splice(0)) {
      fail(new Error(`\`git cat-file\` did not answer: ${why}.`));
    }
  }
}

/** An answer is a line `<id> <type> <size>`, that many bytes and a line end; or one line with the error. */
class AnswerParser {
  private header: Buffer[] = [];
  private body: { readonly size: number; left: number; readonly parts?: Buffer[] } | undefined;

  take(chunk: Buffer, limit: () => number, answer: (blob: GitBlob | undefined) => void): void {
    let rest = chunk;
    while (rest.byteLength > 0) {
      if (!this.body) {
        const end = rest.indexOf(0x0a);
        this.header.push(end < 0 ? rest : rest.subarray(0, end));
        if (end < 0) return;
        rest = rest.subarray(end + 1);
        const line = Buffer.concat(this.header).toString('latin1');
        this.header = [];
        const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(line)?.[1];
        if (size === undefined) answer(undefined);
        else {
          this.body = {
            size: Number(size),
            left: Number(size) + 1,
            ...(Number(size) > limit() ? {} : { parts: [] }),
          };
        }
        continue;
      }
      const part = rest.subarray(0, this.body.left);
      rest = rest.subarray(part.byteLength);
      this.body.left -= part.byteLength;
      this.body.parts?.push(part);
      if (this.body.left > 0) continue;
      const { size, parts } = this.body;
      this.body = undefined;
      answer(parts ? { bytes: Buffer.concat(parts).subarray(0, size) } : { size });
    }
  }
}
