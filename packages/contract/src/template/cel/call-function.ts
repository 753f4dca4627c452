// Calls the functions that templates may use.
import { decimalOf, printDecimal } from '../../source/decimal';
import { keepLiteral, printNumber } from '../../source/number-literals';
import { type Budget, OUTPUT_SIZE_LIMIT } from './budget';
import type { Expression } from './expression';
import { ExpressionError } from './expression-error';
import { findText } from './find-text';
import { FUNCTIONS, type FunctionName } from './functions';
import { isMap, itemAt, nameType, OMIT, type Item, type Value, type ValueMap } from './value';

type Call = Expression & { kind: 'call' };

/** A call with its evaluated arguments, and the budget that counts its work. */
interface Called {
  readonly call: Call;
  readonly args: readonly Item[];
  readonly budget: Budget;
}

/**
 * The result of a function for its evaluated arguments. The evaluator itself computes `has`, which
 * must not evaluate its argument.
 */
export function callFunction(call: Call, args: readonly Item[], budget: Budget): Value {
  return RESULTS[call.name as ComputedName]({ call, args, budget });
}

type ComputedName = Exclude<FunctionName, 'has'>;

/** What each function does. The compiler names a function of `FUNCTIONS` that is missing here. */
const RESULTS: Readonly<Record<ComputedName, (called: Called) => Value>> = {
  omit: () => OMIT,
  size: sizeOf,
  string: printScalar,
  startsWith(called) {
    const [text, start] = textsOf(called);
    called.budget.scan(Math.min(text!.length, start!.length));
    return text!.startsWith(start!);
  },
  endsWith(called) {
    const [text, end] = textsOf(called);
    called.budget.scan(Math.min(text!.length, end!.length));
    return text!.endsWith(end!);
  },
  contains(called) {
    const [text, part] = textsOf(called);
    called.budget.search(text!, part!);
    if (part === '') return true;
    const [first] = findText(text!, part!);
    return first !== undefined;
  },
  lowerAscii(called) {
    const [text] = textsOf(called);
    called.budget.text(text!.length);
    return text!.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  },
  replace: replaceAll,
  join,
  entries: entriesOf,
};

/** All digits of a number, without an exponent, as far as that is readable; a boolean as JSON writes it. */
export function printNumberOrBoolean({ value, literal }: Item): string | undefined {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return undefined;
  if (literal !== undefined) return printNumber(value, literal);
  const decimal = decimalOf(value);
  return decimal && printDecimal(decimal);
}

function printScalar(called: Called): string {
  const item = called.args[0]!;
  if (typeof item.value === 'string') return item.value;
  const text = printNumberOrBoolean(item);
  if (text === undefined) throw unfit(called, 0, 'a number, a boolean or a text');
  called.budget.text(text.length);
  return text;
}

function entriesOf(called: Called): Value {
  const map = called.args[0]?.value;
  if (!isMap(map)) throw unfit(called, 0, 'a map');
  const keys = Object.keys(map);
  called.budget.list(keys.length);
  return keys.map((key) => entryOf(map, key));
}

function entryOf(map: ValueMap, key: string): { key: string; value: Value } {
  const { value, literal } = itemAt(map, key);
  const entry = { key, value };
  if (literal !== undefined) keepLiteral(entry, 'value', literal);
  return entry;
}

function sizeOf(called: Called): number {
  const { budget } = called;
  const value = called.args[0]?.value;
  if (Array.isArray(value)) return value.length;
  if (isMap(value)) {
    const { length } = Object.keys(value);
    budget.step(length);
    return length;
  }
  if (typeof value !== 'string') throw unfit(called, 0, 'a text, a list or a map');
  budget.scan(value.length);
  let size = 0;
  for (let at = 0; at < value.length; at += value.codePointAt(at)! > 0xffff ? 2 : 1) size += 1;
  return size;
}

function replaceAll(called: Called): string {
  const { call, budget } = called;
  const [text, from, to] = textsOf(called) as [string, string, string];
  if (from === '') {
    throw new ExpressionError('`replace` has an empty text to look for.', call.args[1]!);
  }
  budget.search(text, from);
  const found = [...findText(text, from)];
  budget.text(text.length + found.length * (to.length - from.length));
  budget.step(found.length);
  let end = 0;
  const parts = found.map((at) => {
    const part = text.slice(end, at);
    end = at + from.length;
    return part;
  });
  return [...parts, text.slice(end)].join(to);
}

function join(called: Called): string {
  const { call, args, budget } = called;
  const list = args[0]?.value;
  if (!Array.isArray(list)) throw unfit(called, 0, 'a list');
  const between = args[1]?.value === undefined ? '' : textAt(called, 1);
  budget.step(list.length);
  let length = Math.max(list.length - 1, 0) * between.length;
  for (const item of list as Value[]) {
    if (typeof item !== 'string') {
      throw new ExpressionError(
        `\`join\` is used with a list that holds ${nameType(item)}; it joins texts.`,
        call.args[0]!,
      );
    }
    length += item.length;
    if (length > OUTPUT_SIZE_LIMIT) break;
  }
  budget.text(length);
  return list.join(between);
}

function textsOf(called: Called): string[] {
  return called.args.map((_, index) => textAt(called, index));
}

function textAt(called: Called, index: number): string {
  const value = called.args[index]?.value;
  if (typeof value !== 'string') throw unfit(called, index, 'a text');
  return value;
}

function unfit({ call, args }: Called, index: number, wanted: string): ExpressionError {
  return new ExpressionError(
    `\`${call.name}\` is used with ${nameType(args[index]?.value)} where it takes ${wanted}.`,
    call.args[index]!,
    `Write it as \`${FUNCTIONS[call.name as FunctionName].usage}\`.`,
  );
}
