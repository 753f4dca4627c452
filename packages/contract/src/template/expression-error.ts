import type { Span } from './expression';
import type { ValueOrigin } from './scope';

/** What is wrong with an expression, and where in its text. Only the template folder uses it. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly span: Span,
    readonly hint?: string,
    /** The place in a variable that the problem is about. */
    readonly about?: ValueOrigin,
  ) {
    super(message);
  }
}
