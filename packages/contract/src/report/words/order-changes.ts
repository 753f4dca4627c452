import { compareText } from '../../source/text-order';
import { IMPACTS, type Change } from '../../diff/change/change';

/** A total order: the worst first, then by place and name. */
export function compareChanges(a: Change, b: Change): number {
  const [left, right] = [placeOf(a), placeOf(b)];
  return (
    IMPACTS.indexOf(b.classification) - IMPACTS.indexOf(a.classification) ||
    compareText(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    compareText(a.pointer, b.pointer) ||
    compareText(a.path, b.path) ||
    compareText(a.rule, b.rule) ||
    compareText(a.type, b.type) ||
    compareText(a.reason, b.reason)
  );
}

function placeOf({ head, base }: Change): { file: string; line: number; column: number } {
  const place = head ?? base;
  const start = place?.range?.start;
  return { file: place?.file ?? '', line: start?.line ?? 0, column: start?.column ?? 0 };
}
