import { posix } from 'node:path';
import { joinPath } from 'pacto-contract/graph';
import { FORMATS, type Format } from 'pacto-contract/reports';
import { posixPath } from '../nx/posix-path';

/** Options as Nx hands them over: unchecked, since it would end a batch over one that does not fit. */
export type GivenOptions = Readonly<Record<string, unknown>>;

/** One sentence that says which option is wrong, what was seen and what is accepted. */
export interface OptionProblem {
  readonly problem: string;
}

export interface ReportOptions {
  readonly format: Format;
  /** POSIX, relative to the workspace root. */
  readonly outputFile?: string;
}

/** The problem of the first option that neither this target nor Nx knows, or that was given without its value. */
export function findUnfitOption(
  given: GivenOptions,
  { own, others }: { readonly own: readonly string[]; readonly others: readonly string[] },
): OptionProblem | undefined {
  const unknown = Object.keys(given).find(
    (option) =>
      !own.includes(option) &&
      // One command may run several targets, and Nx gives each option to all of them.
      !others.includes(option) &&
      !NX_OPTIONS.has(option) &&
      !option.startsWith('__'),
  );
  if (unknown === undefined) return findEmptyOption(given, own);
  const accepted = own.filter((name) => name.length > 1 && name !== 'environment');
  return {
    problem: `There is no option \`${unknown}\`. Accepted are ${inWords(accepted)}.`,
  };
}

/** `--flag` alone reaches us as `true`. */
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
    problem: `The option \`${name}\` lacks its value${example ? `, as in \`${example}\`` : ''}.`,
  };
}

const FLAGS: ReadonlySet<string> = new Set(['failOnWarnings']);

const EXAMPLES: Readonly<Record<string, string>> = {
  values: '-f overrides/values.prod.yaml',
  set: '--set scaling.max=5',
  format: '--format=json',
  outputFile: '--outputFile=dist/report.json',
  base: '--base=main',
  failOn: '--failOn=none',
};

export function readReportOptions({
  format = 'pretty',
  outputFile,
}: GivenOptions): ReportOptions | OptionProblem {
  const known = readWord('format', format, FORMATS);
  if (typeof known === 'object') return known;
  if (outputFile === undefined) return { format: known, outputFile };
  const path = readOutputPath(outputFile);
  return typeof path === 'string' ? { format: known, outputFile: path } : path;
}

export function readWord<Word extends string>(
  option: string,
  value: unknown,
  words: readonly Word[],
): Word | OptionProblem {
  return (
    words.find((word) => word === value) ?? {
      problem: `\`${option}\` is \`${String(value)}\`; accepted are ${inWords(words)}.`,
    }
  );
}

/** `verbose` and the like are for Nx, which passes them on. */
const NX_OPTIONS = new Set(['_', 'verbose', 'projectName', 'targetName', 'configuration']);

function inWords(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** The path of an `outputFile`, POSIX, relative to the workspace root. */
export function readOutputPath(given: unknown): string | OptionProblem {
  const path = typeof given === 'string' ? posixPath(given) : '';
  const seen = `\`outputFile\` is \`${String(given)}\``;
  if (posix.isAbsolute(path) || /^[A-Za-z]:/.test(path)) {
    return {
      problem: `${seen}, an absolute path; accepted is one relative to the root of the workspace.`,
    };
  }
  const placeholder = /\{\s*[\w.-]*\s*\}/.exec(path)?.[0];
  if (placeholder !== undefined) {
    return {
      problem: `${seen}, in which nothing replaces \`${placeholder}\`; accepted are \`{projectName}\` and \`{projectRoot}\`.`,
    };
  }
  const joined = path === '' ? undefined : joinPath('.', path);
  if (joined !== undefined && joined !== '.') return joined;
  return {
    problem: `${seen}; accepted is a path inside the workspace, relative to its root.`,
  };
}
