import type { Change } from '../diff/change';
import type { DiffReport } from '../diff/diff-report';
import type { Range } from '../source/range';

/**
 * Where a reader of the head side looks for a change. What is gone has no place there: the contract
 * stands in, without a line.
 */
export function headPlace(change: Change, report: DiffReport): { file: string; range?: Range } {
  if (change.head) return change.head;
  const { path } = report.bundle;
  return { file: path === '.' ? 'pacto.yaml' : `${path}/pacto.yaml` };
}
