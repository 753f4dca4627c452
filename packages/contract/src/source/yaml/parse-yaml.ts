// Reads any YAML and JSON with the YAML library, and reports exactly what is wrong. Data and places
// come from the same tree.
import type { Document, YAMLError } from 'yaml';
import { describeYamlError } from './describe-yaml-error';
import { findLookAlike } from './find-look-alike';
import { findConflictAround } from '../git-stand-in';
import { isNestedDeeply } from './is-nested-deeply';
import { describeStandIn, refuse, type ParsedSource, type Positions } from '../parsed-source';
import { readYamlData, TOO_DEEP } from './read-yaml-data';
import { SourceDocument, type SourceTree } from '../source-document';
import type { Range } from '../range';
import type { SourceProblem } from '../source-problem';
import type { SourceText } from '../source-text';
import { findTemplateMark } from './template-mark';
import { compareText } from '../text-order';
import { loadYaml, readDocuments, readYamlTree, treeOf } from './yaml-tree';

/** This is a separate function so that its result keeps only the text in memory, and not the tree. */
function readAgain({ text }: SourceText): () => SourceTree {
  return () => readYamlTree(text);
}

function keep(tree: SourceTree): () => SourceTree {
  return () => tree;
}

/** The data of a text, or its problems with their places. */
export function parseYaml(source: SourceText, positions: Positions): ParsedSource {
  const yaml = loadYaml();
  if (isNestedDeeply(yaml, source.text)) return refuseDepth(source);
  const documents = readDocuments(yaml, source.text);
  const document = documents[0];
  const readTree = positions === 'kept' ? keep(treeOf(yaml, document)) : readAgain(source);
  if (!document) {
    return { source, document: new SourceDocument(source, null, [], readTree), problems: [] };
  }
  const refused = refuseSyntax(source, documents);
  if (refused) return refused;
  const data = readYamlData(source, yaml, document);
  if (data.problems.length > 0) {
    const problems = sorted(data.problems);
    const errorAt = source.offsetAt(problems[0]!.range.start);
    const cause = findCause(source, errorAt);
    return cause ? refuse(source, cause) : refuse(source, ...problems);
  }
  return {
    source,
    document: new SourceDocument(source, data.value, data.ambiguous, readTree),
    problems: [],
  };
}

/**
 * The depth at which the stack is full depends on the caller. Only the start of the file is the same place in
 * every run.
 */
function refuseDepth(source: SourceText): ParsedSource {
  return refuse(source, { ...TOO_DEEP, range: source.rangeAt(0, 0) });
}

/** What the library found wrong, and what contracts may not have; `undefined` where there is nothing. */
function refuseSyntax(
  source: SourceText,
  documents: readonly Document.Parsed[],
): ParsedSource | undefined {
  const document = documents[0]!;
  const errors = [...document.errors, ...document.warnings];
  // The other errors follow from the end of the reading.
  if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return refuseDepth(source);
  // Most errors after a syntax error follow from it. Errors of tags are independent.
  const first = errors.find(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  const cause = first && findCause(source, first.pos[0]);
  if (cause) return refuse(source, cause);
  const problems = [
    ...errors
      .filter((error) => error === first || error.code === 'TAG_RESOLVE_FAILED')
      .map((error) => describeError(source, document, error)),
    ...findSecondDocument(source, documents),
    ...findDirectives(source, document),
  ];
  return problems.length > 0 ? refuse(source, ...sorted(problems)) : undefined;
}

/** A conflict of git, the mark of a template or a character that misleads, around an error, explains it. */
function findCause(source: SourceText, errorAt: number): SourceProblem | undefined {
  const conflict = findConflictAround(source.text, errorAt);
  if (conflict) return describeStandIn(source, conflict);
  return findTemplateMark(source, errorAt) ?? findLookAlike(source, errorAt);
}

function describeError(
  source: SourceText,
  document: Document.Parsed,
  { code, message, pos }: YAMLError,
): SourceProblem {
  const words = describeYamlError({ code, message, at: pos[0] }, source.text);
  const unclosed =
    code === 'MISSING_CHAR' ? findUnclosedQuote(source, document, pos[0]) : undefined;
  return { ...words, range: unclosed ?? source.rangeAt(...skipEmptyLines(source.text, pos)) };
}

function findSecondDocument(
  source: SourceText,
  documents: readonly Document.Parsed[],
): SourceProblem[] {
  if (documents.length < 2) return [];
  const second = documents[1]!.range?.[0] ?? 0;
  return [
    {
      message: 'The file contains more than one YAML document.',
      hint: 'Keep one document: remove `---` and what follows it.',
      range: source.rangeAt(second, second + 1),
    },
  ];
}

/** Where the text begins that lacks its closing quote: the library reports where it gave up, often the end of the file. */
function findUnclosedQuote(
  source: SourceText,
  document: Document.Parsed,
  errorAt: number,
): Range | undefined {
  let start: number | undefined;
  loadYaml().visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE_') && range?.[1] === errorAt) start = range[0];
    },
  });
  if (start === undefined) return undefined;
  const [written] = /^.*/.exec(source.text.slice(start))!;
  return source.rangeAt(start, start + written.trimEnd().length);
}

/** The library reports a wrong indentation where the line before ended, also if empty lines and comments follow. */
function skipEmptyLines(text: string, [start, end]: [number, number]): [number, number] {
  const empty = /(?:^[ \t]*(?:#.*)?\r?\n)+/my;
  empty.lastIndex = start;
  const skipped = empty.exec(text)?.[0].length ?? 0;
  return start + skipped < text.length ? [start + skipped, end + skipped] : [start, end];
}

function sorted(problems: readonly SourceProblem[]): SourceProblem[] {
  const byPlace = (a: SourceProblem, b: SourceProblem): number =>
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.message, b.message);
  return [...problems].sort(byPlace).slice(0, 20);
}

function findDirectives(source: SourceText, document: Document.Parsed): SourceProblem[] {
  if (!source.text.includes('%')) return [];
  const start = /^%(YAML|TAG)\b.*$/m.exec(source.text);
  const contentStart = document.contents?.range?.[0] ?? source.text.length;
  if (!start || start.index >= contentStart) return [];
  if (!/^(\uFEFF|\s|#.*|%.*)*$/m.test(source.text.slice(0, start.index))) return [];
  return [
    {
      message: `The directive \`${start[0].trim()}\` is not accepted, because it changes how values are read.`,
      hint: 'Remove the line. Contracts are YAML 1.2.',
      range: source.rangeAt(start.index, start.index + start[0].trimEnd().length),
    },
  ];
}
