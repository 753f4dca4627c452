// Evaluates an expression. Every step is counted, and only own keys of maps are read. A value is data:
// a text that holds `${` is never read as an expression.
import { suggest } from '../schema-check/suggest';
import { joinPointer } from '../source/pointer';
import type { Budget } from './budget';
import { callFunction } from './call-function';
import type { BinaryOperator, Expression } from './expression';
import { ExpressionError } from './expression-error';
import { placeLimit } from './place-limit';
import type { Evaluated, Scope, ValueOrigin } from './scope';
import { compareTexts, hasKey, isMap, nameType, OMIT, typeOf, type Value } from './value';

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
        return { value: expression.items.map((item) => this.plain(item)) };
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
    const { value } = this.evaluate(expression);
    if (value === OMIT) {
      throw new ExpressionError(
        `\`omit()\` is used inside an expression.`,
        expression,
        'It may only be the result of a whole expression, such as `${has(values.size) ? values.size : omit()}`.',
      );
    }
    return value;
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
          : expression.kind === 'field'
            ? `Test it first: \`has(…${key}) ? … : …\`.`
            : 'Test it first with `"key" in map`.',
        origin,
      );
    }
    if (entriesOf) {
      const pointer = joinPointer(entriesOf.pointer, String(value.key));
      return { value: value[key], origin: { ...entriesOf, pointer } };
    }
    return { value: value[key], ...originOf(origin, key) };
  }

  private index(expression: Expression & { kind: 'index' }): Evaluated {
    const of = this.evaluate(expression.of);
    const index = this.plain(expression.index);
    if (typeof index === 'string') return this.member(expression, of, index);
    const { value } = of;
    if (!Array.isArray(value) || typeof index !== 'number') {
      throw new ExpressionError(
        `${capital(nameType(value))} is indexed with ${nameType(index)}.`,
        expression,
        'Index a list with a number, and a map with a text.',
      );
    }
    if (!Number.isInteger(index) || index < 0 || index >= value.length) {
      throw new ExpressionError(
        `The list has no item ${index}: it has ${value.length}.`,
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
    const a = this.plain(left);
    const b = this.plain(right);
    if (operator === 'in') return this.isIn(expression, a, b);
    if (operator === '+') return this.sum(expression, a, b);
    if (typeof a === 'string' && typeof b === 'string') {
      this.budget.scan(Math.min(a.length, b.length));
      return ordered(operator, compareTexts(a, b));
    }
    if (typeof a === 'number' && typeof b === 'number') return ordered(operator, a - b);
    throw mixed(expression, a, b, 'Compare two numbers or two texts.');
  }

  private equal(expression: Expression & { kind: 'binary' }): boolean {
    const a = this.evaluate(expression.left).value;
    const b = this.evaluate(expression.right).value;
    const types = [typeOf(a), typeOf(b)];
    const isLoose = types.includes('null') || types.includes('omit()');
    if (types[0] !== types[1] && !isLoose) {
      throw mixed(expression, a, b, 'Compare values of one type, or with `null`.');
    }
    return this.same(a, b);
  }

  private same(a: Value, b: Value): boolean {
    this.budget.step();
    // Values of other types are never equal to these; most of what long lists hold ends here.
    if (typeof a === 'number' || typeof a === 'boolean') return a === b;
    const type = typeOf(a);
    if (type !== typeOf(b)) return false;
    if (type === 'null') return true;
    if (Array.isArray(a) && Array.isArray(b)) {
      return a.length === b.length && a.every((item, index) => this.same(item, b[index]));
    }
    if (isMap(a) && isMap(b)) {
      const keys = Object.keys(a);
      this.budget.step(keys.length);
      return (
        keys.length === Object.keys(b).length &&
        keys.every((key) => hasKey(b, key) && this.same(a[key], b[key]))
      );
    }
    if ((a as string).length !== (b as string).length) return false;
    this.budget.scan((a as string).length);
    return a === b;
  }

  private isIn(expression: Expression & { kind: 'binary' }, item: Value, list: Value): boolean {
    if (Array.isArray(list)) return list.some((candidate) => this.same(item, candidate));
    if (isMap(list) && typeof item === 'string') return hasKey(list, item);
    throw mixed(
      expression,
      item,
      list,
      'Use `item in list`, or `"key" in map`. For a part of a text use `.contains()`.',
    );
  }

  private sum(expression: Expression & { kind: 'binary' }, a: Value, b: Value): Value {
    if (typeof a === 'string' && typeof b === 'string') {
      this.budget.text(a.length + b.length);
      return a + b;
    }
    if (Array.isArray(a) && Array.isArray(b)) {
      this.budget.list(a.length + b.length);
      return [...(a as Value[]), ...(b as Value[])];
    }
    if (typeof a === 'number' && typeof b === 'number') {
      const sum = a + b;
      const isExact = !Number.isInteger(sum) || Number.isSafeInteger(sum);
      if (Number.isFinite(sum) && isExact) return sum;
      throw new ExpressionError(
        'The sum is too large to be exact.',
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
      const { value, origin } = this.evaluate(expression.args[0]!);
      return { value: callFunction(expression, [value], this.budget), entriesOf: origin };
    }
    const values = expression.args.map((argument) => this.plain(argument));
    return { value: callFunction(expression, values, this.budget) };
  }
}

/** An item of a list, with its origin. */
export function elementOf({ value, origin, entriesOf }: Evaluated, index: number): Evaluated {
  const item = (value as Value[])[index];
  return entriesOf ? { value: item, entriesOf } : { value: item, ...originOf(origin, index) };
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

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
