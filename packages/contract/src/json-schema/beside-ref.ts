import { pickKeys } from '../source/copy-data';

/** The keys of a mapping beside its `$ref`. */
export function besideRef(
  written: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return pickKeys(written, (key) => key !== '$ref');
}
