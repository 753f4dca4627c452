// What is found in one environment, and the part of the report that it becomes.
import type { Diagnostic } from '../diagnostics/diagnostic';
import { fingerprintOf } from '../diagnostics/fingerprint';
import { compareDiagnostics } from '../diagnostics/order';
import type { Outcome } from '../diagnostics/outcome';
import type { EnvironmentReport } from './validation-report';

export class EnvironmentResult {
  readonly files: string[];
  /** By fingerprint: several rules may find the same. */
  private readonly diagnostics = new Map<string, Diagnostic>();

  /** `name` is `null` for the base. */
  constructor(
    readonly name: string | null,
    contractFile: string,
  ) {
    this.files = [contractFile];
  }

  add(diagnostic: Diagnostic): void {
    this.diagnostics.set(fingerprintOf(diagnostic), diagnostic);
  }

  buildReport(failOnWarnings = false): EnvironmentReport {
    const { name, files } = this;
    const diagnostics = dropRepeated([...this.diagnostics.values()]).sort(compareDiagnostics);
    const failing = failOnWarnings ? ['error', 'warning'] : ['error'];
    const isFailing = diagnostics.some(({ severity }) => failing.includes(severity));
    const outcome: Outcome = isFailing ? 'findings' : 'clean';
    return { name, files, outcome, diagnostics };
  }
}

/** An error of a schema already shows how a scalar is read, so a warning would repeat it. */
function dropRepeated(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const place = ({ file, pointer }: Diagnostic) => `${file}\n${pointer}`;
  const checkedPlaces = new Set<string>();
  for (const diagnostic of diagnostics) {
    if (FOUND_BY_SCHEMA.has(diagnostic.rule)) checkedPlaces.add(place(diagnostic));
  }
  return diagnostics.filter(
    (diagnostic) =>
      diagnostic.rule !== 'scalar-unambiguous' || !checkedPlaces.has(place(diagnostic)),
  );
}

const FOUND_BY_SCHEMA = new Set(['configuration-values', 'policy-met']);
