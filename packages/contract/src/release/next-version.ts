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
