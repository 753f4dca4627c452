import { compareVersions, isPrerelease, parseVersion, type Version } from '../reference/version';
import type { Impact } from './change/change';
import type { Bump } from './change/diff-report';

/** `service.version` of both sides; absent where a side has none. */
export interface VersionPair {
  readonly base?: string;
  readonly head?: string;
}

const BUMP_OF: Record<Impact, Bump> = {
  BREAKING: 'major',
  POTENTIAL_BREAKING: 'minor',
  NON_BREAKING: 'patch',
};

// One less, but never `none`: one version must not have two contents.
const BUMP_BELOW_ONE: Record<Impact, Bump> = {
  BREAKING: 'minor',
  POTENTIAL_BREAKING: 'patch',
  NON_BREAKING: 'patch',
};

/** The bump that the worst change requires. An invalid base version gets the stricter scale. */
export function requiredBump(impact: Impact | undefined, baseVersion: string | undefined): Bump {
  if (impact === undefined) return 'none';
  const base = parseVersion(baseVersion ?? '');
  return base && isBelowOne(base) ? BUMP_BELOW_ONE[impact] : BUMP_OF[impact];
}

/**
 * The bump that the version makes. `null` when it is unknown, and when the version goes down: a
 * step back is not a bump of any size, and `none` would mean that the version stays.
 */
export function actualBump(versions: VersionPair): Bump | null {
  const base = parseVersion(versions.base ?? '');
  const head = parseVersion(versions.head ?? '');
  if (!base || !head) return null;
  const order = compareVersions(head, base);
  if (order === 0) return 'none';
  return order < 0 ? null : sizeOfRaise(base, head);
}

/**
 * A prerelease promises nothing yet, so what follows it may do all that its release may: both
 * 2.0.0-rc.2 and 2.0.0 are a major bump from 2.0.0-rc.1.
 */
function sizeOfRaise(base: Version, head: Version): Bump {
  const early = isPrerelease(base) && base.patch === 0;
  if (head.major !== base.major || (early && base.minor === 0)) return 'major';
  if (head.minor !== base.minor || early) return 'minor';
  return 'patch';
}

function isBelowOne({ major, minor, patch, prerelease }: Version): boolean {
  return major === 0 || (major === 1 && minor === 0 && patch === 0 && prerelease !== '');
}
