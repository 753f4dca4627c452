import type { AmbiguousScalar } from './source-document';
import { readingOfYaml11 } from './yaml-1-1';

/** What is ambiguous about a scalar without quotes; `source` is what the author wrote, `value` what YAML 1.2 reads. */
export function ambiguityOf(
  source: string,
  value: unknown,
  on: 'key' | 'value',
): Pick<AmbiguousScalar, 'oldReading'> | undefined {
  const oldReading = source === '' ? undefined : readingOfYaml11(source, value);
  const differs =
    on === 'value' &&
    typeof value === 'number' &&
    (!Number.isFinite(value) || looksDifferent(source, value));
  return differs || oldReading !== undefined ? { oldReading } : undefined;
}

/** `1.20`, `012`, `1e3` and numbers with more digits than a double holds are read as something else than they look. */
function looksDifferent(source: string, value: number): boolean {
  if (String(value) === source) return false;
  if (/^[-+]?\d+\.\d*[1-9]$|^-?(0|[1-9]\d*)$/.test(source))
    return Number(source) !== value || (!Number.isSafeInteger(value) && Number.isInteger(value));
  if (/^-?(0|[1-9]\d*)\.0$/.test(source)) return true;
  return !/^[-+]?0[xo]/.test(source) || !Number.isSafeInteger(value);
}
