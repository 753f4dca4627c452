import type { RuleContext } from '../rule';
import { isMapping, mappingOf } from '../../source/mapping';

/** The facts of a `Chart.yaml` that a root is compared with. Values that are not texts are absent. */
export interface ChartFile {
  readonly path: string;
  readonly name?: string;
  readonly version?: string;
  readonly dependencies: readonly {
    readonly index: number;
    readonly name?: string;
    readonly alias?: string;
  }[];
}

export function parseChartFile(
  { parse }: RuleContext,
  path: string,
  text: string,
): ChartFile | { problem: string } {
  const parsed = parse(path, text);
  if ('problem' in parsed) {
    return { problem: `Line ${parsed.line}, column ${parsed.column}: ${parsed.problem}` };
  }
  const chart = parsed.value;
  if (!isMapping(chart)) return { problem: 'The file is not a mapping.' };
  const { dependencies } = chart;
  const entries = dependencies ?? [];
  if (!Array.isArray(entries)) return { problem: '`dependencies` is not a list.' };
  return {
    path,
    name: textOf(chart.name),
    version: textOf(chart.version),
    dependencies: entries.map((entry: unknown, index) => ({
      index,
      name: textOf(mappingOf(entry).name),
      alias: textOf(mappingOf(entry).alias),
    })),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
