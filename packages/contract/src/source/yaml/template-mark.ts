import type { SourceProblem } from '../source-problem';
import type { SourceText } from '../source-text';

/** `{{ … }}` before any quote or comment of its line. In YAML it is a mapping whose key is a mapping. */
const MARK = /^[^"'#\n]*?(\{\{.*?(?:\}\}|$))/;

/**
 * A file for Helm or a similar program, which is not YAML before that program filled it in. `errorAt`
 * is the offset of the first error: its line and the one above are looked at.
 */
export function findTemplateMark(source: SourceText, errorAt: number): SourceProblem | undefined {
  const { line } = source.positionAt(errorAt);
  for (const candidate of [line, line - 1]) {
    const [text = ''] = candidate < 1 ? [] : source.lines(candidate, candidate);
    const mark = MARK.exec(text)?.[1];
    if (mark === undefined) continue;
    const start = source.offsetAt({ line: candidate, column: text.indexOf('{{') + 1 });
    return {
      message:
        'The file is not valid YAML: `{{` begins an expression of Helm, Jinja or another template language, and it is not replaced here.',
      hint: 'Write the value itself. If it is text with these characters, put it in double quotes.',
      range: source.rangeAt(start, start + mark.trimEnd().length),
    };
  }
  return undefined;
}
