import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Range } from '../../source/range';
import { logLine } from './escape-text';

/**
 * `path:line:column`, which terminals and editors open; without a range, the path alone. A file in an
 * artifact is opened by no reader, so its digest is short.
 */
export function placeText({ file, range }: { file: string; range?: Range }): string {
  const path = logLine(file).replace(/^(oci:\/\/[^@]+@sha\d+:[0-9a-f]{12})[0-9a-f]+(?=\/)/, '$1…');
  return range ? `${path}:${range.start.line}:${range.start.column}` : path;
}

/** For tables: shorter than in a terminal, relative to the bundle, without the column. */
export function placeIn(
  folder: string,
  { file, range }: { file: string; range?: { start: { line: number } } },
): string {
  const path = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
  return range ? `${path}:${range.start.line}` : path;
}

/**
 * The first related place on one line, for formats that show only the message. It may be the only
 * hint at the cause.
 */
export function reasonLine({ related: [reason] }: Pick<Diagnostic, 'related'>): string[] {
  return reason ? [`see: ${placeText(reason)} ${logLine(reason.message)}`] : [];
}
