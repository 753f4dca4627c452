// What the tasks of the units that a change removes would have said. Such a unit has no project any more, and
// so no task: without this, the run would not mention what destroys the most.
import type { RenderReport } from 'pacto-contract/reports';

export interface RemovedUnits {
  readonly reports: readonly RenderReport[];
  /** What Nx would show of their tasks; it ends with a line end, or is empty. */
  readonly text: string;
  /** Why the run fails, one line each. */
  readonly problems: readonly string[];
}

export const NONE_REMOVED: RemovedUnits = { reports: [], text: '', problems: [] };
