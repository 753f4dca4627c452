// What to do about a digest that no registry has any more: a tag was moved or deleted, or a lock was changed by hand.
import { shortNameOf } from '../reference/oci-name';
import type { OciReference } from '../reference/reference';

/** For a digest in a lock. Without `--update` the generator keeps what is pinned. */
export function hintToUpdate(reference: Pick<OciReference, 'repository'>): string {
  return `Run the \`lock\` generator with \`--update=${shortNameOf(reference)}\` to pin what the registry has now. If it hides the repository, log in first.`;
}

/** For a digest in a reference. */
export const HINT_AT_DIGEST =
  'Correct the digest, or reference a tag instead. If the registry hides the repository, log in first.';
