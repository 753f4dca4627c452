import { parseOci } from '../reference/reference';
import type { Pin } from './lock';

/** Pairs of pins that give one reference of one declarer two digests. */
export function findContradictions<Found extends Pin>(pins: readonly Found[]): [Found, Found][] {
  const seen = new Map<string, Found>();
  return pins.flatMap((pin): [Found, Found][] => {
    // A range decides only where the reference has no tag.
    const hasTag = parseOci(pin.ref)?.tag !== undefined;
    const key = JSON.stringify([pin.from, pin.ref, hasTag ? '' : (pin.constraint ?? '')]);
    const first = seen.get(key);
    if (!first) seen.set(key, pin);
    return first && first.digest !== pin.digest ? [[first, pin]] : [];
  });
}
