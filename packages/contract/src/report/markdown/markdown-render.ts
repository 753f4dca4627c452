import {
  isDestroyed,
  type RenderChange,
  type RenderedEnvironment,
  type RenderReport,
} from '../../render/render-report';
import { bundleTitle } from '../words/bundle-title';
import { diagnosticCell } from './diagnostic-cell';
import { foldedTable, markdownCode, markdownMessage, markdownText } from './markdown';
import { markdownSign } from './markdown-sign';
import { placeIn } from '../text/place';
import { environmentLabel, mergeEnvironments } from '../words/merge-environments';
import { printPair } from '../text/print-value';
import {
  destroysResources,
  environmentName,
  fileOf,
  renderVerdict,
  resourceInWords,
  sideInWords,
  sortRenderChanges,
} from '../words/render-changes';

const VALUE_WIDTH = 80;

/** The verdict as a heading, then what is wrong and what changes, with what is destroyed first. */
export function markdownRender(report: RenderReport): string {
  const title = markdownText(bundleTitle(report.bundle));
  const heading = `### ${markdownSign(report.outcome, destroysResources(report))} ${title}: ${markdownMessage(renderVerdict(report))}\n`;
  const parts = [heading];
  const problems = mergeEnvironments(report.environments).map(({ diagnostic, environments }) => [
    markdownCode(placeIn(report.bundle.path, diagnostic)),
    markdownText(environmentLabel(environments)),
    diagnosticCell(diagnostic, report.bundle.path),
    markdownCode(diagnostic.code),
  ]);
  if (problems.length > 0) {
    parts.push(`${foldedTable(['Where', 'In', 'What', 'Code'], problems)}\n`);
  } else if (report.environments.some(isUnexplained)) {
    parts.push(REPORTED_ELSEWHERE);
  }
  const rows = changeRows(report);
  if (rows.length > 0) {
    parts.push(`${foldedTable(['', 'In', 'File', 'Value', 'Old', 'New', 'Where'], rows)}\n`);
  }
  return parts.join('\n');
}

const REPORTED_ELSEWHERE = 'The errors are listed where its bundles are validated.\n';

/** Another report of the run has its diagnostics. */
function isUnexplained({ outcome, diagnostics, changes = [] }: RenderedEnvironment): boolean {
  return outcome !== 'clean' && diagnostics.length === 0 && changes.length === 0;
}

function changeRows({ environments, bundle }: RenderReport): string[][] {
  const all = environments.flatMap((environment) =>
    (environment.changes ?? []).map((change) => ({ change, environment })),
  );
  return sortRenderChanges(all.map(({ change }) => change)).map((change) => {
    const { environment } = all.find((one) => one.change === change)!;
    return [
      isDestroyed(change) ? '**destroys**' : change.kind,
      markdownText(environmentName(environment)),
      markdownCode(fileOf(change)),
      markdownCode(resourceInWords(change) ?? change.pointer),
      ...valueCells(change),
      change.source ? markdownCode(placeIn(bundle.path, change.source)) + sideInWords(change) : '',
    ];
  });
}

function valueCells(change: RenderChange): string[] {
  const keys = ['old', 'new'] as const;
  const texts = printPair(change, keys, VALUE_WIDTH);
  return keys.map((key, index) => (change[key] === undefined ? '' : markdownCode(texts[index]!)));
}
