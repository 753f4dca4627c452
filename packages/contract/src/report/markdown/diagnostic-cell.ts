import type { Diagnostic } from '../../diagnostics/diagnostic';
import { placeIn } from '../text/place';
import { markdownCode, markdownMessage } from './markdown';

/** What is wrong, what to do, and the other places: all that a reader of a comment has. */
export function diagnosticCell(diagnostic: Diagnostic, folder: string): string {
  const { message, hint, related } = diagnostic;
  return [
    markdownMessage(message),
    ...(hint === undefined ? [] : [markdownMessage(hint)]),
    ...related.map(
      (place) => `${markdownCode(placeIn(folder, place))} ${markdownMessage(place.message)}`,
    ),
  ].join('<br>');
}
