// Released versions among the tags of a repository. A release has all three parts of a version and no
// prerelease: a tag such as `1` or `latest` may mean another artifact tomorrow.
import { highestVersion } from '../../reference/highest-version';
import { compareVersions, isPrerelease, parseVersion } from '../../reference/version';
import { versionOfTag } from '../../reference/version-tag';

/** The tag of the highest released version below `version`. */
export function findReleasedBelow(tags: readonly string[], version: string): string | undefined {
  return findHighest(tags, version, (order) => order < 0);
}

/** The tag of the highest released version, where it is above `version`. */
export function findReleasedAbove(tags: readonly string[], version: string): string | undefined {
  return findHighest(tags, version, (order) => order > 0);
}

function findHighest(
  tags: readonly string[],
  version: string,
  accepts: (order: number) => boolean,
): string | undefined {
  const limit = parseVersion(version);
  if (!limit) return undefined;
  const byVersion = new Map(tags.map((tag) => [versionOfTag(tag), tag]));
  const released = [...byVersion.keys()].filter((text) => {
    const candidate = parseVersion(text);
    return (
      candidate !== undefined &&
      text.replace(/\+.*$/, '') === candidate.canonical &&
      !isPrerelease(candidate) &&
      accepts(compareVersions(candidate, limit))
    );
  });
  return byVersion.get(highestVersion(released) ?? '');
}
