import type { Diagnostic, Severity } from '../diagnostics/diagnostic';
import { buildCodeFrame } from './code-frame';
import { logLine } from './neutralize';
import type { Paint } from './paint';
import { placeText } from './place';
import type { Style } from './report-options';
import { wrapLabelled } from './wrap';

export const SEVERITY_PAINT = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
} as const satisfies Record<Severity, keyof Paint>;

const INDENT = '  ';

/**
 * One diagnostic for a terminal: place, severity and code on the first line, then the message, the
 * source, and what helps. `environment` is `''` when it need not be named.
 */
export function prettyDiagnostic(
  diagnostic: Diagnostic,
  environment: string,
  style: Style,
): string[] {
  const { paint, width } = style;
  const colour = paint[SEVERITY_PAINT[diagnostic.severity]];
  const head = [
    paint.bold(placeText(diagnostic)),
    colour(diagnostic.severity),
    paint.bold(logLine(diagnostic.code)),
  ];
  if (environment !== '') head.push(paint.cyan(`in ${logLine(environment)}`));

  const lines = [head.join('  '), ...wrapLabelled(INDENT, logLine(diagnostic.message), width)];
  const excerpt = diagnostic.range && style.excerptOf(diagnostic);
  if (diagnostic.range && excerpt) {
    const frame = buildCodeFrame(excerpt, diagnostic.range, width - INDENT.length, {
      gutter: paint.dim,
      mark: colour,
    });
    if (frame.length > 0) lines.push('', ...frame.map((line) => INDENT + line), '');
  }
  if (diagnostic.hint !== undefined) {
    lines.push(...labelled('hint: ', logLine(diagnostic.hint), style));
  }
  for (const place of diagnostic.related) {
    lines.push(...labelled('see: ', `${placeText(place)} ${logLine(place.message)}`, style));
  }
  const docs = diagnostic.docs === undefined ? undefined : style.docsUrl(diagnostic.docs);
  if (docs !== undefined) lines.push(...labelled('docs: ', logLine(docs), style));
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

function labelled(label: string, text: string, { paint, width }: Style): string[] {
  const [first, ...more] = wrapLabelled(INDENT + label, text, width);
  if (first === undefined) return [];
  return [INDENT + paint.cyan(label) + first.slice(INDENT.length + label.length), ...more];
}
