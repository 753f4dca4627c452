import { spawn } from 'node:child_process';
import type { Variables } from '../environment-variables';

/** What the helper printed, or a sentence about why there is nothing. */
type HelperAnswer = { readonly text: string } | { readonly problem: string };

/** Runs `docker-credential-<name> get`; `undefined` when it has no login for the server. */
export type RunHelper = (name: string, server: string) => Promise<HelperAnswer | undefined>;

/** Milliseconds until a helper that does not answer is ended. */
const TIME_LIMIT = 30_000;
/** Characters. */
const LONGEST_ANSWER = 1024 * 1024;
/** What helpers print for a server without a login. */
const NOT_FOUND = /^\s*credentials not found/i;

/** Without a shell, with a time limit. What a helper prints about an error is not shown: it may hold a secret. */
export function createHelperRunner(env: Variables, timeLimit = TIME_LIMIT): RunHelper {
  return (name, server) =>
    new Promise((resolve) => {
      const program = `docker-credential-${name}`;
      const helper = spawn(program, ['get'], {
        env: { ...env },
        stdio: ['pipe', 'pipe', 'ignore'],
        windowsHide: true,
      });
      const finish = (answer: HelperAnswer | undefined): void => {
        clearTimeout(timer);
        helper.kill('SIGKILL');
        helper.stdout.destroy();
        resolve(answer);
      };
      const fail = (what: string): void =>
        finish({ problem: `The program \`${program}\` ${what}.` });
      const timer = setTimeout(
        () => fail(`gave no answer within ${timeLimit / 1000} seconds`),
        timeLimit,
      );
      let text = '';
      helper.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.length > LONGEST_ANSWER) fail('printed too much');
      });
      helper.on('error', ({ code }: NodeJS.ErrnoException) =>
        fail(code === 'ENOENT' ? 'is not installed' : `cannot be started (${code})`),
      );
      helper.on('close', (code, signal) => {
        if (NOT_FOUND.test(text)) finish(undefined);
        else if (code === 0) finish({ text });
        else fail(`ended with ${code === null ? `the signal ${signal}` : `the code ${code}`}`);
      });
      helper.stdin.on('error', () => undefined);
      helper.stdin.end(server);
    });
}
