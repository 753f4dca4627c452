import type { Range } from './range';
import type { SourceText } from './source-text';

const CONTEXT = 2;

/** The lines of a range, up to a limit, with two lines around them. */
export function cutExcerpt(
  source: SourceText | undefined,
  range: Range | undefined,
): { readonly firstLine: number; readonly lines: readonly string[] } | undefined {
  if (!source || !range) return undefined;
  const firstLine = Math.max(range.start.line - CONTEXT, 1);
  const lastLine = Math.min(range.end.line, range.start.line + CONTEXT) + CONTEXT;
  return { firstLine, lines: source.lines(firstLine, lastLine).map(maskLogin) };
}

/** A reference with a login is refused, and its message hides the login. Columns stay as they are. */
function maskLogin(line: string): string {
  return line.replace(
    /(:\/\/)([^/\s"'@]+)@(?=[^/\s]*\/)/g,
    (_, scheme: string, login: string) => `${scheme}${'*'.repeat(login.length)}@`,
  );
}
