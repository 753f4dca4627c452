// The expressions of templates against a CEL library. Where ours gives a value, the library gives the
// same one: so templates would keep their meaning under a whole CEL. The reverse does not hold, since
// the language of templates is a subset.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Budget } from './budget';
import { evaluate } from './evaluate';
import { ExpressionError } from './expression-error';
import { parseExpression } from './parse-expression';
import { openScope } from './scope';
import { fc } from '../../../testing/random-tests';

interface Question {
  readonly expression: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
type Answer = { readonly value: unknown } | { readonly error: string };

function ours({ expression, variables }: Question): Answer {
  try {
    const span = { start: 0, end: expression.length };
    const parsed = parseExpression(expression, span, new Set(Object.keys(variables)));
    const values = Object.entries(variables).map(([name, value]) => [name, () => value] as const);
    return { value: evaluate(parsed, openScope(new Map(values)), new Budget()).value };
  } catch (error) {
    if (error instanceof ExpressionError) return { error: error.message };
    throw error;
  }
}

function library(questions: readonly Question[]): Answer[] {
  const script = join(__dirname, '../../../testing/ask-cel.mjs');
  const input = JSON.stringify(questions);
  return JSON.parse(execFileSync(process.execPath, [script], { input, maxBuffer: 1e8 }).toString());
}

const VARIABLES = {
  values: {
    instances: 3,
    ratio: 0.5,
    size: 'medium',
    empty: '',
    enabled: true,
    nothing: null,
    zones: ['b', 'a', 'c'],
    numbers: [1, 2, 3],
    databases: [{ name: 'orders', replicas: 2 }, { name: 'users' }],
    backups: { enabled: false, schedule: '0 3 * * *' },
    'key with blanks': 'é😀',
  },
  labels: { 'platform/claim-kind': 'PostgreSQLClaim' },
  environment: 'stg',
  name: 'my-service-api-postgres',
};

/** The library refuses by type, before it evaluates, some comparisons and choices that CEL defines. */
const STRICTER =
  /^no such overload: .* (?:==|!=|in|\+) |^Ternary branches must have the same type|^has\(\) invalid argument/;

describe('an expression means what the CEL library says', () => {
  const rows: readonly (readonly [string, unknown])[] = [
    ['values.instances', 3],
    ['values["size"]', 'medium'],
    ['values.databases[1].name', 'users'],
    ['values["key with blanks"]', 'é😀'],
    ['size(values["key with blanks"])', 2],
    ['values.zones.size()', 3],
    ['size(values.backups)', 2],
    ['has(values.backups.schedule) && !values.backups.enabled', true],
    ['has(values.toString)', false],
    ['has(values.constructor)', false],
    ['values.instances > 2 ? "ha" : "single"', 'ha'],
    ['true ? (false ? 1 : 2) : 3', 2],
    ['"a" + "b" == "ab"', true],
    ['1 + 2 == 3 && 2 <= 2', true],
    ['1 == 1 == true', true],
    ['"x" in {}.x', undefined],
    ['"b" in values.zones', true],
    ['"schedule" in values.backups', true],
    ['[1, 2] + values.numbers', [1, 2, 1, 2, 3]],
    ['values.nothing == null', true],
    ['environment != null', true],
    ['!!true', true],
    ['-1 < 0', true],
    ['values.instances + -1', 2],
    ['0x1F', 31],
    ['1e3 == 1000.0', true],
    ['"a\\n\\t\\"\\u00e9\\x41\\101\\U0001F600"', 'a\n\t"éAA😀'],
    ["'it''s'", undefined],
    ['\'}\' + "{"', '}{'],
    ['name.startsWith("my-") && name.endsWith("postgres") && name.contains("api")', true],
    ['name.replace("-", "_")', 'my_service_api_postgres'],
    ['"ABC".lowerAscii()', 'abc'],
    ['values.zones.join(",") + values.zones.join()', 'b,a,cbac'],
    ['string(values.instances) + string(true) + string("x") + string(0.5)', '3truex0.5'],
    ['labels["platform/claim-kind"]', 'PostgreSQLClaim'],
    ['values == values', true],
    ['[1, [2]] == [1, [2]]', true],
    ['"a" < "b" && "Z" < "a" && "" < "a" && "ab" < "b"', true],
  ];

  test('in the examples', () => {
    const questions = rows.map(([expression]) => ({ expression, variables: VARIABLES }));
    const answers = library(questions);
    for (const [index, question] of questions.entries()) {
      const expected = rows[index]![1];
      const mine = ours(question);
      const both = [mine, answers[index]].map((answer) =>
        'value' in answer! ? answer.value : undefined,
      );
      expect([question.expression, ...both]).toEqual([question.expression, expected, expected]);
    }
  });

  test('in random expressions over random values', () => {
    const questions: Question[] = fc.sample(question(), { numRuns: 4000, seed: 11 });
    const answers = library(questions);
    let values = 0;
    for (const [index, asked] of questions.entries()) {
      const mine = ours(asked);
      const answer = answers[index]!;
      if ('error' in mine) continue;
      if ('error' in answer) {
        expect({ ...asked, ...answer }).toEqual({
          ...asked,
          error: expect.stringMatching(STRICTER),
        });
        continue;
      }
      values += 1;
      expect({ ...asked, ...answer }).toEqual({ ...asked, ...mine });
    }
    // A generator whose expressions all fail would prove nothing.
    expect(values).toBeGreaterThan(1000);
  });
});

describe('an expression that only the library accepts', () => {
  test.each([
    ['a map literal', '{"a": 1}', /The expression has the character `\{`/],
    ['arithmetic', '2 * 3', /The expression has the character `\*`/],
    ['a difference', 'values.instances - 1', /has `-` where an operator or the end is expected/],
    ['a pattern', 'name.matches("^(a+)+$")', /`matches` is not a function/],
    ['a macro', 'values.zones.map(x, x)', /`map` is not a function/],
    ['a triple-quoted text', '"""a"""', /triple quotes/],
    ['a raw text', 'r"a"', /a literal with the prefix `r`/],
    ['a byte text', 'b"a"', /a literal with the prefix `b`/],
    ['an unsigned number', '1u', /The number `1` is followed by `u`/],
    ['an error that `||` ignores', 'values.missing == 1 || true', /There is no key `missing`/],
  ])('%s is refused: %s', (_what, expression, message) => {
    expect(ours({ expression, variables: VARIABLES })).toEqual({
      error: expect.stringMatching(message),
    });
  });
});

describe('an expression that only templates accept', () => {
  test.each([
    ['whole and decimal numbers are one type', 'values.instances + values.ratio', 3.5],
    ['branches may have different types', 'values.enabled ? 1 : "none"', 1],
    ['a variable may be called namespace', 'namespace', 'my-service'],
  ])('%s: %s', (_why, expression, value) => {
    const variables = { ...VARIABLES, namespace: 'my-service' };
    expect(ours({ expression, variables })).toEqual({ value });
    expect(library([{ expression, variables }])[0]).toHaveProperty('error');
  });
});

type Typed = Record<'text' | 'number' | 'boolean' | 'list' | 'map' | 'any', string>;

/** Expressions that mostly fit their types, over values that often have what they ask for. */
function question(): fc.Arbitrary<Question> {
  const key = fc.constantFrom('a', 'b', 'c', 'name', 'toString');
  const text = fc.oneof(
    fc.constantFrom('', 'a', 'b', 'ab', 'é', '😀', '\uffee', '${x}', '"\\', "'", '\n', '}{'),
    fc.string({ unit: 'grapheme', maxLength: 4 }),
  );
  const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.maxSafeInteger());
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      text,
      number,
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3 }),
    ),
  }));
  const variables = fc.record({
    t: text,
    n: number,
    f: fc.boolean(),
    l: fc.array(fc.oneof(text, number), { maxLength: 3 }),
    ts: fc.array(text, { maxLength: 3 }),
    m: fc.dictionary(key, value, { maxKeys: 4 }),
    v: value,
  });
  const literal = text.map((characters) => JSON.stringify(characters));
  const { any } = fc.letrec<Typed>((tie) => {
    const options = { maxDepth: 4, depthSize: 'medium' } as const;
    const two = (a: keyof Typed, b: keyof Typed) => fc.tuple(tie(a), tie(b));
    return {
      text: fc.oneof(
        options,
        literal,
        fc.constant('t'),
        two('text', 'text').map(([a, b]) => `${a} + ${b}`),
        fc
          .tuple(tie('text'), literal, tie('text'))
          .map(([a, b, c]) => `(${a}).replace(${b}, ${c})`),
        // The library lowers all letters, and CEL only those of ASCII.
        fc.constantFrom('a', 'AbC', 'Z9').map((a) => `"${a}".lowerAscii()`),
        fc
          .tuple(tie('boolean'), tie('text'), tie('text'))
          .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
        fc.oneof(tie('number'), tie('boolean'), tie('text')).map((a) => `string(${a})`),
        literal.map((a) => `ts.join(${a})`),
        key.map((name) => `m.${name}`),
      ),
      number: fc.oneof(
        options,
        fc.integer({ min: -9, max: 9 }).map(String),
        fc.constant('n'),
        fc.oneof(tie('text'), tie('list'), tie('map')).map((a) => `size(${a})`),
        two('number', 'number').map(([a, b]) => `${a} + ${b}`),
        fc.nat(3).map((index) => `l[${index}]`),
        key.map((name) => `m["${name}"]`),
      ),
      boolean: fc.oneof(
        options,
        fc.constantFrom('true', 'false', 'f'),
        two('boolean', 'boolean').map(([a, b]) => `(${a} && ${b})`),
        two('boolean', 'boolean').map(([a, b]) => `(${a} || ${b})`),
        tie('boolean').map((a) => `!${a}`),
        fc
          .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), two('number', 'number'))
          .map(([operator, [a, b]]) => `(${a} ${operator} ${b})`),
        fc
          .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), two('text', 'text'))
          .map(([operator, [a, b]]) => `(${a} ${operator} ${b})`),
        two('any', 'any').map(([a, b]) => `(${a} == ${b})`),
        two('any', 'list').map(([a, b]) => `(${a} in ${b})`),
        two('text', 'map').map(([a, b]) => `(${a} in ${b})`),
        key.map((name) => `has(m.${name})`),
        two('text', 'text').map(([a, b]) => `(${a}).startsWith(${b})`),
        two('text', 'text').map(([a, b]) => `(${a}).endsWith(${b})`),
        two('text', 'text').map(([a, b]) => `(${a}).contains(${b})`),
      ),
      list: fc.oneof(
        options,
        fc.constantFrom('l', 'ts', '[]'),
        fc.array(tie('text'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
        fc.array(tie('number'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
        fc
          .tuple(fc.constantFrom('ts', 'l', '["a"]', '[1, 2]'), fc.constantFrom('ts', 'l', '[]'))
          .map(([a, b]) => `(${a} + ${b})`),
      ),
      map: fc.constantFrom('m', 'm.a', 'm["b"]'),
      any: fc.oneof(
        options,
        tie('text'),
        tie('number'),
        tie('boolean'),
        tie('list'),
        tie('map'),
        fc.constantFrom('v', 'null'),
      ),
    };
  });
  return fc.record({ expression: any, variables });
}
