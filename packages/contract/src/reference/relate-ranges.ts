// Determines how two version ranges relate. Whether a range admits a version changes at the versions that its
// comparators name and at the next patch, minor or major version alone, so a version of each stretch decides.
import type { Version } from './version';
import type { VersionRange } from './version-range';

/** What the second range admits, compared with the first. */
export type RangeRelation = 'same' | 'wider' | 'narrower' | 'other';

export function relateRanges(one: VersionRange, two: VersionRange): RangeRelation {
  const samples = [...new Set([...one.floors, ...two.floors].flatMap(samplesAround))];
  const isLost = samples.some((version) => one.admits(version) && !two.admits(version));
  const isGained = samples.some((version) => two.admits(version) && !one.admits(version));
  if (isLost) return isGained ? 'other' : 'narrower';
  return isGained ? 'wider' : 'same';
}

const LARGE = 999_999_999;

function samplesAround({ major, minor, patch, prerelease }: Version): readonly string[] {
  const cores = [
    '0.0.0',
    `${LARGE}.0.0`,
    ...[patch - 1, patch, patch + 1, LARGE].map((one) => `${major}.${minor}.${one}`),
    ...[0, 1, LARGE].map((one) => `${major}.${minor + 1}.${one}`),
    ...[minor - 1, LARGE].map((one) => `${major}.${one}.${LARGE}`),
    ...[0, 1].map((one) => `${major + 1}.0.${one}`),
    `${major + 1}.1.0`,
    `${major - 1}.${LARGE}.${LARGE}`,
  ].filter((core) => !core.includes('-'));
  const own = prerelease === '' ? [] : [prerelease, `${prerelease}.0`, `${prerelease}-z`];
  const before = own.map((one) => `${major}.${minor}.${patch}-${one}`);
  return [...cores, ...cores.map((core) => `${core}-0`), ...before];
}
