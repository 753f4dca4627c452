import { SEVERITIES } from '../../diagnostics/diagnostic';
import type { ValidationReport } from '../../validate/validation-report';
import { bundleTitle } from '../words/bundle-title';
import { countSeverities } from '../text/count';
import { diagnosticCell } from './diagnostic-cell';
import { foldedTable, markdownCode, markdownText } from './markdown';
import { markdownSign } from './markdown-sign';
import {
  environmentLabel,
  mergeEnvironments,
  type PrintedDiagnostic,
} from '../words/merge-environments';
import { placeIn } from '../text/place';
import { validationVerdict } from '../words/validation-verdict';

/** The verdict as a heading, then a table with the errors first. */
export function markdownValidation(report: ValidationReport): string {
  const heading = `### ${markdownSign(report.outcome, hasWarnings(report))} ${markdownText(
    `${bundleTitle(report.bundle)}: ${validationVerdict(report)}`,
  )}\n`;
  const items = mergeEnvironments(report.environments);
  if (items.length === 0) return heading;
  const rows = SEVERITIES.flatMap((severity) =>
    items
      .filter(({ diagnostic }) => diagnostic.severity === severity)
      .map((item) => rowOf(item, report.bundle.path)),
  );
  return `${heading}\n${foldedTable(['', 'Where', 'What', 'Code'], rows)}\n`;
}

export function hasWarnings({ environments }: ValidationReport): boolean {
  return countSeverities(environments.flatMap(({ diagnostics }) => diagnostics)).warning > 0;
}

function rowOf({ diagnostic, environments }: PrintedDiagnostic, folder: string): string[] {
  const { severity, code } = diagnostic;
  const where = markdownCode(placeIn(folder, diagnostic));
  const label = markdownText(environmentLabel(environments));
  return [
    severity,
    // Not a column of its own, which would be empty mostly and be the one that is out of sight.
    label === '' ? where : `${where}<br>in ${label}`,
    diagnosticCell(diagnostic, folder),
    markdownCode(code),
  ];
}
