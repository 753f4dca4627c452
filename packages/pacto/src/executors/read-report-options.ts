import { posix } from 'node:path';
import { didYouMean, joinHints, joinPath, suggest } from 'pacto-contract/graph';
import { FORMATS, type Format } from 'pacto-contract/reports';
import { posixPath } from '../nx/posix-path';
import type { TargetId } from '../options';
import { EXAMPLES, FLAGS, INTERNAL_OPTIONS, TARGET_OPTIONS } from './option-names';

/** Options as Nx passes them. They are not checked yet: Nx would end the whole batch for one wrong option. */
export type GivenOptions = Readonly<Record<string, unknown>>;

/** One or two sentences: which option is wrong, what was seen and what is accepted. */
export interface OptionProblem {
  readonly problem: string;
}

export interface ReportOptions {
  readonly format: Format;
  /** POSIX, relative to the workspace root. */
  readonly outputFile?: string;
}

/** The problem of the first option that neither this target nor Nx knows, or that has no value. */
export function findUnfitOption(given: GivenOptions, target: TargetId): OptionProblem | undefined {
  const own = TARGET_OPTIONS[target];
  const unknown = Object.keys(given).find(
    (option) => !ALL_OPTIONS.has(option) && !NX_OPTIONS.has(option) && !option.startsWith('__'),
  );
  if (unknown === undefined) return findEmptyOption(given, own);
  const accepted = own.filter((name) => name.length > 1 && !INTERNAL_OPTIONS.has(name));
  const advice = joinHints(
    didYouMean(suggest(unknown, accepted)),
    `Accepted: ${inWords(accepted)}.`,
  );
  return {
    problem: `The option \`${unknown}\` does not exist. ${advice}`,
  };
}

const ALL_OPTIONS: ReadonlySet<string> = new Set(Object.values(TARGET_OPTIONS).flat());

/** An option without a value reaches the executor as `true`. */
function findEmptyOption(given: GivenOptions, own: readonly string[]): OptionProblem | undefined {
  const empty = own.find((option) => {
    if (FLAGS.has(option)) return false;
    const value = given[option];
    return value === true || (Array.isArray(value) && value.includes(true));
  });
  if (empty === undefined) return undefined;
  const name = empty === 'f' ? 'values' : empty;
  const example = EXAMPLES[name];
  return {
    problem: `The option \`${name}\` has no value.${example ? ` Give one, such as \`${example}\`.` : ''}`,
  };
}

export function readReportOptions({
  format = 'pretty',
  outputFile,
}: GivenOptions): ReportOptions | OptionProblem {
  const known = readWord('format', format, FORMATS);
  if (typeof known === 'object') return known;
  if (outputFile === undefined) return { format: known, outputFile };
  const path = readOutputPath('outputFile', outputFile);
  return typeof path === 'string' ? { format: known, outputFile: path } : path;
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
      problem: `The option \`${option}\` is \`${String(value)}\`. Accepted: ${inWords(words)}.`,
    }
  );
}

/** Options of Nx itself, which it passes on. */
const NX_OPTIONS = new Set(['_', 'verbose', 'projectName', 'targetName', 'configuration']);

function inWords(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
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
      problem: `${seen}, and nothing replaces \`${placeholder}\`. Accepted: \`{projectName}\` and \`{projectRoot}\`.`,
    };
  }
  if (option !== 'outputFolder' && path.endsWith('/')) {
    return { problem: `${seen}, a folder. ${INSTEAD_OF_TERMINAL[option]}` };
  }
  const joined = path === '' ? undefined : joinPath('.', path);
  if (joined !== undefined && joined !== '.') return joined;
  return { problem: `${seen}. Give a path inside the workspace, relative to its root.` };
}
