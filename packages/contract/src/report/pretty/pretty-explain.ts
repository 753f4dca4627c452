import type { ExplainedEnvironment, ExplainReport } from '../../render/explain/explain-report';
import { bundleTitle } from '../words/bundle-title';
import { countOf } from '../text/count';
import { displayWidth } from '../text/display-width';
import { logLine, breakCommands, showUnseen } from '../text/escape-text';
import { prettyDiagnostic } from './pretty-diagnostic';
import { environmentName } from '../words/render-changes';
import type { Style } from '../text/report-options';

/** Beyond this width, the place of a line is put two blanks behind it. */
const WIDEST_COLUMN = 60;

/** The contract of one environment, with the place of each line behind it; then what else there is. */
export function prettyExplain(report: ExplainReport, style: Style): string {
  const { environments, behind } = report;
  const [first, ...others] = environments;
  const blocks = [environmentBlock(first!, report, style)];
  const notes = behind.map(({ policy, pinned, newest, majors }) =>
    logLine(
      `The policy ${policy} is pinned at ${pinned}; the newest is ${newest}, ${countOf(majors, 'major')} later.`,
    ),
  );
  if (others.length > 0) {
    const names = others.map((one) => logLine(environmentName(one))).join(', ');
    notes.push(`Other environments, each a configuration of this target: ${names}.`);
  }
  if (notes.length > 0) blocks.push(notes.join('\n'));
  return blocks.join('\n\n') + '\n';
}

function environmentBlock(
  environment: ExplainedEnvironment,
  { bundle }: ExplainReport,
  style: Style,
): string {
  const { paint } = style;
  const title = paint.bold(logLine(`${bundleTitle(bundle)} in ${environmentName(environment)}`));
  const { lines, diagnostics } = environment;
  if (diagnostics.length > 0) {
    const blocks = diagnostics.map((one) => prettyDiagnostic(one, '', style).join('\n'));
    return [title, ...blocks].join('\n\n');
  }
  const texts = lines.map(({ text }) => breakCommands(showUnseen(text)));
  const widths = texts.map(displayWidth).filter((width) => width <= WIDEST_COLUMN);
  const column = Math.max(0, ...widths);
  const shown = lines.map(({ source }, index) => {
    const text = texts[index]!;
    if (!source) return text;
    const blanks = ' '.repeat(Math.max(column - displayWidth(text), 0));
    return `${text}${blanks}  ${paint.dim(`# ${logLine(source.file)}:${source.line}`)}`;
  });
  return [title, ...shown].join('\n');
}
