import type { Range } from '../../source/range';
import type { SourceDocument } from '../../source/source-document';
import type { Span } from '../cel/expression';
import type { ExpressionError } from '../cel/expression-error';
import type { TemplateText } from './template';
import type { TemplateCode, TemplateProblem } from '../template-problem';

type TextPlace = Pick<TemplateText, 'pointer' | 'on' | 'text'>;

/**
 * The range of a part of a text in the file. A file can write the text in another way, such as with escapes or in
 * several lines. If the part is then not found, it is the range of the whole text.
 */
function rangeOfPart(document: SourceDocument, place: TextPlace, span: Span): Range {
  const whole = document.nearestRange(place.pointer, place.on);
  const { source } = document;
  const start = source.offsetAt(whole.start);
  const written = source.text.slice(start, source.offsetAt(whole.end));
  const at = written.indexOf(place.text);
  if (at < 0) {
    const found = findWords(written, place.text.slice(span.start, span.end));
    return found ? source.rangeAt(start + found.start, start + found.end) : whole;
  }
  const from = start + at + span.start;
  return source.rangeAt(from, start + at + Math.max(span.end, span.start + 1));
}

/** The only place of these words, which may be in several lines there. */
function findWords(written: string, text: string): Span | undefined {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const escaped = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const [first, second] = [...written.matchAll(new RegExp(escaped.join('\\s+'), 'g'))];
  if (!first || second) return undefined;
  return { start: first.index, end: first.index + first[0].length };
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
