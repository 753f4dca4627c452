import { isWhole } from '../../source/decimal';
import { literalAt, numberAt } from '../../source/number-literals';
import { sameValue } from '../../json-schema/compare-exactly';
import { isOfType } from '../is-of-type';
import { fail, type ValuePlace } from '../runnable-schema';
import type { Keyword, Keywords } from './keyword';

const NUMBERS = new Set(['integer', 'number']);

const type: Keyword = (wanted) => {
  const types = (Array.isArray(wanted) ? wanted : [wanted]).map(String);
  return (visit) =>
    types.some((name) => hasType(visit.at, name)) || fail(visit, 'type', { type: wanted });
};

/** A double holds 1e400 as infinity and 0.1e-400 as 0, so the written number decides. */
function hasType(at: ValuePlace, name: string): boolean {
  const isWritten = literalAt(at.holder, at.key) !== undefined;
  const exact = isWritten && NUMBERS.has(name) ? numberAt(at.holder, at.key) : undefined;
  if (exact === undefined) return isOfType(at.value, name);
  return name === 'number' || isWhole(exact);
}

const enumeration: Keyword = (values, { schema }) => {
  if (!Array.isArray(values)) return undefined;
  const holder = schema.enum;
  return (visit) => {
    visit.state.spend(values.length / 10);
    for (let key = 0; key < values.length; key += 1) {
      if (sameValue(visit.at, { holder, key })) return true;
    }
    return fail(visit, 'enum', { allowedValues: values });
  };
};

const constant: Keyword = (value, { schema }) => {
  return (visit) =>
    sameValue(visit.at, { holder: schema, key: 'const' }) ||
    fail(visit, 'const', { allowedValue: value });
};

export const VALUE_KEYWORDS: Keywords = { type, enum: enumeration, const: constant };
