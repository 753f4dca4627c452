// The value of one option, checked. Each function returns the value or a problem.
import { posix } from 'node:path';
import { codeList, joinPath } from 'pacto-contract/graph';
import { posixPath } from '../../nx/posix-path';

/** Options as Nx passes them. They are not checked yet: Nx would end the whole batch for one wrong option. */
export type GivenOptions = Readonly<Record<string, unknown>>;

/** One or two sentences: which option is wrong, what was seen and what is accepted. */
export interface OptionProblem {
  readonly problem: string;
}

/** Reads a flag. The command line may give it as text. */
export function readFlag(option: string, value: unknown): boolean | OptionProblem {
  const word = readWord(option, String(value ?? false), ['true', 'false']);
  return typeof word === 'object' ? word : word === 'true';
}

/** An option that may be given several times. */
export function readTexts(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

export function readWord<Word extends string>(
  option: string,
  value: unknown,
  words: readonly Word[],
): Word | OptionProblem {
  return (
    words.find((word) => word === value) ?? {
      problem: `The option \`${option}\` is \`${String(value)}\`. Accepted: ${codeList(words)}.`,
    }
  );
}

const INSTEAD_OF_TERMINAL = {
  outputFile:
    'Read the JSON report in the reports directory, or give a file such as `dist/report.json`.',
  outputFolder: 'Give a folder such as `dist/render`.',
  output: 'Give a file such as `dist/bundle.tar.gz`.',
} as const;

/** The path of a file or folder to write, POSIX, relative to the workspace root. */
export function readOutputPath(
  option: keyof typeof INSTEAD_OF_TERMINAL,
  given: unknown,
): string | OptionProblem {
  const path = typeof given === 'string' ? posixPath(given) : '';
  const seen = `The option \`${option}\` is \`${String(given)}\``;
  if (path === '-' || path === '/dev/stdout') {
    return {
      problem: `${seen}, but Nx prints its own lines to the same output. ${INSTEAD_OF_TERMINAL[option]}`,
    };
  }
  if (posix.isAbsolute(path) || /^[A-Za-z]:/.test(path)) {
    return { problem: `${seen}, an absolute path. Give a path relative to the workspace root.` };
  }
  const placeholder = /\{\s*[\w.-]*\s*\}/.exec(path)?.[0];
  if (placeholder !== undefined) {
    return {
      problem: `${seen}, and the task does not replace \`${placeholder}\`. Accepted: \`{projectName}\` and \`{projectRoot}\`.`,
    };
  }
  if (option !== 'outputFolder' && path.endsWith('/')) {
    return { problem: `${seen}, a folder. ${INSTEAD_OF_TERMINAL[option]}` };
  }
  const joined = path === '' ? undefined : joinPath('.', path);
  if (joined !== undefined && joined !== '.') return joined;
  return { problem: `${seen}. Give a path inside the workspace, relative to its root.` };
}
