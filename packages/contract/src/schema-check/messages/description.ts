import type { Pointer } from '../../source/pointer';
import type { SchemaError } from '../schema-error';

/** The places of the checked values; pointers are those of the checked value. */
export interface ValueOrigin {
  /** The text that the author wrote at a place, quoted unchanged; `undefined` where it is not known. */
  sourceTextAt(pointer: Pointer): string | undefined;
  /** Given by `--set`, which has no quotes that make a text of a number. */
  isFromCommandLine(pointer: Pointer): boolean;
  /** Whether two places are of one file: a key that another file has may be what is meant in this one. */
  standTogether(one: Pointer, other: Pointer): boolean;
  /** Whether the value at a place must not be repeated, whatever the schema that checks it says. */
  isSecret(pointer: Pointer): boolean;
}

/** What a message may use beside the error itself. */
export interface Surroundings {
  /** What the document is called at the start of a sentence, e.g. `The contract`. */
  readonly root: string;
  readonly origin: ValueOrigin;
  /** The keys that the schema of an error declares. */
  knownKeys(schema: unknown): ReadonlySet<string>;
  /** Whether the value that an error is about must not be repeated. */
  isSecret(error: SchemaError): boolean;
}

/** A message before it has its place in the schema. */
export interface Description {
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  readonly message: string;
  readonly hint?: string;
  /** The keys that the mapping lacks; of several, one is enough. */
  readonly missing?: readonly string[];
  /** The known key that the hint takes an unknown one for. */
  readonly meant?: string;
}
