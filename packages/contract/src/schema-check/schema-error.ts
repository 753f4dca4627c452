import type { Pointer } from '../source/pointer';

/** One keyword that a value does not satisfy, before it is put into words. */
export interface SchemaError {
  readonly keyword: string;
  /** Place in the value. */
  readonly instancePath: Pointer;
  /** Place of the keyword in its schema document. */
  readonly schemaPointer: Pointer;
  /** What the keyword says about the failure, e.g. `missingProperty`. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The value of the keyword. */
  readonly schema: unknown;
  /** The schema that holds the keyword. */
  readonly parentSchema: unknown;
  /** The value that was checked. */
  readonly data: unknown;
  /** Under `propertyNames`: the key that was checked. */
  readonly propertyName?: string;
}

export interface Branch {
  /** Place in the list of the keyword: 1 is the second schema of an `anyOf`. */
  readonly index: number;
  readonly causes: readonly Cause[];
}

/** An error, with the errors that it sums up. */
export interface Cause {
  readonly error: SchemaError;
  /** The branches of `anyOf` and `oneOf` that failed, else empty. */
  readonly branches: readonly Branch[];
}
