import type { Pointer } from '../source/pointer';

/** Why a document cannot be made ready, with the place of the keyword. */
export class UnusableSchema extends Error {
  constructor(
    readonly reason: 'pattern' | 'reference' | 'anchor' | 'circle',
    readonly keyword: string,
    readonly text: string,
    readonly pointer: Pointer,
  ) {
    super(text);
  }
}
