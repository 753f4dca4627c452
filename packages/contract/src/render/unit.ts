// A deployment unit: a root and its components, or a service that has a chart of its own.
import type { BundleReader } from '../bundle/bundle-reader';
import type { Contract } from '../model/contract';
import { baseName, joinPath } from '../model/bundle-path';
import { isDefect } from '../reference/defect';
import { parseReference } from '../reference/reference';
import { CHART_FILES, CHART_VALUES, chartFolder } from '../resolve/closure';
import type { ResolvedBundle, Resolver } from '../resolve/resolver';
import { CONTRACT_SIZE_LIMIT } from '../source/size-limits';
import { isMapping, type Mapping } from '../source/mapping';
import { componentsOf } from '../validate/rules/components';

interface UnitComponent {
  /** Name of the entry in the root's `dependencies[]`: the alias in the chart. */
  readonly alias: string;
  /** Place of that entry. */
  readonly index: number;
  readonly bundle: ResolvedBundle;
}

/** The components that a root's contract names, in its order. */
export function listComponents(
  contract: Contract,
  bundle: ResolvedBundle,
  index: Resolver,
): UnitComponent[] {
  const resolve = (ref: string, range?: string) => index.resolve({ ref, range, from: bundle.root });
  return componentsOf({
    kind: bundle.kind,
    contract,
    bundle,
    resolve,
    bundlesNamed: (name) => index.bundlesNamed(name),
  }).flatMap((entry) =>
    entry.resolution.status === 'found'
      ? [{ alias: entry.dependency.name, index: entry.index, bundle: entry.resolution.bundle }]
      : [],
  );
}

/** A service that is deployed by itself: its values are those of the chart, without an alias above them. */
export function isLone({ name = '' }: ResolvedBundle, components: readonly unknown[]): boolean {
  return components.length === 0 && !name.endsWith('-root');
}

export interface UnitChart {
  readonly name: string;
  readonly version: string;
  /** Registry and path without the name; absent for a chart in the workspace. */
  readonly registry?: string;
}

/** The chart that a contract names. One without a chart has the name that its chart would have. */
export function chartOf({ service }: Contract): UnitChart {
  const fallback = { name: service.name.replace(/-root$/, ''), version: service.version };
  if (service.chart === undefined) return fallback;
  const reference = parseReference(service.chart.ref);
  if (isDefect(reference)) return fallback;
  const { version } = service.chart;
  if (reference.scheme === 'file') {
    const name = baseName(joinPath('.', reference.path.replace(/^(\.\.\/)+/, '')) ?? '');
    return { name: name === '.' || name === '' ? fallback.name : name, version };
  }
  const { host, repository } = reference;
  const name = baseName(repository);
  const path = repository.slice(0, -name.length).replace(/\/$/, '');
  return { name, version, registry: path === '' ? host : `${host}/${path}` };
}

/** An entry of the chart's own `dependencies`. */
export interface ChartDependency {
  readonly alias: string;
  /** Paths in the values of the umbrella; the first one that is set says whether the chart is installed. */
  readonly conditions: readonly (readonly string[])[];
  /** Keys below `tags`; all of them `false` switch it off. */
  readonly tags: readonly string[];
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
    const { name, alias, condition, tags } = (entry ?? {}) as Record<string, unknown>;
    const own = typeof alias === 'string' && alias !== '' ? alias : name;
    if (typeof own !== 'string' || own === '') return [];
    return [{ alias: own, conditions: pathsIn(condition), tags: textsIn(tags) }];
  });
}

/** The keys that a chart in this workspace has default values for; its own templates may read them. */
export function readChartKeys(
  contract: Contract,
  bundle: ResolvedBundle,
  reader: BundleReader,
): readonly string[] {
  return Object.keys(readChartFile(CHART_VALUES, contract, bundle, reader) ?? {});
}

/** The mapping in a file of the chart; `undefined` where the chart is not here or the file cannot be read. */
function readChartFile(
  name: string,
  contract: Contract,
  bundle: ResolvedBundle,
  reader: BundleReader,
): Mapping | undefined {
  const folder = contract.service.chart && chartFolder(bundle.root, contract.service.chart.ref);
  const path = folder === undefined ? undefined : joinPath(folder, name);
  if (path === undefined) return undefined;
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

function textsIn(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.filter((item): item is string => typeof item === 'string');
}

/** `name@version`, as the index and the schema of the umbrella name a contract. */
export function titleOf({ name, version, root }: ResolvedBundle): string {
  return name === undefined ? root : `${name}@${version ?? '?'}`;
}
