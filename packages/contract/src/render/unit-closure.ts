// Which files can decide what a deployment unit renders to. The graph makes them the inputs of the
// task, and the task may read no others.
import {
  childPath,
  isInside,
  joinPath,
  OVERRIDES_FOLDER,
  parentFolder,
  pathInBundle,
} from '../model/bundle-path';
import type { BundleSummary } from '../model/summary';
import type { Closure, ClosureSources } from '../resolve/closure';
import { CHART_VALUES, chartFolder, SUBCHARTS_FOLDER } from '../model/chart-path';
import { closureOf } from '../resolve/closure';
import { compareText } from '../source/text-order';
import { templatePath } from '../template/template-paths';

export interface UnitClosure extends Closure {
  /** Folders of the bundles of the unit: the root, then its components. */
  readonly members: readonly string[];
  /** Environments that an override file of one of them names, sorted. */
  readonly environments: readonly string[];
}

export function unitClosureOf(
  root: BundleSummary,
  sources: ClosureSources,
  closure: (summary: BundleSummary) => Closure = (summary) => closureOf(summary, sources),
): UnitClosure {
  const members = [root, ...listComponentSummaries(root, sources)];
  const closures = members.map(closure);
  const infrastructure = [...new Set(closures.flatMap((one) => one.infrastructure))];
  const templates = infrastructure.flatMap((folder) => {
    const path = templatePath(sources.summaryOf(folder)?.base.templateLabels ?? {});
    return path === undefined ? [] : (pathInBundle(folder, path) ?? []);
  });
  const environments = members.flatMap(({ overrides }) =>
    overrides.flatMap(({ environment }) => environment ?? []),
  );
  return {
    files: [
      ...new Set([
        ...closures.flatMap(({ files }) => files),
        ...templates,
        ...listInCharts(root, CHART_VALUES),
      ]),
    ].sort(),
    folders: [
      ...new Set([
        ...closures.flatMap(({ folders }) => folders),
        ...listInCharts(root, SUBCHARTS_FOLDER),
      ]),
    ].sort(),
    allContracts: closures.some(({ allContracts }) => allContracts),
    infrastructure: infrastructure.sort(),
    charts: [...new Set(closures.flatMap(({ charts }) => charts))],
    members: members.map((member) => member.root),
    environments: [...new Set(environments)].sort(compareText),
  };
}

/** A path in each chart that a file of the root names, if that chart can be in this workspace. */
function listInCharts({ root, base, overrides }: BundleSummary, inside: string): string[] {
  return [base, ...overrides.map(({ facts }) => facts)].flatMap(({ chart }) => {
    const folder = chart === undefined ? undefined : chartFolder(root, chart);
    return folder === undefined ? [] : (joinPath(folder, inside) ?? []);
  });
}

/** Every sibling that a dependency of the root may mean, in any of its files. */
function listComponentSummaries(
  { root, base, overrides }: BundleSummary,
  { index, summaryOf }: ClosureSources,
): BundleSummary[] {
  const found = new Set<string>();
  for (const { dependencies } of [base, ...overrides.map(({ facts }) => facts)]) {
    for (const { ref, compatibility } of dependencies) {
      for (const bundle of index.candidates({ ref, from: root, range: compatibility })) {
        const isSibling = parentFolder(bundle.root) === parentFolder(root);
        if (isSibling && bundle.root !== root && bundle.kind !== 'root') found.add(bundle.root);
      }
    }
  }
  return [...found].sort().flatMap((folder) => summaryOf(folder) ?? []);
}

/** Whether a render may read a file: one of the closure, or any override file of a member. */
export function readableInUnit({ files, folders, members }: UnitClosure): {
  file(path: string): boolean;
  folder(path: string): boolean;
} {
  const named = new Set(files);
  const overrides = new Set(members.map((member) => childPath(member, OVERRIDES_FOLDER)));
  const isBelow = (path: string): boolean => folders.some((folder) => isInside(path, folder));
  return {
    file: (path) =>
      named.has(path) ||
      isBelow(path) ||
      (overrides.has(parentFolder(path)) && /\.ya?ml$/.test(path)),
    folder: isBelow,
  };
}
