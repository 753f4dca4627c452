// A root and its chart in the workspace: what the root says about the chart, and what the chart
// says.
import { longCode } from '../../diagnostics/words';
import { childPath } from '../../model/bundle-path';
import { CHART_FILES, chartFolder } from '../../model/chart-path';
import type { Finding } from '../finding';
import type { ValidationRule } from '../rule';
import { findChartSchemaMismatches } from './chart-schema';
import { findSubchartMismatches } from './subchart-schema';
import { parseChartFile, type ChartFile } from './chart-file';
import { findAliasMismatches, findNameMismatch, findVersionMismatch } from './chart-facts';

const [CHART_FILE, CHART_SCHEMA] = CHART_FILES;

export const chartMatches: ValidationRule = {
  id: 'chart-matches',
  code: 'CHART_MISMATCH',
  severity: 'error',
  layer: 'references',
  purpose:
    'Checks that a root and its chart in this workspace have the same name, version and components. The charts of the components must have the schemas of the components.',
  fix: 'Change the root or its `Chart.yaml` so that both have the same values. If a copied schema differs, copy it again.',
  *check(context) {
    const chart = context.contract.service.chart;
    if (context.bundle.kind !== 'root' || chart === undefined) return;
    const folder = chartFolder(context.bundle.root, chart.ref);
    if (folder === undefined) return;
    const path = childPath(folder, CHART_FILE);
    const text = context.workspaceFile(path);
    if (text !== undefined) {
      const file = parseChartFile(context, path, text);
      if ('problem' in file) yield describeUnreadable(path, file.problem);
      else {
        yield* findFactMismatches(context, file);
        yield* findSubchartMismatches(context, folder, file);
      }
    }
    yield* findChartSchemaMismatches(context, childPath(folder, CHART_SCHEMA));
  },
};

function* findFactMismatches(
  context: Parameters<NonNullable<ValidationRule['check']>>[0],
  file: ChartFile,
): Iterable<Finding> {
  yield* findNameMismatch(context, file);
  yield* findVersionMismatch(context, file);
  yield* findAliasMismatches(context, file);
}

function describeUnreadable(path: string, problem: string): Finding {
  return {
    pointer: '/service/chart/ref',
    message: `The chart file ${longCode(path)} of this root cannot be read, so the root and its chart cannot be compared.`,
    hint: 'Fix the chart file at the reported place.',
    related: [{ document: path, pointer: '', message: problem }],
  };
}
