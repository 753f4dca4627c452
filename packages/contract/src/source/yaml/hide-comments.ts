// Works around the YAML library, up to 2.9.1: if comments are between a key and a text on its own line, and one of
// them is indented less than the text, the library can take the lines after the text for more of it.

/** The token of the library before the text of a scalar. */
const SCALAR = '\x1f';
/** Tokens of the library that the text does not have: the start of a document, the end of a flow collection. */
const CONTROLS: ReadonlySet<string> = new Set(['\x02', '\x18', SCALAR]);

/**
 * The text with blanks in place of each comment between a key or an entry and its value. All places stay. It is only
 * for the library: comments after a text must stay, because they end it.
 */
export function hideComments(
  { Lexer }: Pick<typeof import('yaml'), 'Lexer'>,
  text: string,
): string {
  if (!hasCommentBeforeIndented(text)) return text;
  const parts: string[] = [];
  let last = '';
  for (const token of new Lexer().lex(text)) {
    const isComment = token.startsWith('#') && last !== SCALAR;
    if (isComment && OPENS_VALUE.test(last)) parts.push(' '.repeat(token.length));
    else if (!CONTROLS.has(token)) parts.push(token);
    if (!isComment && !BLANK.test(token)) last = token;
  }
  return parts.join('');
}

/** Whether a line of content is indented more than a comment line between it and the content before. */
function hasCommentBeforeIndented(text: string): boolean {
  let leftmost = Infinity;
  for (const [, indentation, first] of text.matchAll(LINE)) {
    const indent = indentation!.length;
    if (first === '#') leftmost = Math.min(leftmost, indent);
    else if (indent > leftmost) return true;
    else leftmost = Infinity;
  }
  return false;
}

/** The indentation of a line that is not blank, and the first character after it. */
const LINE = /^( *)([^ \r\n])/gm;

/** The mark of a key or an entry, an anchor or a tag: a value may follow. */
const OPENS_VALUE = /^(?:[-?:]$|[&!])/;
const BLANK = /^\s+$/;
