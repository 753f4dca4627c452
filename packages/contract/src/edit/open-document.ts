// An edit works on the concrete syntax: data and refusals come from the shared parser, offsets from
// a second parse that keeps the tokens.
import type { Node } from 'yaml';
import { loadYaml } from '../source/yaml/yaml-tree';
import { parseSource } from '../source/yaml/parse-source';
import type { SourceProblem } from '../source/source-problem';
import type { SourceText } from '../source/source-text';

export interface OpenDocument {
  readonly source: SourceText;
  readonly value: unknown;
  /** `null` when the text is empty or holds comments alone. */
  readonly contents: Node | null;
}

export function openDocument(
  text: string,
): { document: OpenDocument; problem?: undefined } | { problem: SourceProblem } {
  const parsed = parseSource('', text);
  const problem = parsed.problems[0];
  if (!parsed.document) return { problem: problem! };
  const documents = loadYaml().parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    keepSourceTokens: true,
  });
  const first = Array.isArray(documents) ? documents[0] : undefined;
  return {
    document: {
      source: parsed.source,
      value: parsed.document.value,
      contents: (first?.contents ?? null) as Node | null,
    },
  };
}
