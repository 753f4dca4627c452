import { compareVersions, parseVersion, type Version } from '../../reference/version';
import { versionOfTag } from '../../reference/version-tag';

const SHOWN = 5;

/**
 * A text that lists the versions nearest to the missing one, lowest first. `undefined` if no tag is a
 * version. `wanted` is a tag or a range. If it names no version, the highest versions are listed.
 */
export function existingVersions(
  tags: readonly string[],
  wanted: string | undefined,
): string | undefined {
  const versions = tags
    .flatMap((tag) => {
      const version = fullVersion(tag);
      return version ? [{ tag, version }] : [];
    })
    .sort((a, b) => compareVersions(a.version, b.version));
  if (versions.length === 0) return undefined;
  const asked = parseVersion(/\d+(\.\d+)*(-[0-9A-Za-z.-]+)?/.exec(wanted ?? '')?.[0] ?? '');
  const above = asked
    ? versions.findIndex(({ version }) => compareVersions(version, asked) > 0)
    : -1;
  const middle = above < 0 ? versions.length : above;
  const start = Math.max(0, Math.min(middle - Math.ceil(SHOWN / 2), versions.length - SHOWN));
  const shown = versions.slice(start, start + SHOWN).map(({ tag }) => `\`${tag}\``);
  const more = versions.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A tag such as `1` or `latest` may mean another artifact tomorrow. */
function fullVersion(tag: string): Version | undefined {
  const text = versionOfTag(tag);
  const version = parseVersion(text);
  return version && text.replace(/^v|\+.*$/g, '') === version.canonical ? version : undefined;
}
