import inc from 'semver/functions/inc';
import { actualBump } from '../diff/required-bump';
import { isBumpEnough, type Bump } from '../diff/change/diff-report';
import { compareVersions, parseVersion } from '../reference/version';

/**
 * The version after a bump. A prerelease becomes its release if that is a sufficient bump. `undefined`
 * for a text that is not a version.
 */
export function nextVersion(version: string, bump: Exclude<Bump, 'none'>): string | undefined {
  const parsed = parseVersion(version);
  return (parsed && inc(parsed.canonical, bump)) ?? undefined;
}

/**
 * The lowest version that is at least `bump` above the base and not below the head: the version of the
 * head if the author already raised it far enough. `undefined` if one of the two is not a version.
 */
export function requiredVersion(base: string, head: string, bump: Bump): string | undefined {
  const current = parseVersion(head);
  if (!current || !parseVersion(base)) return undefined;
  if (bump === 'none') return head;
  if (isBumpEnough(actualBump({ base, head }), bump)) return head;
  const next = nextVersion(base, bump)!;
  return compareVersions(parseVersion(next)!, current) > 0 ? next : nextVersion(head, bump);
}

/**
 * The version, as a prerelease where another one is: 1.1.0 like 1.0.1-beta.3 is 1.1.0-beta.0. If that is not above the
 * current version, the next prerelease of that one.
 */
export function prereleaseLike(version: string, other: string, current: string): string {
  const [wanted, like] = [parseVersion(version), parseVersion(other)];
  if (!wanted || !like || wanted.prerelease !== '' || like.prerelease === '') return version;
  const [first = ''] = like.prerelease.split('.');
  const candidate = `${wanted.canonical}-${/^\d+$/.test(first) ? '' : `${first}.`}0`;
  const now = parseVersion(current);
  if (!now || compareVersions(parseVersion(candidate)!, now) > 0) return candidate;
  return inc(now.canonical, 'prerelease') ?? version;
}
