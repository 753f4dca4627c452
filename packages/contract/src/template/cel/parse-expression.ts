// Parses one expression by recursive descent, in the precedence of CEL:
// `? :`, `||`, `&&`, comparisons and `in`, `+`, `!`, then fields, indexes and calls.
import { codeList, didYouMean } from '../../diagnostics/words';
import { suggest } from '../../schema-check/suggest';
import {
  EXPRESSION_DEPTH_LIMIT,
  EXPRESSION_LENGTH_LIMIT,
  type BinaryOperator,
  type Expression,
  type Span,
} from './expression';
import { ExpressionError } from './expression-error';
import { FUNCTIONS, formOf } from './functions';
import { readTokens, type Token } from './tokens';

/**
 * Parses `text` from `start` to `end`. `variables` are the names in scope. Throws an `ExpressionError`
 * for what is not in the language, and for unknown variables and functions.
 */
export function parseExpression(
  text: string,
  { start, end }: Span,
  variables: ReadonlySet<string>,
): Expression {
  if (end - start > EXPRESSION_LENGTH_LIMIT) {
    throw new ExpressionError(
      `The expression has ${end - start} characters; at most ${EXPRESSION_LENGTH_LIMIT} are accepted.`,
      { start, end },
      'Split it into several expressions.',
    );
  }
  return new ExpressionParser(readTokens(text, start, end), variables).parse();
}

const COMPARISONS: readonly string[] = ['==', '!=', '<', '<=', '>', '>='];

