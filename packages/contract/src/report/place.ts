import type { Range } from '../source/range';
import { logLine } from './neutralize';

/** `path:line:column`, which terminals and editors open; the path alone where there is no range. */
export function placeText({ file, range }: { file: string; range?: Range }): string {
  const path = logLine(file);
  return range ? `${path}:${range.start.line}:${range.start.column}` : path;
}
