// Finds the expressions in a text: `${` starts one, `$${` means the characters `${`. Braces and quotes
// inside the text literals of an expression do not end it.
import type { Span } from '../cel/expression';
import { ExpressionError } from '../cel/expression-error';

/** A part of a text: characters as they are, or the span of an expression without `${` and `}`. */
type TextPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'expression'; readonly span: Span };

export function scanText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf('$', at);
    if (dollar < 0) break;
    literal += text.slice(at, dollar);
    if (text.startsWith('$${', dollar)) {
      literal += '${';
      at = dollar + 3;
    } else if (text.startsWith('${', dollar)) {
      const end = endOfExpression(text, dollar);
      if (literal !== '') parts.push({ kind: 'literal', text: literal });
      literal = '';
      parts.push({ kind: 'expression', span: { start: dollar + 2, end } });
      at = end + 1;
    } else {
      literal += '$';
      at = dollar + 1;
    }
  }
  literal += text.slice(at);
  if (literal !== '') parts.push({ kind: 'literal', text: literal });
  return parts;
}

/** Offset of the `}` that ends the expression whose `${` is at `dollar`. */
function endOfExpression(text: string, dollar: number): number {
  let quote: string | undefined;
  for (let at = dollar + 2; at < text.length; at += 1) {
    const character = text[at]!;
    if (quote !== undefined) {
      if (character === '\\') at += 1;
      else if (character === quote) quote = undefined;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '}') return at;
    else if (character === '{') {
      throw new ExpressionError(
        'The expression has a `{` inside.',
        { start: at, end: at + 1 },
        'An expression cannot contain map literals or other expressions. Join texts with `+`.',
      );
    }
  }
  throw new ExpressionError(
    quote === undefined ? 'The expression does not end.' : 'A text in the expression does not end.',
    { start: dollar, end: text.length },
    quote === undefined
      ? 'Add the closing `}`, or write `$${` for the characters `${`.'
      : `Add the closing \`${quote}\`.`,
  );
}
