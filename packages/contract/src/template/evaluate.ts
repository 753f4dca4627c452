// Evaluates an expression. Every step is counted, and only own keys of maps are read. A value is data:
// a text that holds `${` is never read as an expression.
import { suggest } from '../schema-check/suggest';
import { compareDecimals, parseDecimal, type Decimal } from '../source/decimal';
import { joinPointer } from '../source/pointer';
import { LimitReached, type Budget } from './budget';
import { callFunction } from './call-function';
import type { BinaryOperator, Expression } from './expression';
import { ExpressionError } from './expression-error';
import { hintMissingKey } from './hint-missing-key';
import { placeLimit } from './place-limit';
import type { Evaluated, Scope, ValueOrigin } from './scope';
import {
  compareTexts,
  hasKey,
  isMap,
  itemAt,
  listOf,
  nameType,
  OMIT,
  typeOf,
  type Item,
  type Value,
} from './value';
import { upperFirst } from '../diagnostics/words';

/** Throws an `ExpressionError` with the place of the part that cannot be evaluated. */
export function evaluate(expression: Expression, scope: Scope, budget: Budget): Evaluated {
  return new Evaluator(scope, budget).evaluate(expression);
}

class Evaluator {
  constructor(
    private readonly scope: Scope,
    private readonly budget: Budget,
  ) {}

  evaluate(expression: Expression): Evaluated {
    return placeLimit(expression, () => {
      this.budget.step();
      return this.compute(expression);
    });
  }

  private compute(expression: Expression): Evaluated {
    switch (expression.kind) {
      case 'literal':
        return { value: expression.value };
      case 'variable':
        return this.scope.get(expression.name)!;
      case 'list':
        return { value: listOf(expression.items.map((item) => this.operand(item))) };
      case 'field':
        return this.member(expression, this.evaluate(expression.of), expression.name);
      case 'index':
        return this.index(expression);
      case 'not':
        return { value: !this.boolean(expression.operand) };
      case 'choice':
        return this.evaluate(
          this.boolean(expression.condition) ? expression.then : expression.else,
        );
      case 'binary':
        return { value: this.binary(expression) };
      case 'call':
        return this.call(expression);
    }
  }

  /** A value other than `omit()`, which means no value at all. */
  private plain(expression: Expression): Value {
    return this.operand(expression).value;
  }

  private operand(expression: Expression): Evaluated {
    const evaluated = this.evaluate(expression);
    if (evaluated.value === OMIT) {
      throw new ExpressionError(
        `\`omit()\` is used inside an expression.`,
        expression,
        'It may only be the result of a whole expression, such as `${has(values.size) ? values.size : omit()}`.',
      );
    }
    return evaluated;
  }

  private boolean(expression: Expression): boolean {
    const value = this.plain(expression);
    if (typeof value === 'boolean') return value;
    throw new ExpressionError(
      `A boolean is expected; this is ${nameType(value)}.`,
      expression,
      'Compare it, for example with `==`, or test it with `has()` or `size()`.',
    );
  }

  private member(
    expression: Expression & { kind: 'field' | 'index' },
    { value, origin, entriesOf }: Evaluated,
    key: string,
  ): Evaluated {
    if (!isMap(value)) {
      throw new ExpressionError(
        `The key \`${key}\` is read from ${nameType(value)}; only a map has keys.`,
        expression,
        undefined,
        origin,
      );
    }
    if (!hasKey(value, key)) {
      const meant = suggest(key, Object.keys(value));
      throw new ExpressionError(
        `There is no key \`${key}\`.`,
        expression,
        meant !== undefined
          ? `Did you mean \`${meant}\`?`
          : (text) => hintMissingKey(expression, text),
        origin,
      );
    }
    if (entriesOf) {
      const pointer = joinPointer(entriesOf.pointer, String(value.key));
      return { ...itemAt(value, key), origin: { ...entriesOf, pointer } };
    }
    return { ...itemAt(value, key), ...originOf(origin, key) };
  }

  private index(expression: Expression & { kind: 'index' }): Evaluated {
    const of = this.evaluate(expression.of);
    const { value: index, literal } = this.operand(expression.index);
    if (typeof index === 'string') return this.member(expression, of, index);
    const { value } = of;
    if (!Array.isArray(value) || typeof index !== 'number') {
      throw new ExpressionError(
        `${upperFirst(nameType(value))} is indexed with ${nameType(index)}.`,
        expression,
        'Index a list with a number, and a map with a text.',
      );
    }
    if (literal !== undefined || !Number.isInteger(index) || index < 0 || index >= value.length) {
      throw new ExpressionError(
        `The list has no item ${literal ?? index}: it has ${value.length}.`,
        expression.index,
        'The first item is 0. Test `size()` first.',
      );
    }
    return elementOf(of, index);
  }

  private binary(expression: Expression & { kind: 'binary' }): Value {
    const { operator, left, right } = expression;
    if (operator === '&&') return this.boolean(left) && this.boolean(right);
    if (operator === '||') return this.boolean(left) || this.boolean(right);
    if (operator === '==' || operator === '!=') {
      const isEqual = this.equal(expression);
      return operator === '==' ? isEqual : !isEqual;
    }
    const operands = [this.operand(left), this.operand(right)] as const;
    const [a, b] = operands.map(({ value }) => value);
    if (operator === 'in') return this.isIn(expression, operands[0], b);
    if (operator === '+') return this.sum(expression, ...operands);
    if (typeof a === 'string' && typeof b === 'string') {
      this.budget.scan(Math.min(a.length, b.length));
      return ordered(operator, compareTexts(a, b));
    }
    if (typeof a === 'number' && typeof b === 'number') {
      return ordered(operator, this.difference(...operands));
    }
    throw mixed(expression, a, b, 'Compare two numbers or two texts.');
  }

