// Finds the comments of a source file. A run of `//` lines is one comment, so that a sentence on two
// lines is read as one.
import ts from 'typescript';

export interface Comment {
  /** The number of its first line. */
  readonly line: number;
  /** Without the marks of a comment. */
  readonly text: string;
}

/** Comments of a shell script, or of TypeScript and JavaScript. */
export function commentsOf(file: string, text: string): Comment[] {
  return joinLines(file.endsWith('.sh') ? shellComments(text) : scriptComments(text));
}

interface Found extends Comment {
  /** Whether it is a whole line, so that it may continue the comment of the line before. */
  readonly isLine: boolean;
}

function shellComments(text: string): Found[] {
  return text.split('\n').flatMap((line, index) => {
    const [, words] = /^\s*#(?!!)(.*)/.exec(line) ?? [];
    return words === undefined ? [] : [{ line: index + 1, text: words, isLine: true }];
  });
}

function scriptComments(text: string): Found[] {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true);
  const found = new Map<number, Found>();
  const add = ({ pos, end, kind }: ts.CommentRange): void => {
    const endsWithLine = kind === ts.SyntaxKind.SingleLineCommentTrivia;
    const words = text.slice(pos + 2, endsWithLine ? end : end - 2).replace(/^[ \t]*\*/gm, '');
    const { line, character } = source.getLineAndCharacterOfPosition(pos);
    const isLine = endsWithLine && text.slice(pos - character, pos).trim() === '';
    found.set(pos, { line: line + 1, text: words, isLine });
  };
  const visit = (node: ts.Node): void => {
    ts.getLeadingCommentRanges(text, node.getFullStart())?.forEach(add);
    ts.getTrailingCommentRanges(text, node.getEnd())?.forEach(add);
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return [...found].sort(([a], [b]) => a - b).map(([, comment]) => comment);
}

function joinLines(found: readonly Found[]): Comment[] {
  const joined: { line: number; text: string; next: number }[] = [];
  for (const { line, text, isLine } of found) {
    const last = joined.at(-1);
    if (isLine && last?.next === line) {
      last.text += `\n${text}`;
      last.next = line + 1;
    } else {
      joined.push({ line, text, next: isLine ? line + 1 : 0 });
    }
  }
  return joined;
}
