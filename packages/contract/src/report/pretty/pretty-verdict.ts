import { displayWidth } from '../text/display-width';
import { logLine } from '../text/escape-text';
import type { Paint } from '../text/paint';
import type { Style } from '../text/report-options';
import { wrapWords } from '../text/wrap';

/** The last words on a bundle: one line where it fits, else the verdict below the title. */
export function prettyVerdict(
  title: string,
  verdict: string,
  colour: keyof Paint,
  { paint, width }: Style,
): string {
  const [name, words] = [`${logLine(title)}:`, logLine(verdict)];
  if (displayWidth(name) + 1 + displayWidth(words) <= width) {
    return `${paint.bold(name)} ${paint[colour](words)}`;
  }
  const lines = wrapWords(words, width - 2).map((line) => `  ${paint[colour](line)}`);
  return [paint.bold(name), ...lines].join('\n');
}
