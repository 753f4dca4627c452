import type { Diagnostic, Severity } from '../../diagnostics/diagnostic';

type SeverityCounts = Readonly<Record<Severity, number>>;

export function countSeverities(diagnostics: Iterable<Diagnostic>): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** `2 errors`, `1 warning`. */
export function countOf(count: number, singular: string): string {
  return `${count} ${singular}${count === 1 ? '' : 's'}`;
}

/** `2 errors, 1 warning`; `''` when there is nothing to count. */
export function countsInWords({ error, warning, info }: SeverityCounts): string {
  const words: string[] = [];
  if (error > 0) words.push(countOf(error, 'error'));
  if (warning > 0) words.push(countOf(warning, 'warning'));
  if (info > 0) words.push(countOf(info, 'note'));
  return words.join(', ');
}
