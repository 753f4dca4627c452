import { serviceNameOf } from './service-name';
import { shortNameOf } from '../reference/oci-name';
import { parseReference } from '../reference/reference';
import { joinPath, parentFolder } from './bundle-path';

export const CHART_FILES = ['Chart.yaml', 'values.schema.json'] as const;

/** The default values of a chart. Only a render reads them. */
export const CHART_VALUES = 'values.yaml';

/** The folder of a chart that holds the charts it comes with. Helm reads those that `Chart.yaml` does not name, too. */
export const SUBCHARTS_FOLDER = 'charts';

/** The folder of the chart that a root names, if that chart can be in this workspace. */
export function chartFolder(bundleRoot: string, chartRef: string): string | undefined {
  const reference = parseReference(chartRef);
  if ('problem' in reference) return undefined;
  if (reference.scheme === 'file') return joinPath(bundleRoot, reference.path);
  if (bundleRoot === '.') return undefined;
  return joinPath(parentFolder(parentFolder(bundleRoot)), `charts/${shortNameOf(reference)}`);
}

/** Where the chart of a root would be by its name: the folders that an author most likely means instead of `folder`. */
export function likelyChartFolders(
  bundleRoot: string,
  folder: string,
  rootName: string | undefined,
): string[] {
  const name = rootName === undefined ? undefined : serviceNameOf(rootName);
  const unit = bundleRoot === '.' ? undefined : parentFolder(parentFolder(bundleRoot));
  const found = [
    ...(unit === undefined || name === undefined ? [] : [joinPath(unit, `charts/${name}`)!]),
    ...(name === undefined || folder === '.' ? [] : [joinPath(parentFolder(folder), name)!]),
  ];
  return [...new Set(found)].filter((likely) => likely !== folder);
}

/** The schema of a chart that is unpacked below the chart of a root. */
export function subchartSchema(chart: string, name: string): string | undefined {
  return joinPath(chart, `${SUBCHARTS_FOLDER}/${name}/${CHART_FILES[1]}`);
}
