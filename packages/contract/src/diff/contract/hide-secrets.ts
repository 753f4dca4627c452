// What the report of a diff shows of values that may be secret on one of its sides.
import { HIDDEN } from '../../diagnostics/looks-secret';
import type { ContractPair } from './contract-pair';
import type { SpotPair } from './spot';

export interface SecretHider {
  /** Whether a value is secret on one side: it may be the same on the other. */
  isSecret(places: SpotPair<unknown>): boolean;
  /** The value of a side as a report may show it. */
  shown(value: unknown, places: SpotPair<unknown>, side: 'base' | 'head'): unknown;
}

export function createSecretHider({ base, head }: ContractPair): SecretHider {
  const sides = { base: base.secrets, head: head.secrets };
  const isSecret = (places: SpotPair<unknown>): boolean =>
    (sides.base?.has(places.base.pointer) || sides.head?.has(places.head.pointer)) ?? false;
  return {
    isSecret,
    shown(value, places, side) {
      if (isSecret(places)) return HIDDEN;
      return sides[side] ? sides[side].hide(value, places[side].pointer) : value;
    },
  };
}
