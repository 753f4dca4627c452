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

/**
 * The result of a function for its evaluated arguments. The evaluator itself computes `has`, which
 * must not evaluate its argument.
 */
export function callFunction(call: Call, args: readonly Item[], budget: Budget): Value {
  const values = args.map(({ value }) => value);
  const texts = (): string[] => values.map((value, index) => textOf(call, value, index));
  // The compiler names a function of the table that has no case here.
  const name = call.name as Exclude<FunctionName, 'has'>;
  switch (name) {
    case 'omit':
      return OMIT;
    case 'size':
      return sizeOf(call, values[0], budget);
    case 'string':
      return printScalar(call, args[0]!, budget);
    case 'startsWith': {
      const [text, start] = texts();
      budget.scan(Math.min(text!.length, start!.length));
      return text!.startsWith(start!);
    }
    case 'endsWith': {
      const [text, end] = texts();
      budget.scan(Math.min(text!.length, end!.length));
      return text!.endsWith(end!);
    }
    case 'contains': {
      const [text, part] = texts();
      budget.search(text!, part!);
      if (part === '') return true;
      const [first] = findText(text!, part!);
      return first !== undefined;
    }
    case 'lowerAscii': {
      const [text] = texts();
      budget.text(text!.length);
      return text!.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    }
    case 'replace': {
      const [text, from, to] = texts();
      return replaceAll(call, text!, from!, to!, budget);
    }
    case 'join':
      return join(call, values, budget);
    case 'entries': {
      const [map] = values;
      if (!isMap(map)) throw unfit(call, map, 0, 'a map');
      const keys = Object.keys(map);
      budget.list(keys.length);
      return keys.map((key) => entryOf(map, key));
    }
    default:
      throw new Error(`The function ${name satisfies never} has no meaning here.`);
  }
}

/** All digits of a number, without an exponent, as far as that is readable; a boolean as JSON writes it. */
export function printNumberOrBoolean({ value, literal }: Item): string | undefined {
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'number') return undefined;
  if (literal !== undefined) return printNumber(value, literal);
  const decimal = decimalOf(value);
  return decimal && printDecimal(decimal);
}

function printScalar(call: Call, item: Item, budget: Budget): string {
  const { value } = item;
  if (typeof value === 'string') return value;
  const text = printNumberOrBoolean(item);
  if (text === undefined) throw unfit(call, value, 0, 'a number, a boolean or a text');
  budget.text(text.length);
  return text;
}

function entryOf(map: ValueMap, key: string): { key: string; value: Value } {
  const { value, literal } = itemAt(map, key);
  const entry = { key, value };
  if (literal !== undefined) keepLiteral(entry, 'value', literal);
  return entry;
}

function sizeOf(call: Call, value: Value, budget: Budget): number {
  if (Array.isArray(value)) return value.length;
  if (isMap(value)) {
    const { length } = Object.keys(value);
    budget.step(length);
    return length;
  }
  if (typeof value !== 'string') throw unfit(call, value, 0, 'a text, a list or a map');
  budget.scan(value.length);
  let size = 0;
  for (let at = 0; at < value.length; at += value.codePointAt(at)! > 0xffff ? 2 : 1) size += 1;
  return size;
}

function replaceAll(call: Call, text: string, from: string, to: string, budget: Budget): string {
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

function join(call: Call, [list, separator = '']: readonly Value[], budget: Budget): string {
  if (!Array.isArray(list)) throw unfit(call, list, 0, 'a list');
  const between = textOf(call, separator, 1);
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

function textOf(call: Call, value: Value, index: number): string {
  if (typeof value !== 'string') throw unfit(call, value, index, 'a text');
  return value;
}

function unfit(call: Call, value: Value, index: number, wanted: string): ExpressionError {
  return new ExpressionError(
    `\`${call.name}\` is used with ${nameType(value)} where it takes ${wanted}.`,
    call.args[index]!,
    `Write it as \`${FUNCTIONS[call.name as FunctionName].usage}\`.`,
  );
}
