import type { SchemaError } from '../schema-error';
import { unquotedForm } from './accepted';
import { isOfType } from '../is-of-type';

/**
 * Which of two errors at one place is enough: a value of the wrong type, or a value that another
 * schema does not list. `undefined` where each adds something.
 */
export function moreUseful(
  wrongType: SchemaError,
  wrongValue: SchemaError,
): SchemaError | undefined {
  const types = [(wrongType.params as { type: unknown }).type].flat().map(String);
  const { allowedValue, allowedValues } = wrongValue.params as Record<string, unknown>;
  const accepted: unknown[] = Array.isArray(allowedValues) ? allowedValues : [allowedValue];
  const { data } = wrongType as { data?: unknown };
  const plain = typeof data === 'string' ? unquotedForm(data, types) : undefined;
  if (plain !== undefined && accepted.some((value) => String(value) === plain)) return wrongType;
  return accepted.some((value) => types.some((type) => isOfType(value, type)))
    ? wrongValue
    : undefined;
}
