import { compareSchemas } from './compare-schemas';
import type { CompareOptions } from './compare-schemas';
import { DIFFERENT, EQUAL, number, object, text } from '../../testing/schema-pair-cases';
import { SCHEMA_DIFFERENCE_KINDS } from './comparison/schema-difference';

type FullRow = [string, unknown, unknown, readonly string[], Partial<CompareOptions>];
const ROWS = DIFFERENT.map(([what, base, head, differences, options]): FullRow => [
  what,
  base,
  head,
  differences,
  options ?? {},
]);

function lines(base: unknown, head: unknown, options: Partial<CompareOptions> = {}): string[] {
  return compareSchemas(base, head, { direction: 'input', ...options }).map(
    ({ kind, effect, instancePath }) => `${kind} ${effect} ${instancePath}`,
  );
}

describe('compareSchemas', () => {
  it.each(ROWS)('%s', (_what, base, head, differences, options) => {
    expect(lines(base, head, options).sort()).toEqual([...differences].sort());
  });

  it('has a row for every kind', () => {
    const kinds = new Set(
      ROWS.flatMap(([, , , differences]) => differences.map((line) => line.split(' ')[0])),
    );
    expect([...kinds].sort()).toEqual([...SCHEMA_DIFFERENCE_KINDS].sort());
  });

  it.each(ROWS)(
    'reports nothing for a schema beside itself: %s',
    (_what, base, head, _differences, options) => {
      const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
      expect(lines(base, copy(base), options)).toEqual([]);
      expect(lines(head, copy(head), options)).toEqual([]);
    },
  );

  const MIRRORED: Record<string, string> = {
    'property-added': 'property-removed',
    'property-removed': 'property-added',
  };
  const OPPOSITE: Record<string, string> = { ...MIRRORED, narrows: 'widens', widens: 'narrows' };
  /**
   * A key that becomes read-only may be refused. A key that is no longer read-only is an ordinary
   * key.
   */
  const ONE_WAY = ['read-only'];
  it.each(ROWS.filter(([what]) => !ONE_WAY.includes(what)))(
    'says the opposite when the sides are swapped: %s',
    (_what, base, head, _differences, options) => {
      const summary = (from: unknown, to: unknown, turned: boolean): string[] => {
        const found = compareSchemas(from, to, { direction: 'input', ...options });
        // Only on the base side does an undeclared key count as unused, so its effects are not
        // mirrored.
        const keys = new Set(
          found.filter(({ kind }) => kind in MIRRORED).map((entry) => entry.instancePath),
        );
        return found
          .filter(({ kind, instancePath }) => kind in MIRRORED || !keys.has(instancePath))
          .map(({ kind, effect, instancePath }) => {
            const shown = kind in MIRRORED ? kind : effect;
            return `${turned ? (OPPOSITE[shown] ?? shown) : shown} ${instancePath}`;
          })
          .sort();
      };
      expect(summary(head, base, true)).toEqual(summary(base, head, false));
    },
  );
});

describe('compareSchemas sees through', () => {
  it.each(EQUAL.map(([what, ...rest]): FullRow => [what, rest[0], rest[1], [], rest[2] ?? {}]))(
    '%s',
    (_what, base, head, _none, options) => {
      expect(lines(base, head, options)).toEqual([]);
      expect(lines(head, base, options)).toEqual([]);
    },
  );
});

