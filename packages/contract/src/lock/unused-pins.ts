import { isDefect } from '../reference/defect';
import { parseReference } from '../reference/reference';
import { findPin } from './find-pin';
import type { Pin } from './lock';

/** A reference of the bundle that owns the lock. */
export interface OwnReference {
  readonly ref: string;
  /** `compatibility` of a dependency. */
  readonly range?: string;
}

/** Pins that no reference of the bundle needs, directly or through an artifact that it uses. */
export function findUnusedPins<Found extends Pin>(
  pins: readonly Found[],
  references: readonly OwnReference[],
): Found[] {
  const used = new Set<Found>();
  const digests = new Set<string>();
  for (const { ref, range } of references) {
    const reference = parseReference(ref);
    if (isDefect(reference) || reference.scheme !== 'oci') continue;
    const pin = findPin(pins, { reference, range });
    if (pin) markSame(pin);
    const digest = reference.digest ?? pin?.digest;
    if (digest !== undefined) digests.add(digest);
  }
  // The references of a used artifact are used, and so are the references of what they refer to.
  for (let size = -1; size !== digests.size;) {
    size = digests.size;
    for (const pin of pins) {
      if (pin.from === undefined || !digests.has(pin.from)) continue;
      used.add(pin);
      digests.add(pin.digest);
    }
  }
  return pins.filter((pin) => !used.has(pin));

  /** A dependency and a policy may share a reference: each has an entry. */
  function markSame(pin: Found): void {
    for (const one of pins) {
      if (one.ref === pin.ref && one.from === pin.from && one.constraint === pin.constraint) {
        used.add(one);
      }
    }
  }
}
