import { posix } from 'node:path';
import { FORMATS, type Format } from 'pacto-contract';
import { joinPath } from 'pacto-contract/graph';
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

/** The problem of the first option that neither this target nor Nx knows. */
export function findUnknownOption(
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
  if (unknown === undefined) return undefined;
  const accepted = own.filter((name) => name.length > 1 && name !== 'environment');
  return {
    problem: `There is no option \`${unknown}\`. Accepted are ${inWords(accepted)}.`,
  };
}

export function readReportOptions({
  format = 'pretty',
  outputFile,
}: GivenOptions): ReportOptions | OptionProblem {
  const known = readWord('format', format, FORMATS);
  if (typeof known === 'object') return known;
  const path = typeof outputFile === 'string' ? readOutputPath(outputFile) : undefined;
  if (outputFile !== undefined && path === undefined) {
    return {
      problem: `\`outputFile\` is \`${String(outputFile)}\`; accepted is a path inside the workspace, relative to its root.`,
    };
  }
  return { format: known, outputFile: path };
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

function readOutputPath(text: string): string | undefined {
  const path = posixPath(text);
  if (path === '' || posix.isAbsolute(path) || /^[A-Za-z]:/.test(path)) return undefined;
  const joined = joinPath('.', path);
  return joined === '.' ? undefined : joined;
}
