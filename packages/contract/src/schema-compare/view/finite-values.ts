// Lists the values of a view where its limits leave only a few: `minimum: 4, maximum: 4` is a list of one.
import { canonicalText } from '../../json-schema/json-text';
import { addOne, compareDecimals, toWhole } from '../../source/decimal';
import { textsOfPattern } from '../../json-schema/pattern-texts';
import { exactOf, writtenNumber } from './exact-bound';
import { NUMBER, TYPE } from './schema-view';
import type { Constant, SchemaView, WrittenNumber } from './schema-view';

const MOST = 100;

/** Every value that a view may accept, and perhaps some that it refuses; `undefined` where there may be too many. */
export function finiteValues(view: SchemaView): ReadonlyMap<string, Constant> | undefined {
  const values: Pick<Constant, 'value' | 'literal'>[] = [];
  const add = (value: unknown) => values.push({ value });
  if (view.types & TYPE.null) add(null);
  if (view.types & TYPE.boolean) [false, true].forEach(add);
  if (view.types & NUMBER) {
    const numbers = numbersOf(view);
    if (numbers === undefined) return undefined;
    values.push(...numbers);
  }
  const isEmpty = (name: 'maxLength' | 'maxItems' | 'maxProperties') =>
    (view.bounds.get(name)?.value ?? Infinity) < 1;
  if (view.types & TYPE.string) {
    const texts = isEmpty('maxLength') ? [''] : matchedTexts(view);
    if (texts === undefined) return undefined;
    texts.forEach(add);
  }
  if (view.types & TYPE.array) {
    if (!isEmpty('maxItems')) return undefined;
    add([]);
  }
  if (view.types & TYPE.object) {
    if (!isEmpty('maxProperties')) return undefined;
    add({});
  }
  const { place } = view;
  return new Map(
    values.map((one) => [canonicalText(one.value, one.literal), { ...one, place }] as const),
  );
}

/** The texts that one pattern of a view lists. */
function matchedTexts({ patterns }: SchemaView): readonly string[] | undefined {
  const listed = [...patterns.keys()].map((pattern) => textsOfPattern(pattern)?.listed);
  return listed.find((texts) => texts !== undefined);
}

function numbersOf(view: SchemaView): readonly WrittenNumber[] | undefined {
  const [least, most] = [view.bounds.get('minimum'), view.bounds.get('maximum')];
  const [lowest, highest] = [least && exactOf(least), most && exactOf(most)];
  if (least === undefined || lowest === undefined || highest === undefined) return undefined;
  if (view.types & TYPE.fraction) {
    const { value, literal } = least;
    return compareDecimals(lowest, highest) === 0 ? [{ value, literal }] : undefined;
  }
  const last = toWhole(highest, 'down');
  const numbers: WrittenNumber[] = [];
  for (let next = toWhole(lowest, 'up'); compareDecimals(next, last) <= 0;) {
    if (numbers.length >= MOST) return undefined;
    numbers.push(writtenNumber(next));
    if (compareDecimals(next, last) === 0) break;
    const following = addOne(next, 'up');
    // It has too many zeros to be written out.
    if (following === next) return undefined;
    next = following;
  }
  return numbers;
}