describe('compareSchemas reports places', () => {
  it('follows references to the place of the change', () => {
    const base = object({ size: { $ref: '#/$defs/size' } }, { $defs: { size: { minimum: 1 } } });
    const head = object({ size: { allOf: [{ minimum: 2 }] } });
    expect(compareSchemas(base, head, { direction: 'input' })).toEqual([
      {
        kind: 'bound-raised',
        effect: 'narrows',
        keyword: 'minimum',
        basePointer: '/$defs/size/minimum',
        headPointer: '/properties/size/allOf/0/minimum',
        instancePath: 'size',
        before: 1,
        after: 2,
        why: '`size` was at least 1 and now must be at least 2.',
      },
    ]);
  });

  it('starts at the place of the schema in its document, and asks the resolver', () => {
    const components = { size: { 'x/y': { type: 'string' } } };
    const resolve = (ref: string) =>
      ref === '#/size' ? { value: components.size['x/y'], pointer: '/size/x~1y' } : undefined;
    const [difference] = compareSchemas(
      { items: { type: 'number' } },
      { items: { $ref: '#/size' } },
      { direction: 'input', at: { base: '/a', head: '/b' }, resolveRef: { head: resolve } },
    );
    expect(difference).toMatchObject({
      basePointer: '/a/items/type',
      headPointer: '/size/x~1y/type',
      instancePath: '[]',
    });
  });

  it('asks the resolver for other documents, and reports the document of each place', () => {
    const shared = { a: { $ref: '#/b' }, b: { maxLength: 3 } };
    const resolve = (ref: string, document?: string) => {
      if (ref === 'shared.json#/a')
        return { value: shared.a, pointer: '/a', document: 'shared.json' };
      if (ref === '#/b' && document === 'shared.json') {
        return { value: shared.b, pointer: '/b', document };
      }
      return undefined;
    };
    const [difference] = compareSchemas(
      {},
      { $ref: 'shared.json#/a' },
      { direction: 'input', resolveRef: { head: resolve } },
    );
    expect(difference).toMatchObject({
      kind: 'bound-added',
      basePointer: '',
      headPointer: '/b/maxLength',
      headDocument: 'shared.json',
    });
  });

  it('reports a change of a shared definition once', () => {
    const shared = (size: object) =>
      object({ a: { $ref: '#/$defs/size' }, b: { $ref: '#/$defs/size' } }, { $defs: { size } });
    expect(lines(shared(text), shared({ ...text, minLength: 1 }))).toEqual([
      'bound-added narrows a',
    ]);
  });

  it('ignores read-only keys in requests, and write-only keys in responses', () => {
    const keyed = (type: string, more: object) => object({ a: { type, ...more } });
    const found = (keyword: string, direction: 'input' | 'output') =>
      lines(keyed('string', { [keyword]: true }), keyed('number', { [keyword]: true }), {
        direction,
        dialect: 'openapi-3.1',
      });
    expect(found('readOnly', 'input')).toEqual(['text-changed equal a']);
    expect(found('writeOnly', 'output')).toEqual(['text-changed equal a']);
    expect(found('readOnly', 'output')).toContain('type-narrowed narrows a');
    expect(found('writeOnly', 'input')).toContain('type-narrowed narrows a');
  });

  it('compares the values that a discriminator uses to choose', () => {
    const choice = (mapping: object) => ({ discriminator: { propertyName: 'kind', mapping } });
    expect(lines(choice({ a: '#/a' }), choice({ a: '#/a', b: '#/b' }))).toEqual([
      'enum-widened widens kind',
    ]);
    expect(lines(choice({ a: '#/a' }), choice({ a: '#/b' }))).toEqual(['undecided undecided kind']);
    expect(lines(choice({ a: '#/a', b: '#/b' }), choice({ a: '#/b', b: '#/a' }))).toEqual([
      'undecided undecided kind',
    ]);
    expect(lines(choice({ a: '#/a' }), { discriminator: { propertyName: 'other' } })).toEqual([
      'undecided undecided ',
    ]);
  });

  it('reports a change of each of two schemas that are the same keyword', () => {
    const lists = (first: boolean) =>
      object({ a: { prefixItems: [first] }, b: { prefixItems: [first] } });
    expect(lines(lists(true), lists(false))).toEqual([
      'type-narrowed narrows a[0]',
      'type-narrowed narrows b[0]',
    ]);
  });

  it('does not decide where only one side has a broken reference', () => {
    expect(lines({ $ref: 'other.json' }, text)).toEqual(['undecided undecided ']);
    expect(lines(text, { $ref: 'other.json' })).toEqual(['undecided undecided ']);
    const beside = { $ref: 'other.json', maxLength: 2 };
    expect(lines(beside, { ...beside, maxLength: 1 })).toEqual(['bound-lowered narrows ']);
  });

  it('counts undeclared keys as used where an option says so', () => {
    const pair = [object({}), object({ a: object({ b: text }) })] as const;
    expect(lines(...pair)).toEqual(['property-added equal a']);
    expect(lines(...pair, { undeclared: 'used' })).toEqual([
      'property-added equal a',
      'type-narrowed narrows a',
      'property-added equal a.b',
      'type-narrowed narrows a.b',
    ]);
  });

  it.each([
    ['open', object({}), ['property-required narrows a']],
    [
      'closed',
      object({}, { additionalProperties: false }),
      ['property-allowed widens a', 'property-required narrows a'],
    ],
  ])(
    'calls no key optional that is new and required, where the base is %s',
    (_, base, expected) => {
      const demanding = { ...base, properties: { a: text }, required: ['a'] };
      expect(lines(base, demanding)).toEqual(expected);
    },
  );

  it('reports only for readers that a key without limits is gone', () => {
    const pair = [object({ a: { title: 'A' } }), object({})] as const;
    expect(lines(...pair)).toEqual(['property-removed equal a']);
    expect(lines(...pair, { direction: 'output' })).toEqual(['property-removed widens a']);
  });

  it.each([
    ['a.b', '["a.b"]'],
    ['a b', '["a b"]'],
    ['__proto__', '__proto__'],
  ])('names the key %s', (name, path) => {
    const schema = (type: string) => JSON.parse(`{"properties":{"${name}":{"type":"${type}"}}}`);
    const paths = compareSchemas(schema('string'), schema('null'), { direction: 'input' });
    expect(new Set(paths.map((difference) => difference.instancePath))).toEqual(new Set([path]));
  });
});

