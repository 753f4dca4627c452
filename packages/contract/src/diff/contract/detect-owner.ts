import { canonicalText } from '../../json-schema/json-text';
import type { Owner } from '../../model/contract';
import type { FoundChange } from '../change/detection';
import { detectField, inWords } from './detect-field';
import type { SpotPair } from './spot';

/** A text and an object are two owners even when they name one team: the contract says more or less. */
export function detectOwner(owner: SpotPair<string | Owner>): FoundChange[] {
  const found = detectField(owner, 'The owner of the service', {
    path: 'service.owner',
    added: 'owner-added',
    removed: 'owner-removed',
    modified: 'owner-changed',
  });
  const [from, to] = [owner.base.value, owner.head.value];
  if (typeof from !== 'object' || typeof to !== 'object') return found;
  return found.map((change) => ({ ...change, subject: describeParts(from, to) }));
}

function describeParts(from: Owner, to: Owner): string {
  const parts = (['team', 'dri', 'contacts'] as const)
    .filter((key) => canonicalText(from[key]) !== canonicalText(to[key]))
    .map((key) => `\`${key}\` from ${partInWords(from[key])} to ${partInWords(to[key])}`);
  return `The owner of the service changed: ${parts.join(', ')}.`;
}

function partInWords(value: Owner[keyof Owner]): string {
  return value === undefined ? 'nothing' : inWords(value);
}
