import { longCode } from '../../diagnostics/words';
import { readJson } from '../../source/json/json-place';
import type { Finding } from '../finding';
import type { RuleContext } from '../rule';
import { nameWithTag } from '../../bundle/name-with-tag';
import type { ChartFile } from './chart-file';
import { describeUnusable, findDifference } from './chart-schema';
import { subchartsOf } from './subcharts';

/**
 * The charts that are unpacked below the chart of a root: each must have the schema that its component
 * publishes or references, for Helm validates the same values with it.
 */
export function* findSubchartMismatches(
  context: RuleContext,
  folder: string,
  chart: ChartFile,
): Iterable<Finding> {
  const unusable = new Set<string>();
  for (const { index, dependency, bundles, path, text } of subchartsOf(context, folder, chart)) {
    const defect = context.schemaDefect(text);
    if (defect) {
      if (!unusable.has(path)) yield describeUnusable(path, text, defect);
      unusable.add(path);
      continue;
    }
    for (const component of bundles) {
      const published = context.chartSchemaOf(component);
      // A rule of its own reports a schema that is missing or broken.
      if (!published || 'reason' in published || context.schemaDefect(published.text)) continue;
      const difference = findDifference(readJson(text), readJson(published.text));
      if (difference === undefined) continue;
      const isOwn = published.publisher.root === component.root;
      yield {
        pointer: `/dependencies/${index}/name`,
        message: `The schema ${longCode(path)} of the chart behind ${longCode(dependency.name)} differs at ${longCode(difference || '/')} from ${longCode(published.path)}, which validates the values of the component.`,
        hint: isOwn
          ? `Copy ${longCode(path)} over ${longCode(published.path)}.`
          : `Copy the schema of \`${nameWithTag(published.publisher)}\` into the chart, or refer to a version of the contract that has the schema of the chart.`,
        related: [
          { document: path, pointer: difference, message: 'The schema of the chart.' },
          { document: published.path, pointer: difference, message: 'The schema of the contract.' },
        ],
      };
    }
  }
}
