import type { Range } from '../source/range';
import type { SourceDocument } from '../source/source-document';
import type { Span } from './expression';
import type { ExpressionError } from './expression-error';
import type { TemplateText } from './template';
import type { TemplateCode, TemplateProblem } from './template-problem';

type TextPlace = Pick<TemplateText, 'pointer' | 'on' | 'text'>;

/**
 * The range of a part of a text in the file. If the file writes the text in another way, such as with
 * escapes or folded lines, it is the range of the whole text.
 */
function rangeOfPart(document: SourceDocument, place: TextPlace, span: Span): Range {
  const whole = document.nearestRange(place.pointer, place.on);
  const { source } = document;
  const start = source.offsetAt(whole.start);
  const written = source.text.slice(start, source.offsetAt(whole.end));
  const at = written.indexOf(place.text);
  if (at < 0) return whole;
  const from = start + at + span.start;
  return source.rangeAt(from, start + at + Math.max(span.end, span.start + 1));
}

export function describeExpressionError(
  code: TemplateCode,
  document: SourceDocument,
  place: TextPlace,
  error: ExpressionError,
): TemplateProblem {
  return {
    code,
    message: error.message,
    hint: error.hintIn(place.text),
    in: 'template',
    pointer: place.pointer,
    on: place.on,
    range: rangeOfPart(document, place, error.span),
    ...(error.about?.variable === 'values' && { value: error.about.pointer }),
  };
}
