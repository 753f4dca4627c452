import type { Pointer } from '../source/pointer';

/** A value that does not fit a schema: one cause, one problem, already in words. */
export interface SchemaProblem {
  /** Place in the checked value. A missing key points at the mapping that lacks it, `on: 'key'`. */
  readonly pointer: Pointer;
  readonly on: 'key' | 'value';
  /** What is wrong, what was seen, what is accepted; full sentences, names in backticks. */
  readonly message: string;
  readonly hint?: string;
  /** The schema keyword that failed, e.g. `minimum`. */
  readonly keyword: string;
  /** Place of the keyword in the schema document. */
  readonly schemaPointer: Pointer;
  /** The keys that the mapping lacks; of several, one is enough. */
  readonly missing?: readonly string[];
  /** The known key that the hint takes an unknown one for. */
  readonly meant?: string;
}

/** Why a text is not a usable schema. */
export interface SchemaDefect {
  /** `json`: not a JSON text. `schema`: JSON, but not a usable JSON Schema. */
  readonly kind: 'json' | 'schema';
  readonly message: string;
  readonly hint?: string;
  /** Place in the schema text, where it is known. */
  readonly pointer?: Pointer;
  readonly offset?: number;
}
