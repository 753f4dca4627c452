// What a chart in the workspace says about the values of its umbrella.
import type { BundleReader } from '../../bundle/bundle-reader';
import { joinPath } from '../../model/bundle-path';
import type { Contract } from '../../model/contract';
import { CHART_FILES, CHART_VALUES, chartFolder, SUBCHARTS_FOLDER } from '../../model/chart-path';
import type { ResolvedBundle } from '../../resolve/resolver';
import { isMapping, type Mapping } from '../../source/mapping';
import { CONTRACT_SIZE_LIMIT } from '../../source/size-limits';

/** An entry of the chart's own `dependencies`. */
export interface ChartDependency {
  readonly alias: string;
  /** Paths in the values of the umbrella; the first one that is set says whether the chart is installed. */
  readonly conditions: readonly (readonly string[])[];
  /** Keys below `tags`; all of them `false` switch it off. */
  readonly tags: readonly string[];
  /** Keys that Helm adds to the values of the umbrella from those of the chart; `'unknown'` where only the chart says which. */
  readonly imports: readonly string[] | 'unknown';
}

/** What the chart in this workspace depends on; `undefined` where the chart is not here or cannot be read. */
export function readChartDependencies(
  contract: Contract,
  bundle: ResolvedBundle,
  reader: BundleReader,
): readonly ChartDependency[] | undefined {
  const value = readChartFile(CHART_FILES[0], contract, bundle, reader);
  if (value === undefined) return undefined;
  const { dependencies } = value;
  if (!Array.isArray(dependencies)) return [];
  return dependencies.flatMap((entry: unknown) => {
    const { name, alias, condition, tags, ...rest } = (entry ?? {}) as Record<string, unknown>;
    const own = typeof alias === 'string' && alias !== '' ? alias : name;
    if (typeof own !== 'string' || own === '') return [];
    const imports = importsIn(rest['import-values']);
    return [{ alias: own, conditions: pathsIn(condition), tags: textsIn(tags), imports }];
  });
}

/**
 * The keys that a chart in this workspace has default values for, since its own templates may read them, and
 * those of the charts that it comes with and does not name in `Chart.yaml`: Helm adds their defaults.
 */
export function readChartKeys(
  contract: Contract,
  bundle: ResolvedBundle,
  reader: BundleReader,
): readonly string[] {
  const own = readChartFile(CHART_VALUES, contract, bundle, reader) ?? {};
  return [...Object.keys(own), ...listUnnamedCharts(contract, bundle, reader)];
}

function listUnnamedCharts(
  contract: Contract,
  bundle: ResolvedBundle,
  reader: BundleReader,
): string[] {
  const charts = pathInChart(SUBCHARTS_FOLDER, contract, bundle);
  const chart = readChartFile(CHART_FILES[0], contract, bundle, reader);
  if (charts === undefined || chart === undefined) return [];
  const { dependencies } = chart;
  const named = new Set(
    (Array.isArray(dependencies) ? (dependencies as unknown[]) : []).map(
      (entry) => isMapping(entry) && entry.name,
    ),
  );
  const entries = reader.files.list(charts).map((path) => path.slice(charts.length + 1));
  const names = [...new Set(entries.map((path) => path.replace(/\/.*$/s, '')))].flatMap((entry) =>
    // Helm leaves these out.
    /^[._]/.test(entry) ? [] : nameOfChart(entry, joinPath(charts, entry)!, reader),
  );
  return [...new Set(names)].filter((name) => !named.has(name));
}

/** An unpacked chart says its name; that of an archive is in the name of the file. */
function nameOfChart(entry: string, path: string, reader: BundleReader): string[] {
  if (/\.t(?:ar\.)?gz$/.test(entry))
    return [entry.replace(/(?:-v?\d+\.\d+\.\d+.*)?\.t(?:ar\.)?gz$/s, '')];
  const name = readMapping(joinPath(path, CHART_FILES[0])!, reader)?.name;
  return typeof name === 'string' && name !== '' ? [name] : [];
}

/** `undefined` for a chart that is not in the workspace. */
function pathInChart(
  name: string,
  { service }: Contract,
  { root }: ResolvedBundle,
): string | undefined {
  const folder = service.chart && chartFolder(root, service.chart.ref);
  return folder === undefined ? undefined : joinPath(folder, name);
}

/** The mapping in a file of the chart; `undefined` where the chart is not here or the file cannot be read. */
function readChartFile(
  name: string,
  contract: Contract,
  bundle: ResolvedBundle,
  reader: BundleReader,
): Mapping | undefined {
  const path = pathInChart(name, contract, bundle);
  return path === undefined ? undefined : readMapping(path, reader);
}

function readMapping(path: string, reader: BundleReader): Mapping | undefined {
  const read = reader.files.read(path, { within: '.', limit: CONTRACT_SIZE_LIMIT });
  if (read.status !== 'file') return undefined;
  const value = reader.parse(path, Buffer.from(read.bytes).toString('utf8')).document?.value;
  return isMapping(value) ? value : undefined;
}

/** Helm reads `a.enabled, b.enabled` as two paths. */
function pathsIn(condition: unknown): string[][] {
  if (typeof condition !== 'string') return [];
  const paths = condition.split(',').map((path) => path.trim());
  return paths.flatMap((path) => (path === '' ? [] : [path.split('.')]));
}

/** Helm reads a text as a key below `exports` of the chart, whose keys come to the top of the umbrella. */
function importsIn(list: unknown): ChartDependency['imports'] {
  if (!Array.isArray(list)) return [];
  const keys: string[] = [];
  for (const entry of list as unknown[]) {
    const parent = isMapping(entry) ? entry.parent : undefined;
    if (typeof parent !== 'string' || parent === '' || parent === '.') return 'unknown';
    keys.push(parent.replace(/\..*$/s, ''));
  }
  return keys;
}

function textsIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item): item is string => typeof item === 'string');
}
