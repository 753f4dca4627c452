/** The base of relative references in documents without an identifier. */
export const NO_BASE = 'json-schema:///';

/** An absolute URI without an empty fragment; `undefined` where the reference and the base do not give one. */
export function resolveUri(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href.replace(/#$/, '');
  } catch {
    return undefined;
  }
}
