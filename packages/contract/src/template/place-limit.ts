import { LimitReached } from './budget';
import type { Span } from './expression';
import { ExpressionError } from './expression-error';

/** A limit that was reached at this place: what follows would reach it, too. */
export class LimitError extends ExpressionError {}

/** Gives a limit that is reached inside the place of an expression. */
export function placeLimit<Result>(span: Span, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    throw new LimitError(error.message, span, 'Make the values or the template smaller.');
  }
}
