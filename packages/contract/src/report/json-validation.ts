import type { Diagnostic, RelatedPlace } from '../diagnostics/diagnostic';
import { compareDiagnostics } from '../diagnostics/order';
import type { Range } from '../source/range';
import type { BundleIdentity, ValidationReport } from '../validate/validation-report';
import { sortEnvironments } from './merge-environments';

/** The report with its keys in the order of the docs, whatever built it; keys without a value fall away. */
export function orderValidation(report: ValidationReport): ValidationReport {
  return {
    schemaVersion: report.schemaVersion,
    bundle: orderBundle(report.bundle),
    outcome: report.outcome,
    environments: sortEnvironments(report.environments).map(
      ({ name, files, outcome, diagnostics }) => ({
        name,
        files,
        outcome,
        diagnostics: orderDiagnostics(diagnostics),
      }),
    ),
  };
}

export function orderBundle({ name, project, version, path }: BundleIdentity): BundleIdentity {
  return { name, ...(project !== undefined && { project }), version, path };
}

export function orderDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(compareDiagnostics).map(orderDiagnostic);
}

function orderDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { code, rule, severity, message, hint, docs, file, pointer, range, related } = diagnostic;
  return {
    code,
    rule,
    severity,
    message,
    hint,
    docs,
    file,
    pointer,
    range: range && orderRange(range),
    related: related.map(orderRelated),
  };
}

function orderRelated({ message, file, pointer, range }: RelatedPlace): RelatedPlace {
  return { message, file, pointer, range: range && orderRange(range) };
}

export function orderRange({ start, end }: Range): Range {
  return {
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}
