import { spawn } from 'node:child_process';

/** Runs `docker-credential-<name> get`; the text that it printed, `undefined` when it has nothing. */
export type RunHelper = (name: string, server: string) => Promise<string | undefined>;

const TIME_LIMIT = 30_000;
const LONGEST_ANSWER = 1024 * 1024;

/** Without a shell, with a time limit. What a helper prints about an error is not shown: it may hold a secret. */
export function createHelperRunner(
  env: Readonly<Record<string, string | undefined>>,
  timeLimit = TIME_LIMIT,
): RunHelper {
  return (name, server) =>
    new Promise((resolve) => {
      const helper = spawn(`docker-credential-${name}`, ['get'], {
        env: { ...env },
        stdio: ['pipe', 'pipe', 'ignore'],
        windowsHide: true,
      });
      const timer = setTimeout(() => finish(undefined), timeLimit);
      const finish = (text: string | undefined): void => {
        clearTimeout(timer);
        helper.kill('SIGKILL');
        helper.stdout.destroy();
        resolve(text);
      };
      let text = '';
      helper.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        if (text.length > LONGEST_ANSWER) finish(undefined);
      });
      helper.on('error', () => finish(undefined));
      helper.on('close', (code) => finish(code === 0 ? text : undefined));
      helper.stdin.on('error', () => undefined);
      helper.stdin.end(server);
    });
}
