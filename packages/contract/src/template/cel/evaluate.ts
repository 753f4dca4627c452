// Evaluates an expression. Every step is counted, and only own keys of maps are read. A value is data:
// a text that holds `${` is never read as an expression.
import { didYouMean, upperFirst } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import { mayBeMoved } from '../../source/moved-keys';
import { joinPointer } from '../../source/pointer';
import { applyOperator, type BinaryExpression } from './apply-operator';
import type { Budget } from './budget';
import { callFunction } from './call-function';
import type { Expression } from './expression';
import { ExpressionError } from './expression-error';
import { hintMissingKey } from './hint-missing-key';
import { placeLimit } from './place-limit';
import type { Evaluated, Scope, ValueOrigin } from './scope';
import { hasKey, isMap, itemAt, listOf, nameType, OMIT, type Value } from './value';

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
      throw new ExpressionError(
        `There is no key \`${key}\`.`,
        expression,
        didYouMean(suggest(key, Object.keys(value))) ??
          ((text) => hintMissingKey(expression, text)),
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

  /** `&&` and `||` evaluate the second operand only if the first one does not decide. */
  private binary(expression: BinaryExpression): Value {
    const { operator } = expression;
    if (operator === '&&') return this.boolean(expression.left) && this.boolean(expression.right);
    if (operator === '||') return this.boolean(expression.left) || this.boolean(expression.right);
    // Only a test for equality may have `omit()` as an operand.
    const isEquality = operator === '==' || operator === '!=';
    const evaluate = (side: Expression): Evaluated =>
      isEquality ? this.evaluate(side) : this.operand(side);
    const [left, right] = [evaluate(expression.left), evaluate(expression.right)];
    return applyOperator({ expression, left, right, budget: this.budget });
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
      const entries = callFunction(expression, [map], this.budget) as readonly Entry[];
      return { value: this.inWrittenOrder(entries, origin), entriesOf: origin };
    }
    const values = expression.args.map((argument) => this.operand(argument));
    return { value: callFunction(expression, values, this.budget) };
  }

  /** The entries of a map, in the order in which its author wrote them. */
  private inWrittenOrder(entries: readonly Entry[], origin: ValueOrigin | undefined): Value {
    if (!origin || !mayBeMoved(entries.map(({ key }) => key))) return entries;
    const places = new Map(this.scope.keysAt?.(origin)?.map((key, index) => [key, index]));
    const placeOf = ({ key }: Entry): number => places.get(key) ?? places.size;
    return [...entries].sort((a, b) => placeOf(a) - placeOf(b));
  }
}

interface Entry {
  readonly key: string;
}

/** An item of a list, with its origin. */
export function elementOf({ value, origin, entriesOf }: Evaluated, index: number): Evaluated {
  const item = itemAt(value as Value[], index);
  return entriesOf ? { ...item, entriesOf } : { ...item, ...originOf(origin, index) };
}

function originOf(origin: ValueOrigin | undefined, key: string | number): Partial<Evaluated> {
  return origin ? { origin: { ...origin, pointer: joinPointer(origin.pointer, key) } } : {};
}
