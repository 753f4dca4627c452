import type { SourceDocument } from '../../source/source-document';
import type { Expression } from '../cel/expression';
import { ExpressionError } from '../cel/expression-error';
import { parseExpression } from '../cel/parse-expression';
import { scanText } from './scan-text';
import type { TemplateText } from './template';
import type { TemplateProblem } from '../template-problem';
import { describeExpressionError } from './text-place';

/** The file that is parsed, and the list that gets its problems. */
export interface TemplateFile {
  readonly document: SourceDocument;
  readonly problems: TemplateProblem[];
}

/** Splits a text and parses its expressions. `variables` are the names that they may use. */
export function parseText(
  { document, problems }: TemplateFile,
  place: Pick<TemplateText, 'pointer' | 'on' | 'text'>,
  variables: ReadonlySet<string>,
): TemplateText {
  const parts: (string | Expression)[] = [];
  try {
    for (const part of scanText(place.text)) {
      if (part.kind === 'literal') parts.push(part.text);
      else parts.push(parseExpression(place.text, part.span, variables));
    }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    problems.push(describeExpressionError('TEMPLATE_INVALID', document, place, error));
  }
  return { ...place, parts };
}

/** Whether the text is one expression and nothing else: then it keeps the type of its value. */
export function isOneExpression(text: TemplateText): boolean {
  return text.parts.length === 1 && typeof text.parts[0] !== 'string';
}
