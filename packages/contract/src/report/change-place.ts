import { contractPath } from '../model/bundle-path';
import type { Change } from '../diff/change/change';
import type { DiffReport } from '../diff/change/diff-report';
import type { Range } from '../source/range';

/**
 * Where a reader of the head looks for a change. For a removed value it is the nearest place around
 * it that still exists, else the contract without a line.
 */
export function headPlace(change: Change, report: DiffReport): { file: string; range?: Range } {
  const place = change.head ?? change.near;
  if (place) return place;
  const { path } = report.bundle;
  return { file: contractPath(path) };
}
