// Which chart the alias of a new component uses: what `nx.json` says, else what the other components of
// the root use, else the one that the generator writes.
import { isDeepStrictEqual } from 'node:util';
import type { ResolvedBundle } from 'pacto-contract/graph';
import type { ComponentChart } from '../../options/plugin-options';
import { componentsOf } from '../../workspace/find/component-of';
import { chartRegistry, publishRegistry } from '../../workspace/find/publish-registry';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { STARTER_CHART } from './starter-chart';

interface ChosenChart {
  readonly chart: ComponentChart;
  /** The chart is the one that the generator writes. */
  readonly isStarter: boolean;
}

/** `entries` are the dependencies of the root's chart. */
export function chartOfComponent(
  workspace: GeneratorWorkspace,
  root: ResolvedBundle,
  entries: readonly Record<string, unknown>[],
): ChosenChart {
  const { componentChart } = workspace.options;
  if (componentChart !== undefined) return { chart: componentChart, isStarter: false };
  const starter: ComponentChart = {
    ...STARTER_CHART,
    repository: `oci://${chartRegistry(publishRegistry(workspace))}`,
  };
  const chart = chartOfSiblings(workspace, root, entries) ?? starter;
  return { chart, isStarter: isDeepStrictEqual(chart, starter) };
}

/** The chart that every other component uses. Absent if they differ, or the root has no other component. */
function chartOfSiblings(
  workspace: GeneratorWorkspace,
  root: ResolvedBundle,
  entries: readonly Record<string, unknown>[],
): ComponentChart | undefined {
  const components = new Set<unknown>(componentsOf(workspace, root).map(({ alias }) => alias));
  const charts = entries
    .filter(({ alias, name }) => components.has(alias ?? name))
    .map(chartOfEntry);
  const [first] = charts;
  return charts.every((chart) => isDeepStrictEqual(chart, first)) ? first : undefined;
}

/** An entry without an alias is the chart of one component only, so no other can use it. */
function chartOfEntry(entry: Record<string, unknown>): ComponentChart | undefined {
  const { name, version, repository, alias } = entry;
  if (typeof alias !== 'string' || typeof name !== 'string' || typeof version !== 'string') {
    return undefined;
  }
  return { name, version, ...(typeof repository === 'string' ? { repository } : {}) };
}
