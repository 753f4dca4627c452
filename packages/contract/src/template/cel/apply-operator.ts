// Applies an operator with two operands, as CEL does: comparisons, `in` and `+`. Numbers are compared by all their
// digits, and every step is counted.
import { compareDecimals, parseDecimal, type Decimal } from '../../source/decimal';
import { LimitReached, type Budget } from './budget';
import type { BinaryOperator, Expression } from './expression';
import { ExpressionError } from './expression-error';
import { compareTexts, hasKey, isMap, itemAt, listOf, nameType, typeOf } from './value';
import type { Item, Value } from './value';

export type BinaryExpression = Expression & { kind: 'binary' };

/** An operator with its evaluated operands, and the budget that counts its work. */
interface Operation {
  readonly expression: BinaryExpression;
  readonly left: Item;
  readonly right: Item;
  readonly budget: Budget;
}

/** Throws an `ExpressionError` for operands that the operator does not accept. `&&` and `||` are not applied here. */
export function applyOperator(operation: Operation): Value {
  const { operator } = operation.expression;
  switch (operator) {
    case '==':
      return areEqual(operation);
    case '!=':
      return !areEqual(operation);
    case 'in':
      return isIn(operation);
    case '+':
      return add(operation);
    default:
      return isOrdered(operator, compareOperands(operation));
  }
}

function areEqual(operation: Operation): boolean {
  const { left, right, budget } = operation;
  const types = [typeOf(left.value), typeOf(right.value)];
  const isLoose = types.includes('null') || types.includes('omit()');
  if (types[0] !== types[1] && !isLoose) {
    throw mixedTypes(operation, 'Compare values of one type, or with `null`.');
  }
  return isSame(left, right, budget);
}

function isSame(one: Item, other: Item, budget: Budget): boolean {
  const a = one.value;
  const b = other.value;
  budget.step();
  // This decides most items of long lists quickly: a boolean or a number never equals a value of another type.
  if (typeof a === 'boolean') return a === b;
  if (typeof a === 'number')
    return typeof b === 'number' && compareNumbers(one, other, budget) === 0;
  const type = typeOf(a);
  if (type !== typeOf(b)) return false;
  if (type === 'null') return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length &&
      a.every((_, index) => isSame(itemAt(a, index), itemAt(b, index), budget))
    );
  }
  if (isMap(a) && isMap(b)) {
    const keys = Object.keys(a);
    budget.step(keys.length);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => hasKey(b, key) && isSame(itemAt(a, key), itemAt(b, key), budget))
    );
  }
  if ((a as string).length !== (b as string).length) return false;
  budget.scan((a as string).length);
  return a === b;
}

function isIn(operation: Operation): boolean {
  const { left: item, right, budget } = operation;
  const list = right.value;
  if (Array.isArray(list)) {
    return list.some((_, index) => isSame(item, itemAt(list, index), budget));
  }
  if (isMap(list) && typeof item.value === 'string') return hasKey(list, item.value);
  const hint = 'Use `item in list`, or `"key" in map`. For a part of a text use `.contains()`.';
  throw mixedTypes(operation, hint);
}

function add(operation: Operation): Value {
  const { expression, left, right, budget } = operation;
  const [a, b] = [left.value, right.value];
  if (typeof a === 'string' && typeof b === 'string') {
    budget.text(a.length + b.length);
    return a + b;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    budget.list(a.length + b.length);
    return listOf([a, b].flatMap((list) => list.map((_, index) => itemAt(list, index))));
  }
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    const isWritten = left.literal === undefined && right.literal === undefined;
    const isExact = !Number.isInteger(sum) || Number.isSafeInteger(sum);
    if (Number.isFinite(sum) && isExact && isWritten) return sum;
    throw new ExpressionError(
      'The sum cannot be held exactly.',
      expression,
      `Use numbers up to ${Number.MAX_SAFE_INTEGER}.`,
    );
  }
  const hint = 'Add two numbers, two texts or two lists. Turn a number into text with `string()`.';
  throw mixedTypes(operation, hint);
}

/** Below 0 if the first operand is smaller, 0 if they are equal. */
function compareOperands(operation: Operation): number {
  const { left, right, budget } = operation;
  const [a, b] = [left.value, right.value];
  if (typeof a === 'string' && typeof b === 'string') {
    budget.scan(Math.min(a.length, b.length));
    return compareTexts(a, b);
  }
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(left, right, budget);
  throw mixedTypes(operation, 'Compare two numbers or two texts.');
}

/** Below 0 if the first number is smaller, 0 if they are equal. */
function compareNumbers(one: Item, other: Item, budget: Budget): number {
  if (one.literal === undefined && other.literal === undefined) {
    return one.value === other.value ? 0 : (one.value as number) - (other.value as number);
  }
  return compareDecimals(decimalOf(one, budget), decimalOf(other, budget));
}

function decimalOf({ value, literal = String(value) }: Item, budget: Budget): Decimal {
  budget.step(literal.length);
  const decimal = parseDecimal(literal);
  if (decimal) return decimal;
  throw new LimitReached('A number that is not finite cannot be compared.');
}

function isOrdered(operator: BinaryOperator, difference: number): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    default:
      return difference >= 0;
  }
}

function mixedTypes({ expression, left, right }: Operation, hint: string): ExpressionError {
  return new ExpressionError(
    `\`${expression.operator}\` is used with ${nameType(left.value)} and ${nameType(right.value)}.`,
    expression,
    hint,
  );
}
