import type { ServiceBehind } from '../../workspace/services-behind';
import { countOf } from '../text/count';
import { oneLine } from '../text/escape-text';
import { left, right, type SummaryRow, type SummaryTable } from './summary-table';

/** The bundles that pin an older major version of a policy. */
export function buildBehindTable(behind: readonly ServiceBehind[]): SummaryTable {
  return {
    title: 'Behind their policy',
    columns: [
      left('service'),
      left('policy'),
      left('pinned'),
      left('newest'),
      { ...right('majors behind'), short: { title: 'majors' } },
    ],
    rows: behind.map(behindRow),
    verdict: `${countOf(behind.length, 'reference')} to an older major than the newest in the workspace.`,
  };
}

function behindRow(entry: ServiceBehind): SummaryRow {
  const { service, project = service, policy, pinned, newest, majors } = entry;
  return {
    cells: [oneLine(project), oneLine(policy), oneLine(pinned), oneLine(newest), String(majors)],
    mood: 'doubtful',
  };
}
