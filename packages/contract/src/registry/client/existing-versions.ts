import { compareVersions, parseVersion, type Version } from '../../reference/version';
import { versionOfTag } from '../../reference/version-tag';

const SHOWN = 5;
const SHOWN_NEWEST = 10;

/**
 * A text that lists the versions nearest to the missing one, lowest first. `undefined` if no tag is a
 * version. `wanted` is a tag or a range. If it names no version, the highest versions are listed.
 */
export function existingVersions(
  tags: readonly string[],
  wanted: string | undefined,
): string | undefined {
  const versions = versionsAmong(tags);
  if (versions.length === 0) return undefined;
  const asked = parseVersion(/\d+(\.\d+)*(-[0-9A-Za-z.-]+)?/.exec(wanted ?? '')?.[0] ?? '');
  const above = asked
    ? versions.findIndex(({ version }) => compareVersions(version, asked) > 0)
    : -1;
  const middle = above < 0 ? versions.length : above;
  const start = Math.max(0, Math.min(middle - Math.ceil(SHOWN / 2), versions.length - SHOWN));
  return inWords(versions.slice(start, start + SHOWN), versions.length);
}

/** A text that lists the ten highest versions, highest first. `undefined` if no tag is a version. */
export function newestVersions(tags: readonly string[]): string | undefined {
  const versions = versionsAmong(tags).reverse();
  return versions.length === 0
    ? undefined
    : inWords(versions.slice(0, SHOWN_NEWEST), versions.length);
}

interface TaggedVersion {
  readonly tag: string;
  readonly version: Version;
}

/** Lowest first. */
function versionsAmong(tags: readonly string[]): TaggedVersion[] {
  return tags
    .flatMap((tag) => {
      const version = fullVersion(tag);
      return version ? [{ tag, version }] : [];
    })
    .sort((a, b) => compareVersions(a.version, b.version));
}

function inWords(shown: readonly TaggedVersion[], total: number): string {
  const more = total - shown.length;
  const names = shown.map(({ tag }) => `\`${tag}\``).join(', ');
  return `${names}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A tag such as `1` or `latest` may mean another artifact tomorrow. */
function fullVersion(tag: string): Version | undefined {
  const text = versionOfTag(tag);
  const version = parseVersion(text);
  return version && text.replace(/^v|\+.*$/g, '') === version.canonical ? version : undefined;
}
