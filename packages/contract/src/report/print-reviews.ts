import { deployedEnvironments, isDestroyed, type RenderReport } from '../render/render-report';
import { countOf } from './text/count';
import { bundleName } from './words/bundle-title';
import { logLine } from './text/escape-text';
import { placeText } from './text/place';
import { environmentName, renderChangeInWords, sideInWords } from './words/render-changes';
import { kindOfReport, type Report } from './report-kinds';
import { styleOf, type ReportOptions } from './text/report-options';
import { wrapIndented } from './text/wrap';

const SHOWN = 20;

/**
 * What changes in deployments, over all units that were rendered without a problem: what is destroyed
 * first. Nx hides the output of successful tasks. `''` without changes.
 */
export function printReviews(
  reports: readonly Report[],
  options: Pick<ReportOptions, 'color' | 'width'> = {},
): string {
  const { paint, width } = styleOf(options);
  const changes = reports.flatMap((report) =>
    kindOfReport(report) === 'render' && report.outcome === 'clean'
      ? changesOf(report as RenderReport)
      : [],
  );
  if (changes.length === 0) return '';
  const destroyed = changes.filter(({ destroys }) => destroys);
  const shown = [...destroyed, ...changes.filter(({ destroys }) => !destroys)].slice(0, SHOWN);
  const lines = shown.flatMap(({ text, place, destroys }) => [
    ...wrapIndented(logLine(text), width).map((line) => (destroys ? paint.red(line) : line)),
    ...(place === undefined ? [] : [`  ${paint.dim(place)}`]),
  ]);
  const more = changes.length - shown.length;
  if (more > 0) lines.push(`${countOf(more, 'more change')}: see \`summary.md\`.`);
  return [paint.bold('Changes of what is deployed'), ...lines, ''].join('\n');
}

function changesOf({ bundle, environments }: RenderReport) {
  return deployedEnvironments(environments).flatMap((environment) =>
    (environment.changes ?? []).map((change) => ({
      text: `${bundleName(bundle)} ${environmentName(environment)} ${renderChangeInWords(change)}`,
      place: change.source && placeText(change.source) + sideInWords(change),
      destroys: isDestroyed(change),
    })),
  );
}
