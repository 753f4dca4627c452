// What a chart in the workspace says about the values of its umbrella.
import type { BundleReader } from '../../bundle/bundle-reader';
import { childPath, joinPath } from '../../model/bundle-path';
import { CHART_FILES, CHART_VALUES, chartFolder, SUBCHARTS_FOLDER } from '../../model/chart-path';
import type { ResolvedBundle } from '../../resolve/resolver';
import { textsIn } from '../../source/list-items';
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

/** A chart, as far as it is in this workspace. */
export interface Chart {
  /** `undefined` where the chart is not here or cannot be read. */
  readonly dependencies: readonly ChartDependency[] | undefined;
  /**
   * The keys that the chart has default values for, since its own templates may read them, and those of the
   * charts that it comes with and does not name in `Chart.yaml`: Helm adds their defaults.
   */
  readonly keys: readonly string[];
}

export function readChart(
  ref: string | undefined,
  { root }: ResolvedBundle,
  reader: BundleReader,
): Chart {
  const folder = ref === undefined ? undefined : chartFolder(root, ref);
  if (folder === undefined) return { dependencies: undefined, keys: [] };
  const read = (name: string) => readMapping(childPath(folder, name), reader);
  const chart = read(CHART_FILES[0]);
  const values = read(CHART_VALUES) ?? {};
  const unnamed = chart ? listUnnamedCharts(chart, folder, reader) : [];
  return {
    dependencies: chart && dependenciesIn(chart),
    keys: [...Object.keys(values), ...unnamed],
  };
}

function dependenciesIn({ dependencies }: Mapping): ChartDependency[] {
  if (!Array.isArray(dependencies)) return [];
  return dependencies.flatMap((entry: unknown) => {
    const { name, alias, condition, tags, ...rest } = (entry ?? {}) as Record<string, unknown>;
    const own = typeof alias === 'string' && alias !== '' ? alias : name;
    if (typeof own !== 'string' || own === '') return [];
    const imports = importsIn(rest['import-values']);
    return [{ alias: own, conditions: pathsIn(condition), tags: textsIn(tags), imports }];
  });
}

function listUnnamedCharts(
  { dependencies }: Mapping,
  folder: string,
  reader: BundleReader,
): string[] {
  const charts = childPath(folder, SUBCHARTS_FOLDER);
  const named = new Set(
    (Array.isArray(dependencies) ? (dependencies as unknown[]) : []).map(
      (entry) => isMapping(entry) && entry.name,
    ),
  );
  const entries = reader.files.list(charts).map((path) => path.slice(charts.length + 1));
  const names = [...new Set(entries.map((path) => path.replace(/\/.*$/s, '')))].flatMap((entry) =>
    // Helm leaves these out.
    /^[._]/.test(entry) ? [] : nameOfChart(entry, childPath(charts, entry), reader),
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