  private equal(expression: Expression & { kind: 'binary' }): boolean {
    const operands = [this.evaluate(expression.left), this.evaluate(expression.right)] as const;
    const [a, b] = operands.map(({ value }) => value);
    const types = [typeOf(a), typeOf(b)];
    const isLoose = types.includes('null') || types.includes('omit()');
    if (types[0] !== types[1] && !isLoose) {
      throw mixed(expression, a, b, 'Compare values of one type, or with `null`.');
    }
    return this.same(...operands);
  }

  private same(one: Item, other: Item): boolean {
    const a = one.value;
    const b = other.value;
    this.budget.step();
    // This decides most items of long lists quickly: a boolean or a number never equals a value of another type.
    if (typeof a === 'boolean') return a === b;
    if (typeof a === 'number') return typeof b === 'number' && this.difference(one, other) === 0;
    const type = typeOf(a);
    if (type !== typeOf(b)) return false;
    if (type === 'null') return true;
    if (Array.isArray(a) && Array.isArray(b)) {
      return (
        a.length === b.length &&
        a.every((_, index) => this.same(itemAt(a, index), itemAt(b, index)))
      );
    }
    if (isMap(a) && isMap(b)) {
      const keys = Object.keys(a);
      this.budget.step(keys.length);
      return (
        keys.length === Object.keys(b).length &&
        keys.every((key) => hasKey(b, key) && this.same(itemAt(a, key), itemAt(b, key)))
      );
    }
    if ((a as string).length !== (b as string).length) return false;
    this.budget.scan((a as string).length);
    return a === b;
  }

  /** Below 0 if the first number is smaller, 0 if they are equal. */
  private difference(one: Item, other: Item): number {
    if (one.literal === undefined && other.literal === undefined) {
      return one.value === other.value ? 0 : (one.value as number) - (other.value as number);
    }
    return compareDecimals(this.decimal(one), this.decimal(other));
  }

  private decimal({ value, literal = String(value) }: Item): Decimal {
    this.budget.step(literal.length);
    const decimal = parseDecimal(literal);
    if (decimal) return decimal;
    throw new LimitReached('A number that is not finite cannot be compared.');
  }

  private isIn(expression: Expression & { kind: 'binary' }, item: Item, list: Value): boolean {
    if (Array.isArray(list)) return list.some((_, index) => this.same(item, itemAt(list, index)));
    if (isMap(list) && typeof item.value === 'string') return hasKey(list, item.value);
    throw mixed(
      expression,
      item.value,
      list,
      'Use `item in list`, or `"key" in map`. For a part of a text use `.contains()`.',
    );
  }

  private sum(expression: Expression & { kind: 'binary' }, one: Item, other: Item): Value {
    const a = one.value;
    const b = other.value;
    if (typeof a === 'string' && typeof b === 'string') {
      this.budget.text(a.length + b.length);
      return a + b;
    }
    if (Array.isArray(a) && Array.isArray(b)) {
      this.budget.list(a.length + b.length);
      return listOf([a, b].flatMap((list) => list.map((_, index) => itemAt(list, index))));
    }
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b;
      const isWritten = one.literal === undefined && other.literal === undefined;
      const isExact = !Number.isInteger(sum) || Number.isSafeInteger(sum);
      if (Number.isFinite(sum) && isExact && isWritten) return sum;
      throw new ExpressionError(
        'The sum cannot be held exactly.',
        expression,
        `Use numbers up to ${Number.MAX_SAFE_INTEGER}.`,
      );
    }
    throw mixed(
      expression,
      a,
      b,
      'Add two numbers, two texts or two lists. Turn a number into text with `string()`.',
    );
  }

  private call(expression: Expression & { kind: 'call' }): Evaluated {
    if (expression.name === 'has') {
      const { of, name } = expression.args[0] as Expression & { kind: 'field' };
      const map = this.plain(of);
      if (isMap(map)) return { value: hasKey(map, name) };
      throw new ExpressionError(
        `\`has\` asks ${nameType(map)} for the key \`${name}\`; only a map has keys.`,
        of,
      );
    }
    if (expression.name === 'entries') {
      const { origin, ...map } = this.evaluate(expression.args[0]!);
      return { value: callFunction(expression, [map], this.budget), entriesOf: origin };
    }
    const values = expression.args.map((argument) => this.operand(argument));
    return { value: callFunction(expression, values, this.budget) };
  }
}

/** An item of a list, with its origin. */
export function elementOf({ value, origin, entriesOf }: Evaluated, index: number): Evaluated {
  const item = itemAt(value as Value[], index);
  return entriesOf ? { ...item, entriesOf } : { ...item, ...originOf(origin, index) };
}

function originOf(origin: ValueOrigin | undefined, key: string | number): Partial<Evaluated> {
  return origin ? { origin: { ...origin, pointer: joinPointer(origin.pointer, key) } } : {};
}

function ordered(operator: BinaryOperator, difference: number): boolean {
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

function mixed(
  expression: Expression & { kind: 'binary' },
  a: Value,
  b: Value,
  hint: string,
): ExpressionError {
  return new ExpressionError(
    `\`${expression.operator}\` is used with ${nameType(a)} and ${nameType(b)}.`,
    expression,
    hint,
  );
}
