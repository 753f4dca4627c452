// Lists the values of a view where its limits leave only a few: `minimum: 4, maximum: 4` is a list of one.
import { canonicalText } from '../json-schema/json-text';
import { compareDecimals, toWhole } from '../source/decimal';
import { exactOf } from './exact-bound';
import { NUMBER, TYPE } from './schema-view';
import type { Constant, SchemaView } from './schema-view';

const MOST = 100;

/** Every value that a view may accept, and perhaps some that it refuses; `undefined` where there may be too many. */
export function finiteValues(view: SchemaView): ReadonlyMap<string, Constant> | undefined {
  const values: unknown[] = [];
  if (view.types & TYPE.null) values.push(null);
  if (view.types & TYPE.boolean) values.push(false, true);
  if (view.types & NUMBER) {
    const numbers = numbersOf(view);
    if (numbers === undefined) return undefined;
    values.push(...numbers);
  }
  const isEmpty = (name: 'maxLength' | 'maxItems' | 'maxProperties') =>
    (view.bounds.get(name)?.value ?? Infinity) < 1;
  if (view.types & TYPE.string) {
    if (!isEmpty('maxLength')) return undefined;
    values.push('');
  }
  if (view.types & TYPE.array) {
    if (!isEmpty('maxItems')) return undefined;
    values.push([]);
  }
  if (view.types & TYPE.object) {
    if (!isEmpty('maxProperties')) return undefined;
    values.push({});
  }
  return new Map(values.map((value) => [canonicalText(value), { value, place: view.place }]));
}

function numbersOf(view: SchemaView): readonly number[] | undefined {
  const [least, most] = [view.bounds.get('minimum'), view.bounds.get('maximum')];
  const [from, to] = [least && exactOf(least), most && exactOf(most)];
  if (least === undefined || from === undefined || to === undefined) return undefined;
  if (view.types & TYPE.fraction) {
    const isOne = least.literal === undefined && compareDecimals(from, to) === 0;
    return isOne ? [least.value] : undefined;
  }
  const [first, last] = [toWhole(from, 'up'), toWhole(to, 'down')].map(
    ({ digits, exponent }) => Number(digits) * 10 ** exponent,
  ) as [number, number];
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || last - first >= MOST)
    return undefined;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
