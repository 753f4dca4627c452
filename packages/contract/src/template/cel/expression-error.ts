import type { Span } from './expression';
import type { ValueOrigin } from './scope';

/** What is wrong with an expression, and where in its text. Only the template folder uses it. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly span: Span,
    private readonly advice?: string | ((text: string) => string),
    /** The place in a variable that the problem is about. */
    readonly about?: ValueOrigin,
  ) {
    super(message);
  }

  /** What to do; `text` is the text around the expression. */
  hintIn(text: string): string | undefined {
    return typeof this.advice === 'function' ? this.advice(text) : this.advice;
  }
}
