import { lastToken, parentPointer, type Pointer } from './pointer';

/**
 * Finds what is at a pointer by steps from what is at its parent. The parent of the last pointer is
 * remembered, because the next pointer is often beside it.
 */
export class PointerWalk<Found> {
  #above: { readonly pointer: Pointer; readonly found: Found } | undefined;

  /** `root` is what is at the pointer `''`. */
  constructor(
    private readonly root: Found,
    private readonly step: (above: Found, token: string) => Found,
  ) {}

  at(pointer: Pointer): Found {
    if (pointer === '') return this.root;
    const parent = parentPointer(pointer);
    const above = this.#above?.pointer === parent ? this.#above.found : this.at(parent);
    this.#above = { pointer: parent, found: above };
    return this.step(above, lastToken(pointer));
  }
}
