/** One error in words. Which errors are worth words is decided in translate-errors.ts. */
import type { SchemaError } from '../schema-error';
import { describeDemand } from './describe-demand';
import { describeItem } from './describe-item';
import { describeKey, describeKeyName } from './describe-key';
import { describeSeen } from './describe-seen';
import type { Description, Surroundings } from './description';
import { hintAtValue } from './hint-at-value';
import { placeName } from '../../diagnostics/words';

export function describeError(error: SchemaError, around: Surroundings): Description {
  if (error.propertyName !== undefined) return describeKeyName(error, error.propertyName, around);
  const key = describeKey(error, around);
  if (key !== undefined) return key;
  const item = describeItem(error, around);
  if (item !== undefined) return item;
  const pointer = error.instancePath;
  const name = placeName(pointer, around.root);
  const demand = describeDemand(error);
  if (demand === undefined) return describeRefusal(error, name);
  const message = SAYS_WHAT_WAS_SEEN.test(demand)
    ? `${name} ${demand}.`
    : `${name} ${demand}; ${describeSeen(error, around)}.`;
  return { pointer, on: 'value', message, hint: hintAtValue(error, around) };
}

/**
 * A schema that refuses every value. An author can leave a key out, but not the document itself.
 */
function describeRefusal({ instancePath, schemaPointer }: SchemaError, name: string): Description {
  if (instancePath !== '') {
    return { pointer: instancePath, on: 'key', message: `${name} must not be given.` };
  }
  const isWhole = /^(?:\/not)?$/.test(schemaPointer);
  return {
    pointer: '',
    on: 'value',
    message: isWhole
      ? `The schema refuses every value.`
      : `${name} reaches a part of the schema that refuses every value.`,
    hint: isWhole ? 'Fix the schema, or do not use it.' : undefined,
  };
}

/** Demands after which "it is …" would only repeat them. */
const SAYS_WHAT_WAS_SEEN = /^must not be (?!what)(?!.* or )/;
