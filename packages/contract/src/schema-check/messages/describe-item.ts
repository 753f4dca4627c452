// Writes the message for an error about an item of a list.
import { isMapping } from '../../source/mapping';
import type { SchemaError } from '../schema-error';
import { joinPointer } from '../../source/pointer';
import { ACCEPTED_TYPES } from './accepted';
import type { Description, Surroundings } from './description';
import { code, counted, listed, lowerFirst, placeName, shown } from '../../diagnostics/words';

type Params = Record<string, unknown>;

/** Errors whose place is an item of a list, or that count items. */
export function describeItem(error: SchemaError, around: Surroundings): Description | undefined {
  const pointer = error.instancePath;
  const params = error.params as Params;
  const name = placeName(pointer, around.root);
  switch (error.keyword) {
    case 'uniqueItems': {
      const [first, second] = [Number(params.i), Number(params.j)].sort((a, b) => a - b);
      return {
        pointer: joinPointer(pointer, second),
        on: 'value',
        message: `Items ${first} and ${second} of ${lowerFirst(name)} are equal. Items must be unique.`,
      };
    }
    case 'items':
    case 'additionalItems': {
      const limit = Number(params.limit ?? params.len ?? 0);
      return {
        pointer: joinPointer(pointer, limit),
        on: 'value',
        message: `${name} can have at most ${counted(limit, 'item')}; it has ${lengthOf(error)}.`,
      };
    }
    // Other items may follow, such as those that `contains` accepts.
    case 'unevaluatedItems': {
      const index = Number(params.index);
      return {
        pointer: joinPointer(pointer, index),
        on: 'value',
        message: `Item ${index} of ${lowerFirst(name)} is not accepted, because no other part of the schema describes it.`,
      };
    }
    case 'contains': {
      const amount = wantedAmount(Number(params.minContains ?? 1), params.maxContains);
      const what = wantedItem(error.schema);
      return {
        pointer,
        on: 'value',
        message: `${name} must contain ${amount.text} ${what}${
          amount.isImpossible
            ? ', which no list can'
            : lengthOf(error) === 0
              ? '; it is empty'
              : '; it does not'
        }.`,
      };
    }
    default:
      return undefined;
  }
}

/** How many items `contains` wants, as words before the kind of item. */
function wantedAmount(min: number, limit: unknown): { text: string; isImpossible?: boolean } {
  if (typeof limit !== 'number') return { text: `at least ${counted(min, 'item')}` };
  if (min > limit) {
    const text = `at least ${counted(min, 'item')} but at most ${counted(limit, 'item')}`;
    return { text, isImpossible: true };
  }
  if (limit === 0) return { text: 'no item' };
  if (min === 0) return { text: `at most ${counted(limit, 'item')}` };
  const range = min === limit ? `exactly ${min}` : `${min} to ${limit}`;
  return { text: `${range} ${limit === 1 ? 'item' : 'items'}` };
}

function wantedItem(schema: unknown): string {
  if (isMapping(schema)) {
    if (Object.keys(schema).length === 1) {
      if ('const' in schema) return `equal to ${shown(schema.const)}`;
      if (typeof schema.type === 'string' && schema.type in ACCEPTED_TYPES) {
        return `of this kind: ${ACCEPTED_TYPES[schema.type]}`;
      }
    }
    const keys = Array.isArray(schema.required) ? schema.required.map(String) : [];
    const properties = isMapping(schema.properties) ? schema.properties : {};
    const fixed = Object.keys(properties).filter(
      (key) => isMapping(properties[key]) && 'const' in (properties[key] as object),
    );
    if (fixed.length > 0) {
      return `with ${listed(
        fixed.map((key) => `${code(key)} ${shown((properties[key] as Params).const)}`),
        'and',
      )}`;
    }
    if (keys.length > 0) return `with ${listed(keys.map(code), 'and')}`;
  }
  return 'that fits the schema';
}

function lengthOf(error: SchemaError): number {
  return Array.isArray(error.data) ? error.data.length : 0;
}
