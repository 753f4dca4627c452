import { posix } from 'node:path';
import { FORMATS, type Format } from 'pacto-contract';
import { joinPath } from 'pacto-contract/graph';
import { posixPath } from '../../nx/posix-path';

export interface TaskOptions {
  readonly values: readonly string[];
  readonly sets: readonly string[];
  readonly format: Format;
  /** POSIX, relative to the workspace root. */
  readonly outputFile?: string;
  readonly failOnWarnings: boolean;
  readonly environment?: string;
}

const OPTION_NAMES = [
  'values',
  'f',
  'set',
  'format',
  'outputFile',
  'failOnWarnings',
  'environment',
];

/** The options of a task, or a sentence that says which of them is wrong. */
export function readTaskOptions(
  given: Readonly<Record<string, unknown>>,
): TaskOptions | { readonly problem: string } {
  for (const option of Object.keys(given)) {
    // `verbose` and the like are for Nx, which passes them on.
    if (!OPTION_NAMES.includes(option) && !NX_OPTIONS.has(option) && !option.startsWith('__')) {
      const accepted = OPTION_NAMES.filter((name) => name.length > 1 && name !== 'environment');
      return {
        problem: `There is no option \`${option}\`. Accepted are ${accepted.map((name) => `\`${name}\``).join(', ')}.`,
      };
    }
  }
  const { format = 'pretty', outputFile, failOnWarnings = false, environment } = given;
  if (!isFormat(format)) {
    return {
      problem: `\`format\` is \`${String(format)}\`; accepted are ${FORMATS.map((name) => `\`${name}\``).join(', ')}.`,
    };
  }
  const path = typeof outputFile === 'string' ? readOutputPath(outputFile) : undefined;
  if (outputFile !== undefined && path === undefined) {
    return {
      problem: `\`outputFile\` is \`${String(outputFile)}\`; accepted is a path inside the workspace, relative to its root.`,
    };
  }
  if (!['true', 'false'].includes(String(failOnWarnings))) {
    return {
      problem: `\`failOnWarnings\` is \`${String(failOnWarnings)}\`; accepted are \`true\` and \`false\`.`,
    };
  }
  return {
    values: listOf(given.values ?? given.f),
    sets: listOf(given.set),
    format,
    outputFile: path,
    failOnWarnings: String(failOnWarnings) === 'true',
    ...(typeof environment === 'string' ? { environment } : {}),
  };
}

const NX_OPTIONS = new Set(['_', 'verbose', 'projectName', 'targetName', 'configuration']);

function isFormat(value: unknown): value is Format {
  return (FORMATS as readonly unknown[]).includes(value);
}

function readOutputPath(text: string): string | undefined {
  const path = posixPath(text);
  if (path === '' || posix.isAbsolute(path) || /^[A-Za-z]:/.test(path)) return undefined;
  const joined = joinPath('.', path);
  return joined === '.' ? undefined : joined;
}

function listOf(value: unknown): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}
