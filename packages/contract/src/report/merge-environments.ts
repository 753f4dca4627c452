import type { Diagnostic } from '../diagnostics/diagnostic';
import { compareDiagnostics } from '../diagnostics/order';
import { compareText } from '../source/text-order';
import type { EnvironmentReport } from '../validate/validation-report';

/** A diagnostic that is printed once, whatever the number of environments that have it. */
export interface PrintedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Sorted, the base (`null`) first. */
  readonly environments: readonly (string | null)[];
}

type Diagnosed = Pick<EnvironmentReport, 'name' | 'diagnostics'>;

export function mergeEnvironments(environments: readonly Diagnosed[]): PrintedDiagnostic[] {
  const merged = new Map<string, { diagnostic: Diagnostic; environments: (string | null)[] }>();
  for (const { name, diagnostics } of sortEnvironments(environments)) {
    for (const diagnostic of diagnostics) {
      const key = identityOf(diagnostic);
      const known = merged.get(key);
      if (!known) merged.set(key, { diagnostic, environments: [name] });
      else if (!known.environments.includes(name)) known.environments.push(name);
    }
  }
  return [...merged.values()].sort((a, b) => compareDiagnostics(a.diagnostic, b.diagnostic));
}

export function sortEnvironments<Environment extends Pick<Diagnosed, 'name'>>(
  environments: readonly Environment[],
): Environment[] {
  return [...environments].sort((a, b) =>
    a.name === null || b.name === null
      ? Number(a.name !== null) - Number(b.name !== null)
      : compareText(a.name, b.name),
  );
}

/** Equal for what a reader would call the same diagnostic. */
export function identityOf({
  file,
  pointer,
  range,
  code,
  rule,
  severity,
  message,
}: Diagnostic): string {
  return JSON.stringify([file, pointer, range, code, rule, severity, message]);
}

const NAMED = 4;

/** `''` for what the base has, else `prod, stg`; of many the first few and their number. */
export function environmentLabel(environments: readonly (string | null)[]): string {
  const names = environments.filter((name) => name !== null);
  if (names.length < environments.length) return '';
  if (names.length <= NAMED) return names.join(', ');
  return `${names.slice(0, NAMED - 1).join(', ')} and ${names.length - NAMED + 1} more`;
}
