import { createSchemaStore, isSchemaDefect } from './schema-store';
import { findUnknownKeywords } from './unknown-keywords';

function lines(schema: unknown): string[] {
  return findUnknownKeywords(schema).map(({ pointer, kind, meant }) => {
    return `${kind} ${pointer}${meant === undefined ? '' : ` -> ${meant}`}`;
  });
}

describe('a misspelled keyword', () => {
  it.each<[string, object, string[]]>([
    ['at the root', { propertys: {} }, ['keyword /propertys -> properties']],
    ['singular', { require: ['a'] }, ['keyword /require -> required']],
    ['in upper and lower case', { minlength: 1 }, ['keyword /minlength -> minLength']],
    ['without its sign', { ref: '#/$defs/x' }, ['keyword /ref -> $ref']],
    [
      'in a property',
      { properties: { a: { minimun: 1 } } },
      ['keyword /properties/a/minimun -> minimum'],
    ],
    [
      'in lists and maps of schemas',
      {
        allOf: [{ additionalProperty: false }],
        $defs: { x: { items: { patern: 'a' } } },
        dependentSchemas: { b: { then: { cosnt: 1 } } },
      },
      [
        'keyword /allOf/0/additionalProperty -> additionalProperties',
        'keyword /$defs/x/items/patern -> pattern',
        'keyword /dependentSchemas/b/then/cosnt -> const',
      ],
    ],
    [
      'under the extensions of Pacto',
      { 'x-pacto-facts': { properties: { kind: { enumm: ['root'] } } } },
      ['keyword /x-pacto-facts/properties/kind/enumm -> enum'],
    ],
  ])('%s', (_, schema, expected) => {
    expect(lines(schema)).toEqual(expected);
  });

  it.each<[string, object | boolean]>([
    ['a schema that is true', true],
    ['names of properties', { properties: { propertys: {}, require: {} }, required: ['minimun'] }],
    ['names of patterns and definitions', { patternProperties: { typ: {} }, $defs: { itemz: {} } }],
    [
      'names in other maps',
      { dependentRequired: { typ: ['enumm'] }, dependencies: { typ: ['a'] } },
    ],
    [
      'data',
      { const: { typ: 1 }, enum: [{ typ: 1 }], default: { typ: 1 }, examples: [{ typ: 1 }] },
    ],
    ['extensions of others', { 'x-kubernetes-validations': [{ typ: 1 }], 'X-typ': 1 }],
    [
      'words far from any keyword',
      { markdownDescription: 'x', tsType: 'x', goType: 'x', errorMessage: 'x' },
    ],
    [
      'annotations of other tools',
      {
        example: 1,
        comment: 'x',
        deprecationMessage: 'x',
        enumNames: [],
        note: 'x',
      },
    ],
    ['keywords of old drafts', { id: 'x', extends: {}, disallow: 'any', divisibleBy: 2 }],
  ])('does not occur in %s', (_, schema) => {
    expect(lines(schema)).toEqual([]);
  });
});

describe('the extensions of Pacto', () => {
  it.each<[string, object, string[]]>([
    ['of OpenAPI 3.0', { items: { nullable: true } }, ['keyword /items/nullable']],
    ['a mark of the platform', { properties: { a: { 'x-pacto-set-by': 'platform' } } }, []],
    ['plural', { 'x-pacto-claims': {} }, ['extension /x-pacto-claims -> x-pacto-claim']],
    ['unheard of', { 'x-pacto-owner': {} }, ['extension /x-pacto-owner']],
    ['below the root', { allOf: [{ 'x-pacto-facts': {} }] }, ['misplaced /allOf/0/x-pacto-facts']],
    [
      'with facts that are never given',
      { 'x-pacto-facts': { properties: { sbomm: { const: true } }, required: ['sbom', 'env'] } },
      ['fact /x-pacto-facts/properties/sbomm -> sbom', 'fact /x-pacto-facts/required/1'],
    ],
    [
      'in a condition',
      { 'x-pacto-facts': { if: { properties: { kinds: {} } }, then: { required: ['file'] } } },
      [
        'fact /x-pacto-facts/if/properties/kinds -> kind',
        'fact /x-pacto-facts/then/required/0 -> files',
      ],
    ],
    [
      'with names of another extension',
      { 'x-pacto-claim': { properties: { sbom: {} } } },
      ['fact /x-pacto-claim/properties/sbom'],
    ],
    [
      'with names of values, which are free',
      { 'x-pacto-claim': { properties: { values: { properties: { backups: {} } } } } },
      [],
    ],
  ])('%s', (_, schema, expected) => {
    expect(lines(schema)).toEqual(expected);
  });
});

it('is bounded, and looked for once for each schema', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`p${index}`, { typ: 'string' }]),
  );
  const compiled = createSchemaStore().compile({ properties });
  if (isSchemaDefect(compiled)) throw new Error(compiled.message);
  expect(compiled.unknownKeywords()).toHaveLength(50);
  expect(compiled.unknownKeywords()).toBe(compiled.unknownKeywords());
});

describe('a keyword that the draft does not have', () => {
  const draft07 = 'http://json-schema.org/draft-07/schema#';

  it.each<[string, object, string[]]>([
    ['of a later draft', { dependentRequired: {} }, ['draft /dependentRequired']],
    [
      'in a property',
      { properties: { a: { minContains: 0 } } },
      ['draft /properties/a/minContains'],
    ],
    [
      'beside `items`',
      { unevaluatedItems: false, prefixItems: [{}] },
      ['draft /unevaluatedItems', 'draft /prefixItems'],
    ],
    ['that only comments', { $defs: {}, deprecated: true, $comment: 'x', contentSchema: {} }, []],
    [
      'beside a `$ref`, which hides it',
      { properties: { a: { $ref: '#/definitions/b', minLength: 1, dependentRequired: {} } } },
      ['beside-ref /properties/a/minLength', 'beside-ref /properties/a/dependentRequired'],
    ],
    [
      'beside a `$ref`, where it only comments or is referred to',
      { $ref: '#/definitions/a', title: 'x', default: 1, definitions: { a: {} }, $id: 'x' },
      [],
    ],
    ['beside a property named `$ref`', { properties: { $ref: {}, type: {} } }, []],
    ['beside a `$ref` that is not a text', { $ref: 1, minLength: 1 }, []],
    [
      'in a part that names its own draft',
      {
        definitions: {
          a: { $id: 'a', $schema: 'https://json-schema.org/draft/2020-12/schema', prefixItems: [] },
        },
      },
      [],
    ],
  ])('%s', (_, schema, expected) => {
    expect(lines({ $schema: draft07, ...schema })).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['draft-04', { const: 1, if: {} }, ['draft /const', 'draft /if']],
    ['draft-06', { if: {}, then: {}, const: 1 }, ['draft /if', 'draft /then']],
    ['draft-07', { if: {}, then: {} }, []],
  ])('%s', (name, schema, expected) => {
    expect(lines({ $schema: `http://json-schema.org/${name}/schema#`, ...schema })).toEqual(
      expected,
    );
  });

  it.each<[object, string[]]>([
    [{ dependencies: {}, definitions: {} }, []],
    [{ $recursiveRef: '#' }, ['draft /$recursiveRef']],
    [{ prefixItems: [{}], additionalItems: false }, ['draft /additionalItems']],
    [{ items: {}, additionalItems: false }, []],
    [{ $ref: '#/$defs/a', minLength: 1 }, []],
  ])('2020-12: %j', (schema, expected) => {
    expect(lines(schema)).toEqual(expected);
  });
});
