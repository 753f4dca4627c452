// Collects the texts that people read, each with its place: pages, schemas, the strings of the source
// code (messages, hints, reasons, purposes), the titles of tests, and the comments that open a source file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface UserFacingText {
  /** Path in the repository. */
  readonly file: string;
  /** Of the first character. */
  readonly line: number;
  readonly text: string;
}

const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
const FOLDERS = ['packages/contract', 'packages/pacto', 'e2e/pacto-e2e/src'];
const IGNORED = /(?:^|\/)(?:node_modules|generated|fixtures|diff-cases|dist|drafts)\//;
/** Its strings are the refused phrases themselves. */
const PHRASES = 'packages/contract/codegen/refused-phrases.ts';

export function userFacingTexts(repository: string): UserFacingText[] {
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  ).filter((path) => !IGNORED.test(path) && path !== PHRASES);
  return [...PAGES, ...below.sort()].flatMap((file) => {
    if (!/\.(?:md|ts|json)$/.test(file) || file.endsWith('.d.ts')) return [];
    const text = readFileSync(join(repository, file), 'utf8');
    if (file.endsWith('.ts')) return stringsOf(file, text);
    return [{ file, line: 1, text: file.endsWith('.md') ? withoutCode(text) : text }];
  });
}

/** Names in backticks are not prose; what a block of a page prints is. */
function withoutCode(page: string): string {
  return page.replace(/`[^`\n]+`/g, (code) => '`'.repeat(code.length));
}

function stringsOf(file: string, text: string): UserFacingText[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  const titlesOnly = /\.spec\.ts$/.test(file) || file.startsWith('e2e/');
  const found = openingComment(file, text);
  const visit = (node: ts.Node): void => {
    const wanted = titlesOnly ? titleOf(node, source) : node;
    const words = wanted === undefined ? undefined : wordsOf(wanted, source);
    if (words !== undefined) {
      const start = wanted!.getStart(source);
      found.push({
        file,
        line: source.getLineAndCharacterOfPosition(start).line + 1,
        text: words,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The comment before the first line of code, which newcomers read first. */
function openingComment(file: string, text: string): UserFacingText[] {
  const comments = ts.getLeadingCommentRanges(text, 0) ?? [];
  return comments.slice(0, 1).map(({ pos }) => {
    const end = comments[comments.length - 1].end;
    const line = text.slice(0, pos).split('\n').length;
    const words = text.slice(pos, end).replace(/^[ \t]*(?:\/\/|\*)/gm, '');
    return { file, line, text: words };
  });
}

function titleOf(node: ts.Node, source: ts.SourceFile): ts.Node | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  return /^(?:test|it|describe)\b/.test(node.expression.getText(source))
    ? node.arguments[0]
    : undefined;
}

/** The words of a string; what a template inserts counts as one word. */
function wordsOf(node: ts.Node, source: ts.SourceFile): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return node.getText(source);
  }
  if (!ts.isTemplateExpression(node)) return undefined;
  const parts = [node.head, ...node.templateSpans.map((span) => span.literal)];
  return parts.map((part) => part.getText(source)).join('');
}
