// Prints a render report for the terminal.
import type { RenderChange, RenderedEnvironment, RenderReport } from '../../render/render-report';
import { bundleTitle } from '../words/bundle-title';
import { environmentLabel, mergeEnvironments } from '../words/merge-environments';
import { breakCommands, logLine } from '../text/escape-text';
import type { Paint } from '../text/paint';
import { placeText } from '../text/place';
import { prettyDiagnostic } from './pretty-diagnostic';
import { prettyVerdict } from './pretty-verdict';
import {
  changesInWords,
  destroysResources,
  environmentName,
  renderChangeInWords,
  renderVerdict,
  sideInWords,
  sortRenderChanges,
} from '../words/render-changes';
import type { Style } from '../text/report-options';
import { wrapLabelled } from '../text/wrap';

const SHOWN_CHANGES = 30;
const PAINT: Record<RenderChange['kind'], keyof Paint> = {
  destroys: 'red',
  removed: 'yellow',
  changed: 'yellow',
  added: 'green',
};

/** What is wrong, what changes in each environment, and the verdict in one line. */
export function prettyRender(report: RenderReport, style: Style): string {
  const blocks = mergeEnvironments(report.environments).map(({ diagnostic, environments }) =>
    prettyDiagnostic(diagnostic, environmentLabel(environments), style),
  );
  if (report.base) blocks.push(...changeBlocks(report, style));
  const verdict = prettyVerdict(
    bundleTitle(report.bundle),
    renderVerdict(report),
    verdictPaint(report),
    style,
  );
  return [...blocks.map((lines) => lines.join('\n')), verdict].join('\n\n') + '\n';
}

function verdictPaint(report: RenderReport): keyof Paint {
  if (report.outcome !== 'clean') return 'red';
  return destroysResources(report) ? 'yellow' : 'green';
}

/** Environments without a change share one line. */
function changeBlocks({ environments }: RenderReport, style: Style): string[][] {
  const compared = environments.filter(({ changes }) => changes !== undefined);
  const same = compared.filter(({ changes }) => changes!.length === 0);
  const blocks = compared
    .filter(({ changes }) => changes!.length > 0)
    .map((environment) => environmentBlock(environment, style));
  if (same.length > 0 && blocks.length > 0) {
    blocks.push([`No change in ${same.map(environmentName).map(logLine).join(', ')}.`]);
  }
  return blocks;
}

function environmentBlock(environment: RenderedEnvironment, style: Style): string[] {
  const { paint } = style;
  const changes = sortRenderChanges(environment.changes ?? []);
  const more = changes.length - SHOWN_CHANGES;
  return [
    `${paint.bold(logLine(environmentName(environment)))}  ${changesInWords(changes)}`,
    ...changes.slice(0, SHOWN_CHANGES).flatMap((change) => changeLines(change, style)),
    ...(more > 0 ? [`  and ${more} more, which the JSON report has`] : []),
  ];
}

function changeLines(change: RenderChange, { paint, width }: Style): string[] {
  const [first, ...rest] = wrapLabelled('  ', breakCommands(renderChangeInWords(change)), width);
  const place = change.source;
  return [
    paint[PAINT[change.kind]](first!),
    ...rest,
    ...(place ? [`    ${paint.dim(placeText(place) + sideInWords(change))}`] : []),
  ];
}
