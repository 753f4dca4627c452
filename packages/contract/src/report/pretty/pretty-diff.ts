// Prints a diff for the terminal.
import type { Change, Impact } from '../../diff/change/change';
import { IMPACTS } from '../../diff/change/change';
import type { DiffReport, ReferenceChange } from '../../diff/change/diff-report';
import { compareDiagnostics } from '../../diagnostics/order';
import { changePlaceText } from '../words/change-place';
import { IMPACT_WORDS } from '../words/change-severity';
import { displayWidth } from '../text/display-width';
import { countUnmet, diffTitle, diffVerdict } from '../words/diff-verdict';
import { breakCommands, logLine } from '../text/escape-text';
import { compareChanges } from '../words/order-changes';
import type { Paint } from '../text/paint';
import { referenceVerdict } from '../words/reference-verdict';
import { prettyDiagnostic } from './pretty-diagnostic';
import { prettyVerdict } from './pretty-verdict';
import { printPair } from '../text/print-value';
import type { Style } from '../text/report-options';
import { sbomChangeInWords, sbomInWords, sortSbomChanges } from '../words/sbom-in-words';
import { wrapLabelled } from '../text/wrap';
import { upperFirst } from '../../diagnostics/words';

const IMPACT_PAINT: Record<Impact, keyof Paint> = {
  BREAKING: 'red',
  POTENTIAL_BREAKING: 'yellow',
  NON_BREAKING: 'green',
};
/** The cells before a value: two indentations, `old`, two blanks. */
const INDENT_OF_VALUES = 9;
const SHOWN_COMPATIBLE_CHANGES = 10;
const SHOWN_SBOM_CHANGES = 10;

/** Grouped by class, the worst first; then policies and configurations, SBOM, and the verdict in one line. */
export function prettyDiff(report: DiffReport, style: Style): string {
  const blocks = [
    ...[...report.diagnostics]
      .sort(compareDiagnostics)
      .map((diagnostic) => prettyDiagnostic(diagnostic, '', style)),
    ...[...IMPACTS].reverse().flatMap((impact) => impactBlocks(report, impact, style)),
    ...referenceBlocks('Policies', report.policies, style),
    ...referenceBlocks('Configurations', report.configurations, style),
    ...sbomBlocks(report, style),
  ];
  const verdict = prettyVerdict(
    diffTitle(report),
    diffVerdict(report),
    verdictPaint(report),
    style,
  );
  return [...blocks.map((lines) => lines.join('\n')), verdict].join('\n\n') + '\n';
}

function verdictPaint(report: DiffReport): keyof Paint {
  if (report.outcome !== 'clean') return 'red';
  const isGood = report.classification === 'NON_BREAKING' && countUnmet(report) === 0;
  return isGood ? 'green' : 'yellow';
}

function impactBlocks(report: DiffReport, impact: Impact, style: Style): string[][] {
  const changes = report.changes
    .filter(({ classification }) => classification === impact)
    .sort(compareChanges);
  if (changes.length === 0) return [];
  const words = IMPACT_WORDS[impact];
  const heading = `${upperFirst(words)} (${changes.length})`;
  // Compatible changes must not push breaking ones out of sight.
  const shown = impact === 'NON_BREAKING' ? SHOWN_COMPATIBLE_CHANGES : changes.length;
  const more = changes.length - shown;
  return [
    [style.paint.bold(style.paint[IMPACT_PAINT[impact]](heading))],
    ...changes.slice(0, shown).map((change) => indent(prettyChange(change, report, style))),
    ...(more > 0 ? [[`  and ${more} more, which the report as JSON has`]] : []),
  ];
}

function prettyChange(change: Change, report: DiffReport, style: Style): string[] {
  const { base } = report;
  const { paint, width } = style;
  const { type, head, oldValue, newValue } = change;
  const colour = paint[IMPACT_PAINT[change.classification]];
  const room = width - INDENT_OF_VALUES;
  const lines = [`${colour(type)}  ${paint.bold(logLine(change.path))}`];
  lines.push(`  ${changePlaceText(change, report)}`);
  const [before, after] = printPair(change, ['oldValue', 'newValue'], room);
  if (type !== 'added' && oldValue !== undefined) {
    const line = head && change.base?.range?.start.line;
    const where = line ? `(${logLine(base.ref)}, line ${line})` : '';
    const value = breakCommands(before);
    const fits = displayWidth(`${value}  ${where}`) <= room;
    lines.push(`  ${paint.cyan('old')}  ${value}${fits && where ? `  ${paint.dim(where)}` : ''}`);
    if (!fits && where) lines.push(`       ${paint.dim(where)}`);
  }
  if (type !== 'removed' && newValue !== undefined) {
    lines.push(`  ${paint.cyan('new')}  ${breakCommands(after)}`);
  }
  const reason = logLine(`${change.reason} [${change.rule}]`);
  return [...lines, ...wrapLabelled('  ', reason, width - 2)];
}

function referenceBlocks(
  heading: string,
  references: readonly ReferenceChange[],
  style: Style,
): string[][] {
  if (references.length === 0) return [];
  const blocks = references.map((reference) => indent(prettyReference(reference, style)));
  return [[style.paint.bold(heading)], ...blocks];
}

function prettyReference(reference: ReferenceChange, style: Style): string[] {
  const { paint, width } = style;
  const verdict = referenceVerdict(reference);
  const colour =
    paint[reference.satisfied === false ? 'red' : reference.satisfied ? 'green' : 'yellow'];
  const inner = { ...style, width: width - 4 };
  return [
    `${paint.bold(logLine(reference.name))}  ${colour(verdict)}`,
    ...referenceLines(reference).map(([side, text]) => `  ${paint.cyan(side)}  ${logLine(text)}`),
    ...reference.newRequirements.flatMap((text) => wrapLabelled('  + ', logLine(text), width - 2)),
    ...reference.goneRequirements.flatMap((text) => wrapLabelled('  - ', logLine(text), width - 2)),
    ...[...reference.diagnostics]
      .sort(compareDiagnostics)
      .flatMap((diagnostic) => ['', ...indent(prettyDiagnostic(diagnostic, '', inner))]),
  ];
}

function referenceLines({ from, to }: ReferenceChange): [side: string, text: string][] {
  if (from !== undefined && from === to) return [['ref', from]];
  return [
    ...(from === undefined ? [] : [['old', from] as [string, string]]),
    ...(to === undefined ? [] : [['new', to] as [string, string]]),
  ];
}

function sbomBlocks({ sbom }: DiffReport, { paint, width }: Style): string[][] {
  if (!sbom || sbom.changes.length === 0) return [];
  const changes = sortSbomChanges(sbom.changes);
  const lines = changes
    .slice(0, SHOWN_SBOM_CHANGES)
    .flatMap((change) => wrapLabelled('', logLine(sbomChangeInWords(change)), width - 2));
  const more = changes.length - SHOWN_SBOM_CHANGES;
  if (more > 0) lines.push(`and ${more} more`);
  return [[paint.bold(`SBOM: ${sbomInWords(sbom)}`), ...indent(lines)]];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
