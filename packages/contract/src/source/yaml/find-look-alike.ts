import type { SourceProblem } from '../source-problem';
import type { SourceText } from '../source-text';

/** Spaces of Unicode at the start of a line, as web pages and word processors write them. */
const OTHER_SPACE = /^[ \t]*([\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff])/;

/** Lines below the error that are looked at, too. In a text of several lines, the error is where the text began. */
const NEAR = 3;

/**
 * A character beside an error that looks like an indentation or like the end of a line, but is neither
 * to the reader of the file.
 */
export function findLookAlike(source: SourceText, errorAt: number): SourceProblem | undefined {
  return findLoneReturn(source) ?? findOtherSpace(source, errorAt);
}

/** Old Macs ended lines so. The whole file is then one line. */
function findLoneReturn(source: SourceText): SourceProblem | undefined {
  const at = source.text.search(/\r(?!\n)/);
  if (at < 0) return undefined;
  return {
    message: 'A line ends with a carriage return (U+000D) alone, so the next line is part of it.',
    hint: 'Save the file with line feeds (LF), or with both (CRLF).',
    range: source.rangeAt(at, at + 1),
  };
}

function findOtherSpace(source: SourceText, errorAt: number): SourceProblem | undefined {
  const { line } = source.positionAt(errorAt);
  const first = Math.max(1, line - 1);
  for (const [index, text] of source.lines(first, line + NEAR).entries()) {
    const [indentation, space] = OTHER_SPACE.exec(text) ?? [];
    // A byte order mark opens the file.
    if (indentation === undefined || (first + index === 1 && space === '\ufeff')) continue;
    const codePoint = space!.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    const start = { line: first + index, column: indentation.length };
    return {
      message: `The line is indented with the character U+${codePoint}, which looks like a space but is another character.`,
      hint: 'Indent with spaces.',
      range: { start, end: { ...start, column: start.column + 1 } },
    };
  }
  return undefined;
}
