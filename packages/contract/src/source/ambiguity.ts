import { isExact } from './number-literals';
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
export function looksDifferent(source: string, value: number): boolean {
  const read = String(value);
  if (read === source) return false;
  if (/^[-+]?\d+\.\d*[1-9]$/.test(source)) return Number(source) !== value;
  if (/^-?(0|[1-9]\d*)$/.test(source) || /^[-+]?0[xo]/.test(source)) {
    return !isExact(source, value);
  }
  return !/e/i.test(source) || shortExponent(source) !== shortExponent(read);
}

/** `1E+300`, `1e+300` and `1e300` look the same to their readers. */
function shortExponent(number: string): string {
  return number.toLowerCase().replace(/e\+?(-?)0*(?=\d)/, 'e$1');
}
