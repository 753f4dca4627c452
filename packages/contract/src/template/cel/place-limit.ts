import { LimitReached } from './budget';
import type { Span } from './expression';
import { ExpressionError } from './expression-error';

/** A limit that was reached at this place. All work after it would reach the limit, too. */
export class LimitError extends ExpressionError {}

/** Runs the work. Throws a `LimitError` with the place of the expression if it reaches a limit. */
export function placeLimit<Result>(span: Span, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    throw new LimitError(error.message, span, 'Make the values or the template smaller.');
  }
}
