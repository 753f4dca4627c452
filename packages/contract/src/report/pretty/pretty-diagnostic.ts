import type { Diagnostic, Severity } from '../../diagnostics/diagnostic';
import { buildCodeFrame } from './code-frame';
import { displayWidth } from '../text/display-width';
import { logLine } from '../text/escape-text';
import type { Paint } from '../text/paint';
import { placeText } from '../text/place';
import type { Style } from '../text/report-options';
import { wrapLabelled } from '../text/wrap';

const SEVERITY_PAINT = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
} as const satisfies Record<Severity, keyof Paint>;

const INDENT = '  ';

/**
 * One diagnostic for a terminal: place, severity and code on the first line, then the message, the
 * source and the hint. `environment` is `''` when it is not shown.
 */
export function prettyDiagnostic(
  diagnostic: Diagnostic,
  environment: string,
  style: Style,
): string[] {
  const { paint, width } = style;
  const colour = paint[SEVERITY_PAINT[diagnostic.severity]];
  const lines = [
    ...headLines(diagnostic, environment, style),
    ...wrapLabelled(INDENT, logLine(diagnostic.message), width),
  ];
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
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** One line, unless the path leaves no room for the rest. */
function headLines(diagnostic: Diagnostic, environment: string, { paint, width }: Style): string[] {
  const place = placeText(diagnostic);
  const code = logLine(diagnostic.code);
  const where = environment === '' ? '' : `in ${logLine(environment)}`;
  const colour = paint[SEVERITY_PAINT[diagnostic.severity]];
  const words = [colour(diagnostic.severity), paint.bold(code)];
  if (where !== '') words.push(paint.cyan(where));
  const plain = [place, diagnostic.severity, code, where].filter((word) => word !== '').join('  ');
  return displayWidth(plain) <= width
    ? [[paint.bold(place), ...words].join('  ')]
    : [paint.bold(place), INDENT + words.join('  ')];
}

function labelled(label: string, text: string, { paint, width }: Style): string[] {
  const [first, ...more] = wrapLabelled(INDENT + label, text, width);
  if (first === undefined) return [];
  return [INDENT + paint.cyan(label) + first.slice(INDENT.length + label.length), ...more];
}