describe('compareSchemas ends', () => {
  const deep = (depth: number, leaf: unknown): unknown => {
    let schema = leaf;
    for (let level = 0; level < depth; level += 1) schema = { properties: { a: schema } };
    return schema;
  };
  const wide = (count: number, leaf: (index: number) => unknown) =>
    object(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, leaf(index)])),
    );
  const tree = (leaf: object) => ({
    $ref: '#/$defs/node',
    $defs: {
      node: object({
        a: { anyOf: [{ $ref: '#/$defs/node' }, { $ref: '#/$defs/leaf' }] },
        b: { $ref: '#/$defs/leaf' },
      }),
      leaf: { ...leaf, properties: { kind: { $ref: '#/$defs/node' } } },
    },
  });
  const doubled = (levels: number, leaf: unknown) => ({
    $ref: '#/$defs/d0',
    $defs: Object.fromEntries([
      [`d${levels}`, leaf],
      ...Array.from({ length: levels }, (_, level) => {
        const next = { $ref: `#/$defs/d${level + 1}` };
        return [`d${level}`, { anyOf: [{ properties: { a: next } }, { properties: { b: next } }] }];
      }),
    ]),
  });

  it.each([
    ['a reference to itself', { $ref: '#' }, { $ref: '#', minimum: 1 }, 'narrows'],
    [
      'references in a circle',
      { $ref: '#/a', a: { $ref: '#/b' }, b: { $ref: '#/a' } },
      text,
      'undecided',
    ],
    ['deep schemas', deep(300, text), deep(300, number), 'narrows'],
    ['very deep schemas', deep(20_000, text), deep(20_000, number), 'undecided'],
    ['alternatives that double at each level', doubled(30, text), doubled(30, number), 'narrows'],
    ['alternatives that refer to themselves', tree(text), tree(number), 'narrows'],
    [
      'many keys',
      wide(10_000, () => text),
      wide(10_000, () => ({ type: ['string', 'null'] })),
      'widens',
    ],
    [
      'many alternatives',
      { anyOf: Array.from({ length: 3_000 }, (_, n) => ({ minimum: n })) },
      { anyOf: Array.from({ length: 3_000 }, (_, n) => ({ maximum: n })) },
      'narrows',
    ],
    [
      'ill-typed keywords',
      { type: 3, required: 'a', properties: [], enum: {}, allOf: 1, items: 'a', minimum: 'b' },
      { type: 4, anyOf: [] },
      'undecided',
    ],
    [
      'a polluted prototype',
      JSON.parse('{"properties":{"__proto__":{"minimum":1}},"__proto__":{"a":1}}'),
      JSON.parse('{"properties":{"__proto__":{"minimum":2}}}'),
      'narrows',
    ],
  ])('for %s', (_what, base, head, effect) => {
    const effects = compareSchemas(base, head, { direction: 'input' }).map((entry) => entry.effect);
    expect(effects).toContain(effect);
    expect(({} as Record<string, unknown>)['minimum']).toBeUndefined();
  });

  it('when the steps are used up, with one undecided difference more', () => {
    const found = compareSchemas(
      wide(100, () => text),
      wide(100, () => number),
      {
        direction: 'input',
        steps: 200,
      },
    );
    const last = found.filter((entry) => entry.effect === 'undecided');
    expect(last.map((entry) => entry.why)).toEqual([
      'The schemas here were not compared: comparing them takes more work than is allowed.',
    ]);
  });
});

