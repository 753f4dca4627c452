// The order of keys in JSON for the parts that all kinds of reports have.
import type { Diagnostic, RelatedPlace } from '../../diagnostics/diagnostic';
import { compareDiagnostics } from '../../diagnostics/order';
import type { Range } from '../../source/range';
import type { BundleIdentity } from '../../diagnostics/report-identity';

/** Requires every key of a type, so that the compiler names a key that an order forgets. */
export type EveryKey<Value> = { readonly [Key in keyof Required<Value>]: Value[Key] };

export function orderBundle({ name, project, version, path }: BundleIdentity): BundleIdentity {
  return { name, ...(project !== undefined && { project }), version, path };
}

export function orderDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(compareDiagnostics).map(orderDiagnostic);
}

function orderDiagnostic(diagnostic: Diagnostic): EveryKey<Diagnostic> {
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

function orderRelated({ message, file, pointer, range }: RelatedPlace): EveryKey<RelatedPlace> {
  return { message, file, pointer, range: range && orderRange(range) };
}

export function orderRange({ start, end }: Range): Range {
  return {
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}
