import { compareNumbers, isMultipleOf } from '../../json-schema/compare-exactly';
import { numberAt } from '../../source/number-literals';
import { fail, type Check, type ValuePlace, type Visit } from '../runnable-schema';
import type { Keyword, Keywords } from './keyword';

type Holds = (value: number, limit: number, order: () => number) => boolean;

/** Doubles decide unless they are equal; then the written digits do. */
const HOLDS: Readonly<Record<string, Holds>> = {
  minimum: (value, limit, order) => value > limit || (value === limit && order() >= 0),
  maximum: (value, limit, order) => value < limit || (value === limit && order() <= 0),
  exclusiveMinimum: (value, limit, order) => value > limit || (value === limit && order() > 0),
  exclusiveMaximum: (value, limit, order) => value < limit || (value === limit && order() < 0),
};

function bound(keyword: string, limitKeyword = keyword): Keyword {
  return (_, { schema }) => {
    const limit = schema[limitKeyword];
    if (typeof limit !== 'number') return undefined;
    return (visit) => {
      const { value } = visit.at;
      if (typeof value !== 'number' || !isFiniteAt(visit.at)) return true;
      const order = () => compareNumbers(visit.at, { holder: schema, key: limitKeyword }) ?? 0;
      return HOLDS[keyword]!(value, limit, order) || fail(visit, keyword, { limit });
    };
  };
}

/** 1e400 is finite, though a double holds it as infinity; `.inf` is not. */
function isFiniteAt({ value, holder, key }: ValuePlace): boolean {
  return Number.isFinite(value) || numberAt(holder, key) !== undefined;
}

/** In draft-04 `exclusiveMinimum` is a switch of `minimum`. */
function boundOfDraft04(keyword: 'minimum' | 'maximum'): Keyword {
  const exclusive = keyword === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
  return (value, context) => {
    const isExclusive = context.draft === 'draft-04' && context.schema[exclusive] === true;
    return isExclusive ? bound(exclusive, keyword)(value, context) : bound(keyword)(value, context);
  };
}

const multipleOf: Keyword = (step, { schema }) => {
  if (typeof step !== 'number') return undefined;
  const check: Check = (visit: Visit) => {
    if (typeof visit.at.value !== 'number') return true;
    const isMultiple = isMultipleOf(visit.at, { holder: schema, key: 'multipleOf' });
    return isMultiple !== false || fail(visit, 'multipleOf', { multipleOf: step });
  };
  return check;
};

export const NUMBER_KEYWORDS: Keywords = {
  maximum: boundOfDraft04('maximum'),
  minimum: boundOfDraft04('minimum'),
  exclusiveMaximum: bound('exclusiveMaximum'),
  exclusiveMinimum: bound('exclusiveMinimum'),
  multipleOf,
};
