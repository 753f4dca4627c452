import type { Diagnostic } from '../../diagnostics/diagnostic';
import { compareDiagnostics } from '../../diagnostics/order';
import { compareText } from '../../source/text-order';
import type { EnvironmentReport } from '../../validate/validation-report';

/** A diagnostic that is printed once, whatever the number of environments that have it. */
export interface PrintedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Sorted, the base (`null`) first. */
  readonly environments: readonly (string | null)[];
}

type Diagnosed = Pick<EnvironmentReport, 'name' | 'diagnostics'>;

/** One step repairs every place that has the reference: it is pinned, or fetched, once. */
const REPAIRED_ONCE = new Set(['reference-locked', 'artifact-available']);

export function mergeEnvironments(environments: readonly Diagnosed[]): PrintedDiagnostic[] {
  const merged = new Map<string, { places: Diagnostic[]; environments: (string | null)[] }>();
  for (const { name, diagnostics } of sortEnvironments(environments)) {
    for (const diagnostic of diagnostics) {
      const key = REPAIRED_ONCE.has(diagnostic.rule)
        ? identityOf({ ...diagnostic, file: '', pointer: '', range: undefined })
        : identityOf(diagnostic);
      const known = merged.get(key);
      if (!known) merged.set(key, { places: [diagnostic], environments: [name] });
      else {
        if (!known.environments.includes(name)) known.environments.push(name);
        if (!known.places.some((place) => isSamePlace(place, diagnostic))) {
          known.places.push(diagnostic);
        }
      }
    }
  }
  return [...merged.values()]
    .map(({ places, environments }) => ({ diagnostic: atFirstPlace(places), environments }))
    .sort((a, b) => compareDiagnostics(a.diagnostic, b.diagnostic));
}

function isSamePlace(a: Diagnostic, b: Diagnostic): boolean {
  return identityOf(a) === identityOf(b);
}

function atFirstPlace([first, ...others]: readonly Diagnostic[]): Diagnostic {
  if (others.length === 0) return first!;
  const also = others.map(({ file, pointer, range }) => {
    return { message: 'The same reference is here.', file, pointer, range };
  });
  return { ...first!, related: [...first!.related, ...also] };
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
