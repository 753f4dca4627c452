import type { ValidationReport } from '../../validate/validation-report';
import { bundleTitle } from '../words/bundle-title';
import { environmentLabel, mergeEnvironments } from '../words/merge-environments';
import type { Paint } from '../text/paint';
import { prettyDiagnostic } from './pretty-diagnostic';
import { prettyVerdict } from './pretty-verdict';
import type { Style } from '../text/report-options';
import { validationVerdict } from '../words/validation-verdict';

/** Every diagnostic once, then the verdict in one line. */
export function prettyValidation(report: ValidationReport, style: Style): string {
  const blocks = mergeEnvironments(report.environments).map(({ diagnostic, environments }) =>
    prettyDiagnostic(diagnostic, environmentLabel(environments), style).join('\n'),
  );
  const verdict = prettyVerdict(
    bundleTitle(report.bundle),
    validationVerdict(report),
    verdictPaint(report),
    style,
  );
  return [...blocks, verdict].join('\n\n') + '\n';
}

function verdictPaint({ outcome, environments }: ValidationReport): keyof Paint {
  if (outcome !== 'clean') return 'red';
  const warned = environments.some(({ diagnostics }) =>
    diagnostics.some(({ severity }) => severity === 'warning'),
  );
  return warned ? 'yellow' : 'green';
}
