import { spawn } from 'node:child_process';
import { cleanEnvironment, type CommandResult } from './run-command';

/** What is typed, and followed by Enter, once the terminal shows the question. */
export interface Answer {
  readonly question: string;
  readonly answer: string;
}

/**
 * Runs a command in a pseudo terminal, which `script` of util-linux makes, and answers its questions in
 * their order. A question that never comes leaves the command waiting, until its time is up.
 */
export function runInTerminal(
  command: string,
  answers: readonly Answer[],
  {
    cwd,
    env = {},
    columns = 120,
    timeoutMs = 60_000,
  }: { cwd: string; env?: Record<string, string>; columns?: number; timeoutMs?: number },
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const inTerminal = `stty cols ${columns} rows 40; exec ${command}`;
    const child = spawn('script', ['--quiet', '--return', '--command', inTerminal, '/dev/null'], {
      cwd,
      env: { ...cleanEnvironment(), TERM: 'xterm', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const open = [...answers];
    let output = '';
    let stderr = '';
    let answered = 0;
    child.stdout.on('data', (chunk) => {
      output = withoutControls(output + chunk);
      const [next] = open;
      if (next === undefined || !output.slice(answered).includes(next.question)) return;
      answered = output.length;
      open.shift();
      child.stdin.write(`${next.answer}\r`);
    });
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout: output, stderr, output }));
  });
}

function withoutControls(text: string): string {
  return text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
}
