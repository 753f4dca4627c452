// Where a change is: the one choice for all formats.
import { contractPath } from '../../model/bundle-path';
import type { Change } from '../../diff/change/change';
import type { DiffReport } from '../../diff/change/diff-report';
import type { Range } from '../../source/range';
import { logLine } from '../text/escape-text';
import { placeText } from '../text/place';

interface Place {
  readonly file: string;
  readonly range?: Range;
}

/** For people: on the head side, and for what only the base has, there. */
export function changePlace(change: Change, report: DiffReport): Place {
  return change.head ?? change.base ?? contractOf(report);
}

/** `path:3:5`, and `main:path:3:5` as git names a file of another commit. */
export function changePlaceText(change: Change, report: DiffReport): string {
  return ofSide(change, report, placeText(changePlace(change, report)));
}

/** Marks the text of a place that only the base has. */
export function ofSide({ head, base }: Change, report: DiffReport, text: string): string {
  const isInGit = !head && base && report.base.kind === 'git';
  return isInGit ? `${logLine(report.base.ref)}:${text}` : text;
}

/**
 * For formats that mark lines of the files that are checked out. A line of the base would mark
 * something else there, so what is gone has the nearest place that is left.
 */
export function headPlace({ head, near }: Change, report: DiffReport): Place {
  return head ?? near ?? contractOf(report);
}

function contractOf({ bundle }: DiffReport): Place {
  return { file: contractPath(bundle.path) };
}
