import { createInterface } from 'node:readline/promises';

/**
 * Lets a person choose by number. Without a terminal, with `--no-interactive` and in CI it throws an
 * `Error` that lists the choices.
 */
export async function askForOne<Choice>(
  choices: readonly Choice[],
  show: (choice: Choice) => string,
  question: string,
  refusal: string,
): Promise<Choice> {
  const lines = choices.map((choice, index) => `  ${index + 1}) ${show(choice)}`);
  const listed = `${refusal}\n${choices.map((choice) => `  - ${show(choice)}`).join('\n')}`;
  if (!isInteractive()) throw new Error(listed);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question}\n${lines.join('\n')}\nNumber: `);
    const chosen = choices[Number(answer.trim()) - 1];
    if (chosen === undefined) throw new Error(listed);
    return chosen;
  } finally {
    terminal.close();
  }
}

function isInteractive(): boolean {
  const { CI, NX_INTERACTIVE } = process.env;
  const isRefused = NX_INTERACTIVE === 'false' || (CI !== undefined && CI !== 'false');
  return !isRefused && Boolean(process.stdin.isTTY && process.stdout.isTTY);
}
