import {
  isMapping,
  appendToSequence,
  parseReference,
  printFlow,
  shortNameOf,
} from 'pacto-contract';
import { baseName, joinPath, parentFolder, type ResolvedBundle } from 'pacto-contract/graph';
import { editYaml, entriesOf, readYaml, readContract } from '../../workspace/files/edit-yaml';
import { serviceFolder } from '../../workspace/find/find-root';
import type { GeneratorWorkspace } from '../../workspace/open/read-workspace';
import { chartOfComponent } from './chart-of-component';
import { addStarterChart } from './starter-chart';

interface ChartAlias {
  readonly alias: string;
  /** The schema of the component's values. Absent if it is not in the workspace. */
  readonly valuesSchema?: Record<string, unknown>;
}

/**
 * Plans the alias in the root's chart, and the chart that the alias uses. A chart outside of the
 * workspace is not changed. Returns whether the alias uses the chart that the generator writes.
 */
export function addChartAlias(
  workspace: GeneratorWorkspace,
  root: ResolvedBundle,
  { alias, valuesSchema }: ChartAlias,
): boolean {
  const file = chartFile(workspace, root);
  if (file === undefined) return false;
  const { writes } = workspace;
  const dependencies = entriesOf(readYaml(writes, file).dependencies);
  if (dependencies.some((entry) => (entry.alias ?? entry.name) === alias)) return false;
  const { chart, isStarter } = chartOfComponent(workspace, root, dependencies);
  if (isStarter) {
    addStarterChart(writes, joinPath(parentFolder(file), `charts/${chart.name}`)!, valuesSchema);
  }
  const lines = [`name: ${printFlow(chart.name)}`, `version: ${printFlow(chart.version)}`];
  if (chart.repository !== undefined) lines.push(`repository: ${printFlow(chart.repository)}`);
  lines.push(`alias: ${printFlow(alias)}`);
  editYaml(writes, file, (text) => appendToSequence(text, '/dependencies', lines.join('\n')));
  return isStarter;
}

/** `<folder that holds pactos>/charts/<last segment of chart.ref>/Chart.yaml`, if it is there. */
function chartFile({ writes }: GeneratorWorkspace, root: ResolvedBundle): string | undefined {
  const { service } = readContract(writes, root.root);
  const chart = isMapping(service) && isMapping(service.chart) ? service.chart : undefined;
  if (typeof chart?.ref !== 'string') return undefined;
  const reference = parseReference(chart.ref);
  if ('problem' in reference) return undefined;
  const name =
    reference.scheme === 'oci'
      ? shortNameOf(reference)
      : baseName(reference.path.replace(/\/+$/, ''));
  const file = joinPath(serviceFolder(root), `charts/${name}/Chart.yaml`);
  return file !== undefined && writes.read(file) !== undefined ? file : undefined;
}
