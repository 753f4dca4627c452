export type RegistryErrorKind =
  | 'unauthorized'
  | 'not-found'
  | 'rate-limited'
  /** The registry answered, and does not accept the request. */
  | 'refused'
  /** There was no answer, or a broken server answered. */
  | 'unreachable'
  /** The answer does not fit the request: a wrong digest, a web page, another kind of artifact. */
  | 'invalid';

/** A request to a registry failed. The message contains no secret and can be printed unchanged. */
export class RegistryError extends Error {
  constructor(
    readonly kind: RegistryErrorKind,
    message: string,
    /** What the reader can do. */
    readonly hint: string,
    /** The HTTP status, if there was an answer. */
    readonly status?: number,
    /** The registry's own code, such as `MANIFEST_UNKNOWN`. */
    readonly code?: string,
  ) {
    super(message);
  }
}
