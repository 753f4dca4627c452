import type { Place } from '../side/schema-node';
import type { Alternatives } from '../view/schema-view';

/** Two groups of alternatives that are compared. */
export interface GroupPair {
  readonly base: Alternatives;
  readonly head: Alternatives;
}

/** Where the groups are, for a finding about them. */
export interface GroupPlaces {
  readonly keyword: string;
  readonly base: Place;
  readonly head: Place;
}

export function placesOfGroups({ base, head }: GroupPair): GroupPlaces {
  return { keyword: String(head.place.key), base: base.place, head: head.place };
}