class ExpressionParser {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly variables: ReadonlySet<string>,
  ) {}

  parse(): Expression {
    const first = this.token;
    if (first.kind === 'end') {
      throw new ExpressionError(
        'The expression is empty.',
        first,
        'Write an expression between `${` and `}`, or `$${` for the characters `${`.',
      );
    }
    const expression = this.choice();
    if (this.token.kind !== 'end') throw this.unexpected('an operator or the end');
    return expression;
  }

  private get token(): Token {
    return this.tokens[this.at]!;
  }

  private isSymbol(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text;
  }

  private take(text: string): boolean {
    if (!this.isSymbol(text)) return false;
    this.at += 1;
    return true;
  }

  private expect(text: string): Token {
    const { token } = this;
    if (!this.take(text)) throw this.unexpected(`\`${text}\``);
    return token;
  }

  private unexpected(wanted: string): ExpressionError {
    const { token } = this;
    const seen =
      token.kind === 'end'
        ? 'ends'
        : `has ${'text' in token ? `\`${token.text}\`` : token.kind === 'text' ? 'a text' : 'a number'}`;
    const hint =
      token.kind === 'symbol' && token.text === '-' ? 'The only arithmetic is `+`.' : undefined;
    return new ExpressionError(`The expression ${seen} where ${wanted} is expected.`, token, hint);
  }

  private nested<Result>(parse: () => Result): Result {
    this.depth += 1;
    if (this.depth > EXPRESSION_DEPTH_LIMIT) {
      throw new ExpressionError(
        `The expression is nested deeper than ${EXPRESSION_DEPTH_LIMIT} levels.`,
        this.token,
        'Split it into several expressions.',
      );
    }
    const result = parse();
    this.depth -= 1;
    return result;
  }

  private choice(): Expression {
    return this.nested(() => {
      const condition = this.or();
      if (!this.take('?')) return condition;
      const then = this.or();
      this.expect(':');
      const otherwise = this.choice();
      return {
        kind: 'choice',
        condition,
        then,
        else: otherwise,
        ...spanning(condition, otherwise),
      };
    });
  }

  private or(): Expression {
    return this.chain(['||'], () => this.and());
  }

  private and(): Expression {
    return this.chain(['&&'], () => this.comparison());
  }

  private comparison(): Expression {
    let left = this.sum();
    for (;;) {
      const { token } = this;
      const operator =
        token.kind === 'symbol' && COMPARISONS.includes(token.text)
          ? (token.text as BinaryOperator)
          : token.kind === 'name' && token.text === 'in'
            ? 'in'
            : undefined;
      if (operator === undefined) return left;
      this.at += 1;
      const right = this.sum();
      left = { kind: 'binary', operator, left, right, ...spanning(left, right) };
    }
  }

  private sum(): Expression {
    return this.chain(['+'], () => this.unary());
  }

  private chain(operators: readonly BinaryOperator[], operand: () => Expression): Expression {
    let left = operand();
    for (;;) {
      const operator = operators.find((symbol) => this.isSymbol(symbol));
      if (operator === undefined) return left;
      this.at += 1;
      const right = operand();
      left = { kind: 'binary', operator, left, right, ...spanning(left, right) };
    }
  }

  private unary(): Expression {
    const { token } = this;
    if (this.take('!')) {
      const operand = this.nested(() => this.unary());
      return { kind: 'not', operand, ...spanning(token, operand) };
    }
    if (this.isSymbol('-')) {
      const number = this.tokens[this.at + 1]!;
      if (number.kind !== 'number') throw this.unexpected('a value');
      this.at += 2;
      return this.members({ kind: 'literal', value: -number.value, ...spanning(token, number) });
    }
    return this.members(this.primary());
  }

  private members(first: Expression): Expression {
    let expression = first;
    for (;;) {
      if (this.take('.')) {
        const { token } = this;
        if (token.kind !== 'name' || LITERAL_NAMES.has(token.text)) {
          throw this.unexpected('the name of a key');
        }
        this.at += 1;
        if (this.isSymbol('(')) expression = this.call(token, expression);
        else {
          expression = {
            kind: 'field',
            of: expression,
            name: token.text,
            ...spanning(expression, token),
          };
        }
      } else if (this.take('[')) {
        const index = this.choice();
        const close = this.expect(']');
        expression = { kind: 'index', of: expression, index, ...spanning(expression, close) };
      } else return expression;
    }
  }

  private primary(): Expression {
    const { token } = this;
    if (token.kind === 'text' || token.kind === 'number') {
      this.at += 1;
      return { kind: 'literal', value: token.value, start: token.start, end: token.end };
    }
    if (token.kind === 'name') {
      this.at += 1;
      if (LITERAL_NAMES.has(token.text)) {
        if (token.text === 'in') {
          this.at -= 1;
          throw this.unexpected('a value');
        }
        const value = token.text === 'null' ? null : token.text === 'true';
        return { kind: 'literal', value, start: token.start, end: token.end };
      }
      return this.isSymbol('(') ? this.call(token) : this.variable(token);
    }
    if (this.take('(')) {
      const inner = this.choice();
      const close = this.expect(')');
      return { ...inner, ...spanning(token, close) };
    }
    if (this.take('[')) {
      const items = this.list(']');
      return { kind: 'list', items, ...spanning(token, this.expect(']')) };
    }
    throw this.unexpected('a value');
  }

  private variable(token: Token & { kind: 'name' }): Expression {
    const name = token.text;
    const { start, end } = token;
    if (!this.variables.has(name)) {
      throw new ExpressionError(
        `\`${name}\` is not a variable.`,
        token,
        didYouMean(suggest(name, this.variables)) ?? `Accepted: ${codeList(this.variables)}.`,
      );
    }
    return { kind: 'variable', name, start, end };
  }

  private list(close: string): Expression[] {
    const items: Expression[] = [];
    while (!this.isSymbol(close)) {
      items.push(this.choice());
      if (!this.take(',')) break;
    }
    return items;
  }

  private call(token: Token & { kind: 'name' }, receiver?: Expression): Expression {
    const name = token.text;
    const form = formOf(name);
    if (!form) {
      const known = Object.keys(FUNCTIONS);
      throw new ExpressionError(
        `\`${name}\` is not a function.`,
        token,
        didYouMean(suggest(name, known)) ?? `Accepted: ${codeList(known)}.`,
      );
    }
    this.expect('(');
    const given = this.list(')');
    const close = this.expect(')');
    const args = receiver ? [receiver, ...given] : given;
    const span = spanning(receiver ?? token, close);
    const isMethod = receiver !== undefined;
    const fits = form.call === 'both' || (form.call === 'method') === isMethod;
    if (!fits || !form.arity.includes(args.length)) {
      throw new ExpressionError(
        `The call of \`${name}\` has a form that is not accepted.`,
        span,
        `Write it as \`${form.usage}\`.`,
      );
    }
    if (name === 'has' && args[0]!.kind !== 'field') {
      throw new ExpressionError(
        '`has` takes a key of a map, such as `has(values.backups)`.',
        args[0]!,
        'For a key that is not a plain name write `"key" in map`.',
      );
    }
    return { kind: 'call', name, args, ...span };
  }
}

/** Names that are neither variables nor keys after a dot. */
const LITERAL_NAMES: ReadonlySet<string> = new Set(['true', 'false', 'null', 'in']);

function spanning(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
