import type { Pointer } from '../source/pointer';

/** What a message may draw on beside the error itself. */
export interface Surroundings {
  /** What the document is called at the start of a sentence, e.g. `The contract`. */
  readonly root: string;
  /** What the author wrote at a place, where that is known. */
  sourceTextAt(pointer: Pointer): string | undefined;
  /** The keys that the schema of an error declares. */
  knownKeys(schema: unknown): ReadonlySet<string>;
}

/** A message before it has its place in the schema. */
export interface Description {
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
}
