// Collects the texts that people read, each with its place: pages, schemas, the strings of the source
// code (messages, hints, reasons, purposes), the titles of tests, and all comments.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { commentsOf } from './comments';

export interface UserFacingText {
  /** Path in the repository. */
  readonly file: string;
  /** The line of the first character. */
  readonly line: number;
  readonly text: string;
}

const PAGES = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'eslint.config.mjs'];
const FOLDERS = ['packages/contract', 'packages/pacto', 'e2e/pacto-e2e', 'tools'];
const IGNORED = /(?:^|\/)(?:node_modules|generated|fixtures|dist|drafts)\//;
/** Its strings are the refused phrases themselves. */
const PHRASES = 'packages/contract/codegen/refused-phrases.ts';
/** Their strings are mostly data. */
const DATA = /(?:^|\/)diff-cases\/|^eslint\.config/;
const TESTS = /\.spec\.ts$|^e2e\//;

export function userFacingTexts(repository: string): UserFacingText[] {
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  ).filter((path) => !IGNORED.test(path) && path !== PHRASES);
  return [...PAGES, ...below.sort()].flatMap((file) => {
    if (!/\.(?:md|json|sh|[mc]?[jt]s)$/.test(file)) return [];
    const text = readFileSync(join(repository, file), 'utf8');
    if (file.endsWith('.md')) return [{ file, line: 1, text: withoutCode(text) }];
    if (file.endsWith('.json')) return [{ file, line: 1, text }];
    const comments = commentsOf(file, text).map((comment) => ({ file, ...comment }));
    return file.endsWith('.sh') || DATA.test(file)
      ? comments
      : [...comments, ...stringsOf(file, text, TESTS.test(file))];
  });
}

/** Names in backticks are not prose; what a block of a page prints is. */
function withoutCode(page: string): string {
  return page.replace(/`[^`\n]+`/g, (code) => '`'.repeat(code.length));
}

function stringsOf(file: string, text: string, titlesOnly: boolean): UserFacingText[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  const found: UserFacingText[] = [];
  const visit = (node: ts.Node): void => {
    const wanted = titlesOnly ? titlesOf(node, source) : [node];
    for (const one of wanted) {
      const text = wordsOf(one, source);
      if (text === undefined) continue;
      const start = one.getStart(source);
      found.push({ file, line: source.getLineAndCharacterOfPosition(start).line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The title of a test, and the names of its cases: the first value of each row. */
function titlesOf(node: ts.Node, source: ts.SourceFile): readonly ts.Node[] {
  if (!ts.isCallExpression(node)) return [];
  const callee = node.expression.getText(source);
  if (!/^(?:test|it|describe)\b/.test(callee)) return [];
  const [first] = node.arguments;
  if (!callee.endsWith('.each')) return first ? [first] : [];
  if (!first || !ts.isArrayLiteralExpression(first)) return [];
  return first.elements.flatMap((row) =>
    ts.isArrayLiteralExpression(row) ? row.elements[0]! : row,
  );
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
