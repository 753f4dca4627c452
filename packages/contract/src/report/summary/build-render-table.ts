// The table of the units that a run rendered.
import { countOf } from '../text/count';
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

const RESULTS = { clean: 'rendered', findings: 'not ok', failed: 'not rendered' } as const;

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
    verdict: renderedAndRemoved(renders, same > 0 ? `${same} without a change` : ''),
  };
}

/** A unit that the change removes was compared, and is not rendered. */
function renderedAndRemoved(renders: readonly RenderSummary[], note: string): string {
  const kept = renders.filter((render) => !isRemoved(render));
  const removed = renders.length - kept.length;
  if (kept.length === 0) return `${countOf(removed, 'bundle')} removed.`;
  const last = removed > 0 ? `${removed} removed` : '';
  const verb = kept.some(({ base }) => base !== undefined) ? 'rendered or compared' : 'rendered';
  return verdictOf(kept, { good: 'rendered', bad: 'not ok', verb, note, last });
}

/** Even a unit without a claim has its values, so one without a file has gone. */
function isRemoved({ base, files, outcome }: RenderSummary): boolean {
  return base !== undefined && files === 0 && outcome === 'clean';
}

function resultOf(render: RenderSummary): string {
  const { base, files, outcome } = render;
  if (isRemoved(render)) return 'removed';
  return outcome === 'failed' && base !== undefined && files > 0
    ? 'not compared'
    : RESULTS[outcome];
}

function renderRow(render: RenderSummary): SummaryRow {
  const { bundle, environments, undetermined, files, base, changes, outcome } = render;
  const { destroys, removed, changed, added } = changes;
  const isNoneRendered = undetermined.length === environments.length;
  // A number for an environment that was not compared would be wrong; `2+` is what the others have.
  const isPartial = isNoneRendered || undetermined.some((name) => name !== null);
  const number = (count: number) => {
    if (base === undefined || (count === 0 && isPartial)) return '-';
    return isPartial ? `${count}+` : String(count);
  };
  return {
    cells: [
      bundleName(bundle),
      environmentsCell(environments),
      files === 0 && isNoneRendered ? '-' : String(files),
      number(destroys),
      number(removed + changed + added),
      resultOf(render),
    ],
    mood: moodOf(outcome, destroys > 0),
  };
}
