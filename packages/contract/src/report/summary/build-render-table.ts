import { bundleName } from '../words/bundle-title';
import type { RenderSummary } from './run-summary';
import {
  ENVIRONMENTS,
  environmentsCell,
  hasAny,
  left,
  moodOf,
  right,
  verdictOf,
  type SummaryRow,
  type SummaryTable,
} from './summary-table';

/** Units that were compared and did not change are left out. */
export function buildRenderTable(renders: readonly RenderSummary[]): SummaryTable {
  const shown = renders.filter(
    ({ base, outcome, changes }) => base === undefined || outcome !== 'clean' || hasAny(changes),
  );
  const same = renders.length - shown.length;
  return {
    title: 'Render',
    columns: [
      left('unit'),
      ENVIRONMENTS,
      right('files'),
      right('destroys'),
      right('changes'),
      left('result'),
    ],
    rows: shown.map(renderRow),
    verdict: verdictOf(renders, {
      good: 'rendered',
      bad: 'not ok',
      verb: 'rendered',
      note: same > 0 ? `${same} without a change` : '',
    }),
  };
}

function renderRow({
  bundle,
  environments,
  undetermined,
  files,
  base,
  changes,
  outcome,
}: RenderSummary): SummaryRow {
  const { destroys, removed, changed, added } = changes;
  const isNoneRendered = undetermined.length === environments.length;
  // A number for an environment that was not compared would be wrong; `2+` is what the others have.
  const number = (count: number) => {
    if (base === undefined || (count === 0 && undetermined.length > 0)) return '-';
    return undetermined.length > 0 ? `${count}+` : String(count);
  };
  return {
    cells: [
      bundleName(bundle),
      environmentsCell(environments),
      files === 0 && isNoneRendered ? '-' : String(files),
      number(destroys),
      number(removed + changed + added),
      { clean: 'rendered', findings: 'not ok', failed: 'not rendered' }[outcome],
    ],
    mood: moodOf(outcome, destroys > 0),
  };
}
