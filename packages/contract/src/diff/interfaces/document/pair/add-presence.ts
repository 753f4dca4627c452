import type { Pointer } from '../../../../source/pointer';
import type { DocumentPair } from './document-pair';

interface Place {
  readonly pointer: Pointer;
}

interface Presence {
  readonly path: string;
  /** What it is, at the head of a sentence. */
  readonly what: string;
  /** The place on the one side that has it. */
  readonly base?: Place | undefined;
  readonly head?: Place | undefined;
  /** What the report shows for it. */
  readonly value?: string;
}

/** Reports what one side alone has. The ids of its two rules are `rules` with `-added` and `-removed`. */
export function addPresence(
  pair: DocumentPair,
  rules: string,
  { path, what, base, head, value }: Presence,
): void {
  if (head === undefined) {
    pair.add({
      rule: `${rules}-removed`,
      path,
      type: 'removed',
      oldValue: value,
      subject: `${what} was removed.`,
      basePointer: base?.pointer,
    });
  } else {
    pair.add({
      rule: `${rules}-added`,
      path,
      type: 'added',
      newValue: value,
      subject: `${what} was added.`,
      headPointer: head.pointer,
    });
  }
}
