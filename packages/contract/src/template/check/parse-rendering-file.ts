import type { SourceDocument } from '../../source/source-document';
import type {
  InfrastructureBundle,
  InfrastructureCode,
  InfrastructureProblem,
} from './infrastructure-problem';

/** Parses a file of the bundle. Adds what is wrong with it to `found`. */
export function parseRenderingFile(
  bundle: InfrastructureBundle,
  { path, text }: { readonly path: string; readonly text: string },
  code: InfrastructureCode,
  found: InfrastructureProblem[],
): SourceDocument | undefined {
  const { document, problems, source } = bundle.parse(path, text);
  for (const problem of problems) {
    const [line = ''] = source.lines(problem.range.start.line, problem.range.start.line);
    found.push({
      code,
      pointer: '',
      message: problem.message,
      hint: line.includes('${')
        ? 'Quote a text with an expression that holds `: `, ` #` or quotes, or write it below `>-`.'
        : problem.hint,
      broken: { path, problem },
    });
  }
  return document;
}
