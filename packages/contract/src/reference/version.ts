// Versions as Masterminds/semver v3 reads them, which is lenient: `v1.2` is 1.2.0 and `01.2.3` is
// 1.2.3. Precedence is left to npm's `semver`, whose limits are therefore ours: 256 characters, and
// numbers up to 2^53 - 1.
import compare from 'semver/functions/compare';

export interface Version {
  /** As written; a tag keeps its `v` and its missing parts. */
  readonly text: string;
  /** `major.minor.patch[-prerelease]`: equal texts have equal precedence. */
  readonly canonical: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Without its dash; empty for a release. */
  readonly prerelease: string;
  /** Without its plus; empty if absent. It does not affect precedence. */
  readonly build: string;
}

const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = new RegExp(
  `^v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:-(${IDENTIFIERS}))?(?:\\+(${IDENTIFIERS}))?$`,
);
const LONGEST_VERSION = 256;

/** `undefined` for texts that are not versions, such as `latest`, `1.2.3.4` and `1.2.3-01`. */
export function parseVersion(text: string): Version | undefined {
  if (text.length > LONGEST_VERSION) return undefined;
  const match = VERSION.exec(text);
  if (!match) return undefined;
  const [, majorText, minorText = '0', patchText = '0', prerelease = '', build = ''] = match;
  const [major, minor, patch] = [majorText, minorText, patchText].map(Number);
  if (![major, minor, patch].every(Number.isSafeInteger)) return undefined;
  if (prerelease.split('.').some(isPaddedNumber)) return undefined;
  const core = `${major}.${minor}.${patch}`;
  const canonical = prerelease === '' ? core : `${core}-${prerelease}`;
  if (canonical.length > LONGEST_VERSION) return undefined;
  return { text, canonical, major, minor, patch, prerelease, build };
}

/** Precedence by semver.org: negative, zero or positive; build metadata is ignored. */
export function compareVersions(a: Version, b: Version): number {
  return compare(a.canonical, b.canonical);
}

export function isPrerelease(version: Version): boolean {
  return version.prerelease !== '';
}

function isPaddedNumber(identifier: string): boolean {
  return /^0\d+$/.test(identifier);
}
