import { parseVersion } from './version';

/** A tag has no `+`, so build metadata follows a `_`, which no version has. */
export function tagOfVersion(version: string): string {
  return version.replace('+', '_');
}

/** The version that a tag means; a tag without a version is returned unchanged. */
export function versionOfTag(tag: string): string {
  const version = tag.replace('_', '+');
  return parseVersion(version) ? version : tag;
}
