import { numberInWords } from '../view/exact-bound';
import { isLowerBound } from '../view/schema-view';
import type { Bound, BoundName } from '../view/schema-view';

/** What a value of each type is, after the subject. */
export const TYPE_PHRASES: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'true or false',
  integer: 'a whole number',
  fraction: 'a number with a fraction',
  number: 'a number',
  string: 'text',
  array: 'a list',
  object: 'a mapping',
};

const COUNTED: Partial<Record<BoundName, readonly [one: string, many: string]>> = {
  minLength: ['character', 'characters'],
  maxLength: ['character', 'characters'],
  minItems: ['entry', 'entries'],
  maxItems: ['entry', 'entries'],
  minProperties: ['key', 'keys'],
  maxProperties: ['key', 'keys'],
};

/** What a bound asks for, after the subject. */
export function boundAsPhrase(name: BoundName, bound: Bound): string {
  const isLower = isLowerBound(name);
  const counted = COUNTED[name];
  if (counted !== undefined) {
    const [one, many] = counted;
    return `has at ${isLower ? 'least' : 'most'} ${bound.value} ${bound.value === 1 ? one : many}`;
  }
  const limit = bound.exclusive
    ? `${isLower ? 'more' : 'less'} than`
    : `at ${isLower ? 'least' : 'most'}`;
  return `is ${limit} ${numberInWords(bound)}`;
}
