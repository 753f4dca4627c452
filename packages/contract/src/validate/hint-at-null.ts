import type { SchemaProblem } from '../schema-check/schema-problem';
import { valueAt } from '../source/pointer';

/** In Helm, a `null` among values removes a key. Here it is a value that most schemas refuse. */
export function hintAtNull(
  { pointer, keyword }: Pick<SchemaProblem, 'pointer' | 'keyword'>,
  values: unknown,
): string | undefined {
  if (keyword !== 'type' || pointer === '' || valueAt(values, pointer) !== null) return undefined;
  return 'Write a value, or remove the key. Unlike in Helm, `null` removes no key.';
}
