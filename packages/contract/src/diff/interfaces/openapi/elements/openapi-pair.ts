import type { DocumentPair } from '../../document/pair/document-pair';

export interface OpenapiPair extends DocumentPair {
  /** What the base calls a security scheme of the head. */
  readonly baseNameOf: (name: string) => string;
}
