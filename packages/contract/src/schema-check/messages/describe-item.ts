// Writes the message for an error about an item of a list.
import { isMapping } from '../../source/mapping';
import type { SchemaError } from '../schema-error';
import { joinPointer } from '../../source/pointer';
import { ACCEPTED_TYPES } from './accepted';
import type { Description, Surroundings } from './description';
import { code, counted, listed, lowerFirst, placeName } from '../../diagnostics/words';
import { shownAt } from './shown-at';

type Params = Record<string, unknown>;

/** By keyword: errors whose place is an item of a list, or that count items. */
const DESCRIBERS: ReadonlyMap<string, (error: SchemaError, name: string) => Description> = new Map([
  ['uniqueItems', describeRepeated],
  ['items', describeSurplus],
  ['additionalItems', describeSurplus],
  ['unevaluatedItems', describeUndescribed],
  ['contains', describeContains],
]);

export function describeItem(error: SchemaError, around: Surroundings): Description | undefined {
  return DESCRIBERS.get(error.keyword)?.(error, placeName(error.instancePath, around.root));
}

function describeRepeated({ instancePath, params }: SchemaError, name: string): Description {
  const [first, second] = [Number(params.i), Number(params.j)].sort((a, b) => a - b);
  return {
    pointer: joinPointer(instancePath, second!),
    on: 'value',
    message: `Items ${first} and ${second} of ${lowerFirst(name)} are equal. Items must be unique.`,
  };
}

function describeSurplus(error: SchemaError, name: string): Description {
  const limit = Number(error.params.limit ?? error.params.len ?? 0);
  return {
    pointer: joinPointer(error.instancePath, limit),
    on: 'value',
    message: `${name} can have at most ${counted(limit, 'item')}; it has ${lengthOf(error)}.`,
  };
}

/** Other items may follow, such as those that `contains` accepts. */
function describeUndescribed({ instancePath, params }: SchemaError, name: string): Description {
  const index = Number(params.index);
  return {
    pointer: joinPointer(instancePath, index),
    on: 'value',
    message: `Item ${index} of ${lowerFirst(name)} is not accepted, because no other part of the schema describes it.`,
  };
}

function describeContains(error: SchemaError, name: string): Description {
  const { minContains = 1, maxContains } = error.params;
  const amount = wantedAmount(Number(minContains), maxContains);
  const seen = lengthOf(error) === 0 ? '; it is empty' : '; it does not';
  const end = amount.isImpossible ? ', which no list can' : seen;
  return {
    pointer: error.instancePath,
    on: 'value',
    message: `${name} must contain ${amount.text} ${wantedItem(error.schema)}${end}.`,
  };
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
      if ('const' in schema) return `equal to ${shownAt(schema, 'const')}`;
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
        fixed.map((key) => `${code(key)} ${shownAt(properties[key] as Params, 'const')}`),
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
