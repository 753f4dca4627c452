import { compareVersions, parseVersion, type Version } from './version';
import type { VersionRange } from './version-range';

/**
 * The text of the highest version, as written; texts that are not versions are skipped. Without a
 * range, prereleases count. Among equal versions, the one written in full wins (`1.0.0` over
 * `v1.0.0` and `1`), then the first by code units, so the order of the list never matters.
 */
export function highestVersion(
  versions: Iterable<string>,
  range?: VersionRange,
): string | undefined {
  let highest: Version | undefined;
  for (const text of versions) {
    const version = parseVersion(text);
    if (!version || (range && !range.admits(version))) continue;
    if (!highest || isPreferred(version, highest)) highest = version;
  }
  return highest?.text;
}

function isPreferred(candidate: Version, current: Version): boolean {
  const order = compareVersions(candidate, current);
  if (order !== 0) return order > 0;
  const isFull = candidate.text === candidate.canonical;
  if (isFull !== (current.text === current.canonical)) return isFull;
  return candidate.text < current.text;
}
