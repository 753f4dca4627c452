import { compareText } from '../../source/text-order';
import type { SbomChange, SbomDiff } from '../../diff/change/diff-report';

export function sortSbomChanges(changes: readonly SbomChange[]): SbomChange[] {
  return [...changes].sort(
    (a, b) =>
      compareText(a.package, b.package) ||
      compareText(a.type, b.type) ||
      compareText(a.field ?? '', b.field ?? '') ||
      compareText(a.version ?? '', b.version ?? '') ||
      compareText(a.oldValue ?? '', b.oldValue ?? '') ||
      compareText(a.newValue ?? '', b.newValue ?? ''),
  );
}

/** `2 packages added, 1 removed, 4 changed`. */
export function sbomInWords({ changes }: SbomDiff): string {
  const words = { added: 'added', removed: 'removed', modified: 'changed' } as const;
  const packages = (type: SbomChange['type']) =>
    new Set(changes.filter((change) => change.type === type).map((change) => change.package)).size;
  const counts = (['added', 'removed', 'modified'] as const)
    .map((type) => ({ count: packages(type), word: words[type] }))
    .filter(({ count }) => count > 0);
  if (counts.length === 0) return 'no change';
  const [first, ...rest] = counts;
  const noun = first.count === 1 ? 'package' : 'packages';
  return [
    `${first.count} ${noun} ${first.word}`,
    ...rest.map(({ count, word }) => `${count} ${word}`),
  ].join(', ');
}

export function sbomChangeInWords(change: SbomChange): string {
  const { type, field, oldValue, newValue } = change;
  if (type === 'added') return `+ ${[change.package, newValue].filter(Boolean).join(' ')}`;
  if (type === 'removed') return `- ${[change.package, oldValue].filter(Boolean).join(' ')}`;
  return `~ ${sbomPackageInWords(change)}: ${field ?? 'package'} ${oldValue ?? 'none'} -> ${newValue ?? 'none'}`;
}

/** The name, with the version if the package has several. */
export function sbomPackageInWords(change: SbomChange): string {
  return change.version === undefined ? change.package : `${change.package}@${change.version}`;
}
