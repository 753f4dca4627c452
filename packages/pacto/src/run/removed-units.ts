// The results of units that a change removes. Such a unit has no project and so no task. Without these results,
// the run would not mention the changes that destroy the most.
import type { RenderReport } from 'pacto-contract/reports';

export interface RemovedUnits {
  readonly reports: readonly RenderReport[];
  /** What Nx would show of their tasks; it ends with a line end, or is empty. */
  readonly text: string;
  /** Why the run fails, one line each. */
  readonly problems: readonly string[];
}

export const NONE_REMOVED: RemovedUnits = { reports: [], text: '', problems: [] };
