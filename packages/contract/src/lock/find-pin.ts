import { versionOfTag } from '../reference/version-tag';
import { isDefect } from '../reference/defect';
import { parseReference, type OciReference } from '../reference/reference';
import { parseVersionRange } from '../reference/version-range';
import type { Pin } from './lock';

export interface PinRequest {
  readonly reference: OciReference;
  /** `compatibility` of a dependency. */
  readonly range?: string;
  /** Digest of the artifact that declares the reference; absent for the bundle that owns the lock. */
  readonly from?: string;
}

/**
 * The pin of a reference. The text of the reference decides; where no entry has that text (locks of
 * the Go tool may spell the tag out), an entry of the same repository with that tag or version.
 */
export function findPin<Found extends Pin>(
  pins: readonly Found[],
  { reference, range, from }: PinRequest,
): Found | undefined {
  const declared = pins.filter((pin) => pin.from === from);
  const sameText = declared.filter((pin) => pin.ref === reference.text);
  return (
    sameText.find((pin) => pin.constraint === range) ??
    (reference.tag === undefined ? undefined : sameText[0]) ??
    declared.find((pin) => isSameArtifact(pin, reference, range))
  );
}

function isSameArtifact(
  pin: Pin,
  { host, repository, tag }: OciReference,
  range?: string,
): boolean {
  const pinned = parseReference(pin.ref);
  if (isDefect(pinned) || pinned.scheme !== 'oci') return false;
  if (pinned.host !== host || pinned.repository !== repository) return false;
  if (tag !== undefined)
    return pinned.tag === tag || (!pinned.tag && pin.version === versionOfTag(tag));
  return pin.constraint !== undefined && pin.constraint === range && isWithin(pin, range);
}

/** The tag of a reference chose the version, so the range may not admit it. */
function isWithin({ version }: Pin, range: string): boolean {
  const parsed = parseVersionRange(range);
  return version === undefined || isDefect(parsed) || parsed.admits(version);
}
