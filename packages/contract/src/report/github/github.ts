import type { Diagnostic, Severity } from '../../diagnostics/diagnostic';
import type { Range } from '../../source/range';
import { oneLine } from '../text/escape-text';
import { reasonLine } from '../text/place';

const LEVEL: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

interface Annotation {
  readonly severity: Severity;
  readonly file: string;
  readonly range?: Range;
  readonly title: string;
  /** One entry a line. */
  readonly message: readonly string[];
}

/** A workflow command of GitHub Actions, on one line, with its line end. */
export function githubCommand({ severity, file, range, title, message }: Annotation): string {
  const properties = [`file=${escapeProperty(oneLine(file))}`];
  if (range) properties.push(...placeProperties(range));
  properties.push(`title=${escapeProperty(oneLine(title))}`);
  const text = message.map(oneLine).join('\n');
  return `::${LEVEL[severity]} ${properties.join(',')}::${escapeData(text)}\n`;
}

/** The runner takes an end as inclusive, and refuses columns when a range has several lines. */
function placeProperties({ start, end }: Range): string[] {
  const endLine = end.line > start.line && end.column <= 1 ? end.line - 1 : end.line;
  if (endLine > start.line) return [`line=${start.line}`, `endLine=${endLine}`];
  const line = [`line=${start.line}`, `endLine=${start.line}`, `col=${start.column}`];
  if (end.line > start.line) return line;
  return [...line, `endColumn=${Math.max(end.column - 1, start.column)}`];
}

export function diagnosticAnnotation(diagnostic: Diagnostic, environment: string): Annotation {
  const message = [diagnostic.message, ...reasonLine(diagnostic)];
  if (diagnostic.hint !== undefined) message.push(`hint: ${diagnostic.hint}`);
  return {
    severity: diagnostic.severity,
    file: diagnostic.file,
    range: diagnostic.range,
    title: environment === '' ? diagnostic.code : `${diagnostic.code} in ${environment}`,
    message,
  };
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
