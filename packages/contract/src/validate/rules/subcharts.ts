import { childPath } from '../../model/bundle-path';
import { CHART_FILES, chartFolder, subchartSchema } from '../../model/chart-path';
import type { RuleContext } from '../rule';
import { parseChartFile, type ChartFile } from './chart-file';
import { componentsOf, type ComponentEntry } from './components';

/** A component of a root, and the schema file of the chart that deploys it. */
interface Subchart extends ComponentEntry {
  readonly path: string;
  readonly text: string;
}

/** The charts that are unpacked below the chart of a root, for each component. */
export function* subchartsOf(
  context: RuleContext,
  folder: string,
  chart: ChartFile,
): Iterable<Subchart> {
  for (const entry of componentsOf(context)) {
    const { name } =
      chart.dependencies.find((one) => (one.alias ?? one.name) === entry.dependency.name) ?? {};
    const path = name === undefined ? undefined : subchartSchema(folder, name);
    if (path === undefined || !context.hasWorkspaceFile(path)) continue;
    const text = context.workspaceFile(path);
    if (text !== undefined) yield { ...entry, path, text };
  }
}

/** The same, where the chart of the root is in this workspace and can be read. */
export function subchartsOfRoot(context: RuleContext): Iterable<Subchart> {
  const chart = context.contract.service.chart;
  if (context.bundle.kind !== 'root' || chart === undefined) return [];
  const folder = chartFolder(context.bundle.root, chart.ref);
  if (folder === undefined) return [];
  const path = childPath(folder, CHART_FILES[0]);
  const text = context.workspaceFile(path);
  const file = text === undefined ? undefined : parseChartFile(context, path, text);
  return file === undefined || 'problem' in file ? [] : subchartsOf(context, folder, file);
}
