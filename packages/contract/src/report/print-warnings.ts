import { compareDiagnostics } from '../diagnostics/order';
import { countOf } from './text/count';
import { mergeEnvironments } from './words/merge-environments';
import { logLine } from './text/escape-text';
import { placeText } from './text/place';
import { kindOfReport, type Report } from './report-kinds';
import type { ValidationReport } from '../validate/validation-report';
import { styleOf, type ReportOptions } from './text/report-options';
import { wrapIndented, wrapWords } from './text/wrap';

const SHOWN = 5;

/**
 * The first warnings of valid bundles, and how to see the others, because Nx hides the output of
 * successful tasks when there are many. `''` without warnings.
 */
export function printWarnings(
  reports: readonly Report[],
  options: Pick<ReportOptions, 'color' | 'width'> = {},
): string {
  const { paint, width } = styleOf(options);
  const warnings = reports
    .flatMap((report) =>
      kindOfReport(report) === 'validate' && report.outcome === 'clean'
        ? mergeEnvironments((report as ValidationReport).environments)
        : [],
    )
    .map(({ diagnostic }) => diagnostic)
    .filter(({ severity }) => severity === 'warning')
    .sort(compareDiagnostics);
  if (warnings.length === 0) return '';
  const lines = warnings.slice(0, SHOWN).flatMap((warning) => {
    const text = logLine(`${placeText(warning)} ${warning.code} ${warning.message}`);
    return wrapIndented(text, width).map((line, index) =>
      index === 0 ? paint.yellow(line) : line,
    );
  });
  const more = warnings.length - SHOWN;
  const rest = more > 0 ? `${countOf(more, 'more warning')}. ` : '';
  lines.push(...wrapWords(`${rest}\`--output-style=static\` prints every warning.`, width));
  return [paint.bold('Warnings of valid bundles'), ...lines, ''].join('\n');
}