describe('compareSchemas explains', () => {
  it.each([
    [
      { not: { enum: ['z'] } },
      '`a` must not fit the schema `{"enum":["z"]}`, which was allowed before.',
      '`a` may now fit the schema `{"enum":["z"]}`, which was excluded before.',
    ],
    [
      { not: { enum: Array.from({ length: 60 }, (_, index) => index) } },
      '`a` must not fit the schema under `not`, which was allowed before.',
      '`a` may now fit the schema under `not`, which was excluded before.',
    ],
    [
      { if: { minimum: 5 }, then: { multipleOf: 5 } },
      '`a` must now meet further demands if it fits the schema `{"minimum":5}`.',
      '`a` no longer has to meet the demands that held if it fits the schema `{"minimum":5}`.',
    ],
    [
      { required: ['b'], additionalProperties: false, type: 'object' },
      '`a` is no longer allowed, because no value meets all demands of its schema.',
      '`a` is now allowed. It was excluded before.',
    ],
    [false, '`a` is no longer allowed.', '`a` is now allowed. It was excluded before.'],
    [
      { type: 'string', pattern: '.+' },
      '`a` must now match the pattern `".+"`. A text that is not empty matches it, unless it consists of line breaks alone.',
      '`a` no longer has to match the pattern `".+"`.',
    ],
  ])(
    'says what %j demands, and that it no longer does',
    (schema: object | boolean, added, removed) => {
      const limits = { type: 'string', minLength: 1 };
      const isText = typeof schema === 'object' && 'pattern' in schema;
      const wide = object({ a: isText ? limits : {} });
      const narrow = object({ a: isText ? { ...limits, ...schema } : schema });
      const whys = (base: unknown, head: unknown) =>
        compareSchemas(base, head, { direction: 'input' }).map(({ why }) => why);
      expect([whys(wide, narrow), whys(narrow, wide)]).toEqual([[added], [removed]]);
    },
  );

  it.each([
    [{ minLength: 1 }, 'now must be at least 1 character long.'],
    [{ minLength: 2 }, 'now must be at least 2 characters long.'],
    [{ maxItems: 1 }, 'now must be of at most 1 entry.'],
    [{ minProperties: 1 }, 'now must be of at least 1 key.'],
    [{ minimum: 1 }, 'now must be at least 1.'],
  ])('counts in a limit: %j', (head, says) => {
    const [{ why }] = compareSchemas({}, head, { direction: 'input' });
    expect(why).toBe(`The value had no such limit and ${says}`);
  });

  it('says why a schema accepts nothing any more', () => {
    const impossible = { type: 'object', required: ['b'], additionalProperties: false };
    const [{ why }] = compareSchemas({ type: 'object' }, impossible, { direction: 'input' });
    expect(why).toBe(
      'The value may no longer be anything. Accepted: nothing, because no value meets all demands of the new schema.',
    );
  });
});
