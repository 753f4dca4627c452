import type { CompiledSchema } from './check-value';
import type { Cause } from './schema-error';
import { createSchemaStore, isSchemaDefect } from './schema-store';
import type { SchemaDefect } from './schema-problem';
import { createTimeGuard } from './time-guard';

const store = createSchemaStore();

function compiled(schema: string | object | boolean, from = store): CompiledSchema {
  const answer = from.compile(schema);
  if (isSchemaDefect(answer)) throw new Error(answer.message);
  return answer;
}

function defect(schema: string | object | boolean, from = store): SchemaDefect {
  const answer = from.compile(schema);
  if (!isSchemaDefect(answer)) throw new Error('It compiled.');
  return answer;
}

const isValid = (schema: string | object | boolean, value: unknown): boolean =>
  compiled(schema).check(value).length === 0;

describe('createSchemaStore', () => {
  it('compiles each distinct text once', () => {
    const text = '{"type":"string","title":"once"}';
    expect(compiled(text)).toBe(compiled(text));
    expect(compiled(JSON.parse(text) as object)).toBe(compiled(text));
    expect(compiled(text + ' ')).not.toBe(compiled(text));
  });

  it('forgets the schema that was not asked for the longest', () => {
    const small = createSchemaStore({ maxSchemas: 2 });
    const [first, second] = [compiled('true', small), compiled('{}', small)];
    expect(compiled('true', small)).toBe(first);
    compiled('{"type":"null"}', small);
    expect(compiled('true', small)).toBe(first);
    expect(compiled('{}', small)).not.toBe(second);
    expect(second.check(1)).toEqual([]);
  });

  it('keeps schemas with one $id apart', () => {
    const $id = 'https://example.com/same.json';
    const text = compiled({ $id, properties: { a: { type: 'string' } } });
    const number = compiled({ $id, properties: { a: { type: 'number' } } });
    expect([text.check({ a: 'x' }), number.check({ a: 1 })]).toEqual([[], []]);
    expect([text.check({ a: 1 }).length, number.check({ a: 'x' }).length]).toEqual([1, 1]);
  });

  it('accepts a byte order mark', () => {
    expect(isValid('\ufeff{"type":"string"}', 'a')).toBe(true);
  });

  it.each([
    ['https://json-schema.org/draft/2020-12/schema', { prefixItems: [{ type: 'string' }] }],
    ['https://json-schema.org/draft/2019-09/schema', { items: [{ type: 'string' }] }],
    ['http://json-schema.org/draft-07/schema#', { items: [{ type: 'string' }] }],
    [
      'http://json-schema.org/draft-07/schema',
      { dependencies: { a: ['b'] }, items: [{ type: 'string' }] },
    ],
    [
      'http://json-schema.org/draft-06/schema#',
      { definitions: { a: { type: 'string' } }, items: { $ref: '#/definitions/a' } },
    ],
  ])('reads %s', ($schema, rest) => {
    expect(isValid({ $schema, ...rest }, ['a'])).toBe(true);
    expect(isValid({ $schema, ...rest }, [1])).toBe(false);
  });

  it.each<[string, object, unknown, boolean]>([
    ['true', {}, 1, true],
    [
      'references by anchor',
      { $ref: '#a', $defs: { a: { $anchor: 'a', type: 'string' } } },
      1,
      false,
    ],
    [
      'references by $id in the document',
      {
        $id: 'https://a.example/a',
        $ref: 'https://a.example/b',
        $defs: { b: { $id: 'https://a.example/b', type: 'string' } },
      },
      1,
      false,
    ],
    [
      '$dynamicRef',
      { $dynamicRef: '#n', $defs: { n: { $dynamicAnchor: 'n', type: 'string' } } },
      1,
      false,
    ],
    [
      'a recursive schema',
      { properties: { a: { $ref: '#' } }, additionalProperties: false },
      { a: { a: { b: 1 } } },
      false,
    ],
    ['$async, which does not make a value valid', { $async: true, type: 'string' }, 1, false],
    ['a property named $async', { properties: { $async: false } }, { $async: 1 }, false],
    ['the old keyword id', { id: 'x', type: 'string' }, 'a', true],
    ['a property named id', { properties: { id: { type: 'string' } } }, { id: 1 }, false],
    ['a property named $ref', { properties: { $ref: { type: 'string' } } }, { $ref: 1 }, false],
    ['a pattern that Unicode mode refuses', { pattern: '^\\_a$' }, '_a', true],
    ['unknown keywords', { 'x-anything': { type: 'nonsense' }, type: 'string' }, 'a', true],
  ])('checks %s', (_name, schema, value, expected) => {
    expect(isValid(schema, value)).toBe(expected);
  });

  it.each([
    ['required', '{"required":["__proto__"]}', '{}', false],
    ['required', '{"required":["constructor","toString"]}', '{}', false],
    ['required', '{"required":["__proto__"]}', '{"__proto__":1}', true],
    ['properties', '{"properties":{"__proto__":{"type":"string"}}}', '{"__proto__":1}', false],
    [
      'properties',
      '{"properties":{"__proto__":{"type":"string"}},"additionalProperties":false}',
      '{"__proto__":"a"}',
      true,
    ],
    ['properties', '{"properties":{"constructor":{"type":"string"}}}', '{"constructor":1}', false],
    ['properties', '{"properties":{"constructor":{"type":"string"}}}', '{}', true],
    ['additionalProperties', '{"additionalProperties":false}', '{"__proto__":1}', false],
    ['additionalProperties', '{"additionalProperties":false}', '{"constructor":1}', false],
    ['propertyNames', '{"propertyNames":{"pattern":"^a"}}', '{"__proto__":1}', false],
    [
      '$defs',
      '{"$ref":"#/$defs/constructor","$defs":{"constructor":{"type":"string"}}}',
      '1',
      false,
    ],
  ])(
    'handles names of Object.prototype in %s: %s of %s is %s',
    (_keyword, schema, value, expected) => {
      expect(isValid(schema, JSON.parse(value))).toBe(expected);
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
  );

  it('points into `properties` for the property `__proto__`', () => {
    const schema = '{"properties":{"__proto__":{"type":"string"}}}';
    const [problem] = compiled(schema).check(JSON.parse('{"__proto__":1}'));
    expect(problem).toMatchObject({
      pointer: '/__proto__',
      schemaPointer: '/properties/__proto__/type',
    });
  });
});

describe('values that are not schemas', () => {
  it.each([
    'draft-04/schema#',
    'draft-06/schema#',
    'draft-07/schema#',
    'draft/2019-09/schema',
    'draft/2020-12/schema',
  ])('get no title of the meta-schema %s for a hint', (draft) => {
    const $schema = `http${draft.startsWith('draft/') ? 's' : ''}://json-schema.org/${draft}`;
    for (const wrong of [
      { not: 'x' },
      { additionalProperties: 'x' },
      { properties: { a: 7 } },
      { items: 7 },
      { allOf: [7] },
    ]) {
      const { message, hint } = defect(JSON.stringify({ $schema, ...wrong }));
      expect(message).toMatch(/^This is not a valid JSON Schema: .* must be /);
      expect(hint).toBeUndefined();
    }
  });

  it.each([
    [
      '{"a": 1,}',
      'json',
      'The schema is not valid JSON: a key in double quotes is expected, but found `}`.',
      { offset: 8 },
    ],
    [
      '\ufefftype: object',
      'json',
      'The schema is not valid JSON: a JSON value is expected, but found `t`.',
      { offset: 1 },
    ],
    [
      '',
      'json',
      'The schema is not valid JSON: a JSON value is expected, but the text ends.',
      { offset: 0 },
    ],
    [
      '[]',
      'schema',
      'A JSON Schema must be a mapping, `true` or `false`; this is an empty list.',
      { pointer: '' },
    ],
    [
      'null',
      'schema',
      'A JSON Schema must be a mapping, `true` or `false`; this is `null`.',
      { pointer: '' },
    ],
    [
      '"x"',
      'schema',
      'A JSON Schema must be a mapping, `true` or `false`; this is `x`.',
      { pointer: '' },
    ],
    [
      '{"properties":{"a":{"type":"strin"}}}',
      'schema',
      'This is not a valid JSON Schema: `type` must be one of `array`, `boolean`, `integer`, `null`, `number`, `object` or `string`; it is `strin`.',
      { pointer: '/properties/a/type' },
    ],
    [
      '{"required":"name"}',
      'schema',
      'This is not a valid JSON Schema: `required` must be a list; it is the text `"name"`.',
      { pointer: '/required' },
    ],
    [
      '{"properties":{"a":{"pattern":"(?i)a"}}}',
      'schema',
      'The pattern `(?i)a` is not a valid regular expression.',
      { pointer: '/properties/a/pattern' },
    ],
    [
      '{"properties":{"a":{"$ref":"https://example.com/a.json"}}}',
      'schema',
      'The `$ref` `https://example.com/a.json` points outside this schema. Files and addresses are not read.',
      {
        pointer: '/properties/a/$ref',
        hint: 'Copy the target to `$defs` and write `#/$defs/<name>` instead.',
      },
    ],
    [
      '{"items":{"$ref":"./common.json#/$defs/a"}}',
      'schema',
      'The `$ref` `./common.json#/$defs/a` points outside this schema. Files and addresses are not read.',
      { pointer: '/items/$ref' },
    ],
    [
      '{"items":{"$ref":"file:///etc/passwd"}}',
      'schema',
      'The `$ref` `file:///etc/passwd` points outside this schema. Files and addresses are not read.',
      { pointer: '/items/$ref' },
    ],
    [
      '{"items":{"$ref":"#/$defs/none"}}',
      'schema',
      'The `$ref` `#/$defs/none` points to nothing in this schema.',
      {
        pointer: '/items/$ref',
        hint: 'Define the target under `$defs`, or correct the reference.',
      },
    ],
    [
      '{"$defs":{"node":true},"items":{"$ref":"#/$defs/Nodes"}}',
      'schema',
      'The `$ref` `#/$defs/Nodes` points to nothing in this schema.',
      { pointer: '/items/$ref', hint: 'Did you mean `#/$defs/node`?' },
    ],
    [
      '{"$defs":{"node":true},"items":{"$ref":"#/definitions/node"}}',
      'schema',
      'The `$ref` `#/definitions/node` points to nothing in this schema.',
      { pointer: '/items/$ref', hint: 'Did you mean `#/$defs/node`?' },
    ],
    [
      '{"$schema":"http://json-schema.org/draft-03/schema#"}',
      'schema',
      'The `$schema` `http://json-schema.org/draft-03/schema#` is not a known draft of JSON Schema.',
      { pointer: '/$schema' },
    ],
    [
      '{"$defs":{"a":{"$anchor":"x","type":"string"},"b":{"$anchor":"x"}}}',
      'schema',
      'The anchor `x` is defined twice, so references to it are ambiguous.',
      { pointer: '/$defs/b/$anchor' },
    ],
  ])('%j', (text, kind, message, rest) => {
    expect(defect(text)).toMatchObject({ kind, message, ...rest });
  });

  it('names the older form of tuples', () => {
    expect(defect({ items: [{ type: 'string' }] })).toMatchObject({
      pointer: '/items',
      hint: expect.stringContaining('prefixItems') as string,
    });
  });
});

describe('hostile schemas', () => {
  const nested = (depth: number, open: string, close: string): string =>
    open.repeat(depth) + '{}' + close.repeat(depth);

  /** Each level refers twice to the next: 2^levels ways through. */
  function doubled(levels: number, keyword: string): object {
    const $defs: Record<string, object> = { [`level${levels}`]: { type: 'string' } };
    for (let level = 0; level < levels; level += 1) {
      const $ref = `#/$defs/level${level + 1}`;
      $defs[`level${level}`] = { [keyword]: [{ $ref }, { $ref }] };
    }
    return { $ref: '#/$defs/level0', $defs };
  }

  const countErrors = (causes: readonly Cause[]): number =>
    causes.reduce(
      (sum, { branches }) =>
        sum + 1 + branches.reduce((inner, branch) => inner + countErrors(branch.causes), 0),
      0,
    );

  const guard = createTimeGuard();

  it.each([
    ['{"properties":{"a":', '}}'],
    ['{"not":', '}'],
    ['{"anyOf":[', ']}'],
    ['{"x":', '}'],
  ])('refuses 5,000 levels of %s', (open, close) => {
    expect(defect(nested(5000, open, close))).toMatchObject({
      kind: 'schema',
      message: 'The schema is nested more than 250 levels deep.',
    });
  });

  it.each([
    ['{"properties":{"a":', '}}', 124],
    ['{"not":', '}', 249],
  ])('takes what is below the limit: %s', (open, close, depth) => {
    expect(isSchemaDefect(store.compile(nested(depth, open, close)))).toBe(false);
  });

  it.each(['anyOf', 'oneOf', 'allOf'])('ends 25 doubled levels of %s', (keyword) => {
    const schema = compiled(doubled(25, keyword));
    expect(schema.needsGuard).toBe(false);
    const value = keyword === 'allOf' ? 'a' : 1;
    expect(schema.run(value)).toEqual({ causes: [], end: 'out of steps', platformValues: [] });
    expect(isValid({ type: 'string' }, 'a')).toBe(true);
  });

  it('keeps few of the errors of references that double', () => {
    for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
      const result = compiled(doubled(13, keyword)).run(1);
      expect(countErrors(result.causes)).toBeGreaterThan(0);
      expect(countErrors(result.causes)).toBeLessThanOrEqual(40_000);
    }
  });

  it('makes a large schema ready in steps that grow with its size', () => {
    let schema: object = { type: 'string' };
    for (let level = 0; level < 14; level += 1) schema = { anyOf: [schema, schema] };
    expect(isValid(schema, 'a')).toBe(true);
  });

  it('stop a regular expression that takes too long', () => {
    const schema = compiled({ pattern: '^(a+)+$' });
    expect(schema.needsGuard).toBe(true);
    expect(guard.runGuarded(50, () => schema.run('a'.repeat(60) + '!'))).toEqual({ done: false });
    expect(schema.check('aaa')).toEqual([]);
  });

  it.each([
    ['itself', { $ref: '#' }, '/$ref'],
    [
      'one that refers back',
      { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } } },
      '/$defs/a/$ref',
    ],
  ])('refuses a schema that only refers to %s', (_name, schema, pointer) => {
    const found = defect(schema);
    expect(found).toMatchObject({ kind: 'schema', pointer });
    expect(found.message).toMatch(/^The `\$ref` `#.*` refers back to itself without end\.$/);
  });

  it('reports a schema that refers to itself in `not`', () => {
    expect(compiled({ not: { $ref: '#' } }).check(1)).toEqual([
      {
        pointer: '',
        on: 'value',
        message:
          'The value was not checked: its schema refers to itself without end, or the value is nested too deeply.',
        hint: 'Let each circle of `$ref` in the schema pass through `properties` or `items`.',
        keyword: '$ref',
        schemaPointer: '',
      },
    ]);
  });

  it('says that a value is nested too deeply', () => {
    let value: unknown = {};
    for (let level = 0; level < 100_000; level += 1) value = { a: value };
    const schema = compiled({ properties: { a: { $ref: '#' } } });
    expect(schema.check(value)).toHaveLength(1);
  });

  it('takes 10,000 properties, and as many mistakes', () => {
    const properties: Record<string, object> = {};
    const value: Record<string, unknown> = {};
    for (let index = 0; index < 10_000; index += 1) {
      properties[`key${index}`] = { type: 'string' };
      value[`yek${index}`] = index;
    }
    const problems = compiled({ properties, additionalProperties: false }).check(value);
    expect(problems).toHaveLength(101);
    expect(problems[100].message).toBe(
      'There are 9900 more problems of this kind; they are not listed.',
    );
  });
});
