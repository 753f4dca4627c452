// Families of changes that people understand at once, each in both directions.
import { parseSource } from '../source/yaml/parse-source';
import { checksOf } from '../../testing/checks-of';
import { compareSchemas } from './compare-schemas';
import type { Dialect } from './side/schema-side';

type Effects = readonly string[];

function effects(base: unknown, head: unknown, dialect: Dialect = 'json-schema'): Effects {
  const found = compareSchemas(base, head, {
    direction: 'input',
    dialect,
    checks: checksOf(base, head),
  });
  const named = found.map(({ effect }) => effect).filter((effect) => effect !== 'equal');
  return [...new Set(named)].sort();
}

const NARROWS = ['narrows'];
const WIDENS = ['widens'];
const BOTH = ['narrows', 'widens'];
const LOSES = ['narrows', 'undecided'];
const GAINS = ['undecided', 'widens'];
/** What counts as evaluated is not known, and examples go both ways. */
const OPEN = ['narrows', 'undecided', 'widens'];
const NONE: Effects = [];

const draft = (version: string, schema: object) => ({
  $schema: `http://json-schema.org/${version}/schema#`,
  ...schema,
});
const format = (name: string) => ({ type: 'string', format: name });
const text = { type: 'string' };
const card = (...required: string[]) => ({
  type: 'object',
  required,
  properties: { number: text, expiry: text },
});
const account = { type: 'object', required: ['iban'], properties: { iban: text } };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const closed = (...names: readonly string[]) =>
  object(Object.fromEntries(names.map((name) => [name, text])), { additionalProperties: false });
const few = { type: 'number', maximum: 3 };
const negative = { type: 'number', maximum: -1, multipleOf: 3 };
const letters = { type: 'string', pattern: '^[a-z]+$', minLength: 2 };
const definitions = { definitions: { a: text } };

const draft2020 = (schema: object) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...schema,
});
const kind = (name: string, ...keys: readonly string[]) =>
  object({ kind: { const: name }, ...Object.fromEntries(keys.map((key) => [key, text])) });

type Row = readonly [what: string, base: unknown, head: unknown, there: Effects, back: Effects];

const byPlatform = { type: 'string', 'x-pacto-set-by': 'platform' };

const ROWS: readonly Row[] = [
  [
    'a key that is needed, and that the platform sets',
    object({}),
    object({ image: byPlatform }, { required: ['image'] }),
    NONE,
    WIDENS,
  ],
  [
    'the platform sets a key that a team had to set',
    object({ image: text }, { required: ['image'] }),
    object({ image: byPlatform }, { required: ['image'] }),
    WIDENS,
    NARROWS,
  ],
  [
    'a limit of keys beside a closed mapping that opens',
    { type: 'object', maxProperties: 1, additionalProperties: false },
    { type: 'object', maxProperties: 1 },
    WIDENS,
    NARROWS,
  ],
  [
    'a limit of keys in place of their list',
    { type: 'object', propertyNames: { enum: ['a', 'b'] } },
    { type: 'object', maxProperties: 2 },
    WIDENS,
    NARROWS,
  ],
  [
    'names of keys where there are none',
    { type: 'object', maxProperties: 0 },
    { type: 'object', maxProperties: 0, propertyNames: { maxLength: 1 } },
    NONE,
    NONE,
  ],
  [
    'what a key needs, where a closed mapping that has no such key opens',
    { type: 'object', additionalProperties: false, dependentRequired: { a: ['b'] } },
    { type: 'object', dependentRequired: { a: ['b'] } },
    WIDENS,
    NARROWS,
  ],
  [
    'what must hold beside a key, where a closed mapping that has no such key opens',
    { type: 'object', additionalProperties: false },
    { type: 'object', dependentSchemas: { a: { minProperties: 2 } } },
    WIDENS,
    NARROWS,
  ],
  [
    'alternatives that limits keep apart',
    {
      anyOf: [
        { type: 'integer', maximum: 5 },
        { type: 'integer', minimum: 6, multipleOf: 2 },
      ],
    },
    {
      oneOf: [
        { type: 'integer', maximum: 5 },
        { type: 'integer', minimum: 6, multipleOf: 2 },
      ],
    },
    NONE,
    NONE,
  ],
  [
    'alternatives that limits let overlap',
    {
      anyOf: [
        { type: 'number', maximum: 6 },
        { type: 'number', minimum: 5, multipleOf: 2 },
      ],
    },
    {
      oneOf: [
        { type: 'number', maximum: 6 },
        { type: 'number', minimum: 5, multipleOf: 2 },
      ],
    },
    NARROWS,
    WIDENS,
  ],
  [
    'alternatives of texts and lists that limits keep apart',
    {
      anyOf: [
        { type: ['string', 'array'], maxLength: 2, maxItems: 1 },
        { type: ['string', 'array'], minLength: 3, minItems: 2, pattern: 'a' },
      ],
    },
    {
      oneOf: [
        { type: ['string', 'array'], maxLength: 2, maxItems: 1 },
        { type: ['string', 'array'], minLength: 3, minItems: 2, pattern: 'a' },
      ],
    },
    NONE,
    NONE,
  ],
  [
    'a listed value beside a pattern that refuses it',
    { anyOf: [{ const: 'auto' }, { type: 'string', pattern: '^[0-9]+$' }] },
    { oneOf: [{ const: 'auto' }, { type: 'string', pattern: '^[0-9]+$' }] },
    NONE,
    NONE,
  ],
  [
    'a schema that rules out less of what limits refuse anyway',
    { not: { maxItems: 2 } },
    { not: { maxItems: 2, uniqueItems: true } },
    WIDENS,
    NARROWS,
  ],
  [
    'an entry that the first entries contain anyway',
    { type: 'array', prefixItems: [text, {}], minItems: 1 },
    { type: 'array', prefixItems: [text, {}], minItems: 1, contains: text },
    NONE,
    NONE,
  ],
  [
    'an entry that the first entries contain if they are there',
    { type: 'array', prefixItems: [text, {}] },
    { type: 'array', prefixItems: [text, {}], contains: text },
    NARROWS,
    WIDENS,
  ],
  [
    'a limit of entries that no entry can reach',
    { type: 'array', items: few },
    { type: 'array', items: few, contains: text, minContains: 0, maxContains: 0 },
    NONE,
    NONE,
  ],
  [
    'an entry that no list may contain, as what entries must not be',
    { type: 'array', contains: text, minContains: 0, maxContains: 0 },
    { type: 'array', items: { not: text } },
    NONE,
    NONE,
  ],
  [
    'an entry that no list may contain, beside first entries',
    { type: 'array', prefixItems: [few], contains: { const: 'a' }, minContains: 0, maxContains: 0 },
    { type: 'array', prefixItems: [few], items: { not: { const: 'a' } } },
    NONE,
    NONE,
  ],
  [
    'one more entry that no list may contain',
    { type: 'array', contains: { const: 'a' }, minContains: 0, maxContains: 0 },
    { type: 'array', items: { not: { enum: ['a', 'b'] } } },
    NARROWS,
    WIDENS,
  ],
  [
    'an entry that no list may contain may be there once',
    { type: 'array', contains: text, minContains: 0, maxContains: 0 },
    { type: 'array', contains: text, minContains: 0, maxContains: 1 },
    WIDENS,
    NARROWS,
  ],
  [
    'a consequence that only says what counts as evaluated',
    { type: 'object', if: { required: ['a'] }, then: {} },
    { type: 'object', if: { required: ['a'] }, then: { unevaluatedProperties: true } },
    NONE,
    NONE,
  ],
  [
    'keys below two negations, which do not count as evaluated',
    { type: 'object', allOf: [{ properties: { a: true } }], unevaluatedProperties: false },
    {
      type: 'object',
      allOf: [{ not: { not: { properties: { a: true } } } }],
      unevaluatedProperties: false,
    },
    OPEN,
    OPEN,
  ],
  [
    'entries below two negations, which do not count as evaluated',
    { type: 'array', allOf: [{ items: text }], unevaluatedItems: false },
    { type: 'array', allOf: [{ not: { not: { items: text } } }], unevaluatedItems: false },
    LOSES,
    GAINS,
  ],
  [
    'keys of a test below a negation, which do not count as evaluated',
    { type: 'object', if: { properties: { a: text } }, else: false, unevaluatedProperties: false },
    {
      type: 'object',
      if: { not: { properties: { a: text } } },
      then: false,
      unevaluatedProperties: false,
    },
    LOSES,
    GAINS,
  ],
  ['a format in a wider one', format('uri'), format('uri-reference'), WIDENS, NARROWS],
  ['a format two steps wider', format('uri'), format('iri-reference'), WIDENS, NARROWS],
  [
    'a host name with letters of all languages',
    format('hostname'),
    format('idn-hostname'),
    WIDENS,
    NARROWS,
  ],
  ['formats without a common text', format('date'), format('date-time'), BOTH, BOTH],
  ['addresses of two versions', format('ipv4'), format('ipv6'), BOTH, BOTH],
  ['an id and an address', format('uuid'), format('uri'), BOTH, BOTH],
  ['an address and a short one', format('uri'), format('ipv6'), BOTH, BOTH],
  ['a host name and an id', format('hostname'), format('uuid'), LOSES, GAINS],
  ['a host name and an address', format('hostname'), format('ipv4'), LOSES, GAINS],
  ['two kinds of pointers', format('json-pointer'), format('relative-json-pointer'), BOTH, BOTH],
  ['a host name and a mailbox', format('idn-hostname'), format('email'), BOTH, BOTH],
  ['a date and an address of any language', format('date'), format('iri'), BOTH, BOTH],
  ['an id and a reference', format('uuid'), format('uri-reference'), WIDENS, NARROWS],
  ['a duration and a host name', format('duration'), format('hostname'), GAINS, LOSES],
  [
    'formats of which nothing is known',
    format('uri-template'),
    format('regex'),
    ['undecided'],
    ['undecided'],
  ],
  [
    'a number format that the limits imply',
    { type: 'integer', minimum: 0, maximum: 10 },
    { type: 'integer', minimum: 0, maximum: 10, format: 'int32' },
    NONE,
    NONE,
  ],
  [
    'number formats that the limits imply',
    { type: 'integer', minimum: 0, maximum: 10, format: 'int64' },
    { type: 'integer', minimum: 0, maximum: 10, format: 'int32' },
    NONE,
    NONE,
  ],
  [
    'a number format that a limit leaves open',
    { type: 'integer', minimum: 0 },
    { type: 'integer', minimum: 0, format: 'int32' },
    NARROWS,
    WIDENS,
  ],
  [
    'a key that needs others by two keywords',
    {},
    { dependencies: { a: ['a'] }, dependentRequired: { a: ['b'] } },
    NARROWS,
    WIDENS,
  ],
  [
    'a key that needs others by two keywords, in the other order',
    { dependentRequired: { a: ['b'] } },
    { dependentRequired: { a: ['b'] }, dependencies: { a: ['c'] } },
    NARROWS,
    WIDENS,
  ],
  ...[
    { propertyNames: false },
    { additionalProperties: false },
    { properties: { a: false }, additionalProperties: false, minProperties: 0 },
    { maxProperties: 0, dependentRequired: { a: ['b'] } },
  ].map((empty): Row => [
    `only the empty mapping, as ${JSON.stringify(empty)} says`,
    { type: 'object', ...empty },
    { type: 'object', properties: { a: text }, maxProperties: 0 },
    NONE,
    NONE,
  ]),
  [
    'only the empty mapping, and one key more',
    { type: 'object', propertyNames: false },
    { type: 'object', maxProperties: 1 },
    WIDENS,
    NARROWS,
  ],
  [
    'only the empty mapping, and no mapping',
    { type: ['object', 'string'], propertyNames: false },
    { type: ['object', 'string'], maxProperties: 0, required: ['a'] },
    NARROWS,
    WIDENS,
  ],
  [
    'nullable in a JSON Schema, which has no such keyword',
    text,
    { type: 'string', nullable: true },
    NONE,
    NONE,
  ],
  [
    'a type that only nullable names',
    { type: ['string', 'null'] },
    { type: 'string', nullable: true },
    NARROWS,
    WIDENS,
  ],
  ['limits that nothing meets', { type: 'integer', minimum: 5, maximum: 4 }, false, NONE, NONE],
  [
    'limits between which no integer is',
    { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 2 },
    false,
    NONE,
    NONE,
  ],
  ['lengths that nothing meets', { type: 'string', minLength: 3, maxLength: 2 }, false, NONE, NONE],
  ['entries of which 0 must fit', {}, { contains: text, minContains: 0 }, NONE, NONE],
  [
    'one of two keys whose schemas are beside the alternatives',
    { ...card(), anyOf: [{ required: ['number'] }, { required: ['expiry'] }] },
    { ...card(), oneOf: [{ required: ['number'] }, { required: ['expiry'] }] },
    NARROWS,
    WIDENS,
  ],
  ['entries of which 1 must fit', {}, { contains: text, minContains: 1 }, NARROWS, WIDENS],
  [
    'a keyword beside $ref in draft-07',
    draft('draft-07', { $ref: '#/definitions/a', ...definitions }),
    draft('draft-07', { $ref: '#/definitions/a', maxLength: 3, ...definitions }),
    NONE,
    NONE,
  ],
  [
    'a keyword beside $ref in 2019-09',
    {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      $ref: '#/$defs/a',
      $defs: { a: text },
    },
    {
      $schema: 'https://json-schema.org/draft/2019-09/schema',
      $ref: '#/$defs/a',
      maxLength: 3,
      $defs: { a: text },
    },
    NARROWS,
    WIDENS,
  ],
  [
    '$ref wrapped, so that its siblings count',
    draft('draft-07', { $ref: '#/definitions/a', maxLength: 3, ...definitions }),
    draft('draft-07', { allOf: [{ $ref: '#/definitions/a' }], maxLength: 3, ...definitions }),
    NARROWS,
    WIDENS,
  ],
  [
    'a keyword of a later draft',
    draft('draft-07', {}),
    draft('draft-07', { dependentRequired: { a: ['b'] }, unevaluatedProperties: false }),
    NONE,
    NONE,
  ],
  [
    'a condition in draft-06',
    draft('draft-06', {}),
    draft('draft-06', { if: text, then: { minLength: 1 } }),
    NONE,
    NONE,
  ],
  [
    'a limit that a closed schema implies',
    { type: 'object', properties: { a: text }, additionalProperties: false, maxProperties: 1 },
    { type: 'object', properties: { a: text }, additionalProperties: false, maxProperties: 3 },
    NONE,
    NONE,
  ],
  ['a limit of an open schema', { maxProperties: 1 }, { maxProperties: 3 }, WIDENS, NARROWS],
  [
    'bounds that leave one integer',
    { type: 'integer', minimum: 4, maximum: 4 },
    { type: 'number', minimum: 4, maximum: 4 },
    NONE,
    NONE,
  ],
  [
    'bounds that leave fractions',
    { type: 'integer', minimum: 4, maximum: 5 },
    { type: 'number', minimum: 4, maximum: 5 },
    WIDENS,
    NARROWS,
  ],
  [
    'one of several alternatives to any of them',
    { oneOf: [card('number'), account] },
    { anyOf: [card('number'), account] },
    WIDENS,
    NARROWS,
  ],
  [
    'a required key more in one alternative',
    { oneOf: [card('number'), account] },
    { oneOf: [card('number', 'expiry'), account] },
    // A card without an expiry that is an account as well fitted both, and fits one now.
    ['narrows', 'undecided', 'widens'],
    ['narrows', 'undecided', 'widens'],
  ],
  [
    'a required key more in an alternative that another one contains',
    { anyOf: [{ type: 'object' }, card('number')] },
    { anyOf: [{ type: 'object' }, card('number', 'expiry')] },
    NONE,
    NONE,
  ],
  [
    'a closed alternative beside an open one',
    { anyOf: [card('number'), { ...card('number'), additionalProperties: false }] },
    { anyOf: [card('number'), { ...card('expiry'), additionalProperties: false }] },
    WIDENS,
    NARROWS,
  ],
  [
    'the type of a key in one of two alternatives that share values',
    {
      oneOf: [
        { type: 'object', properties: { a: {} } },
        { ...account, additionalProperties: false },
      ],
    },
    {
      oneOf: [
        { type: 'object', properties: { a: text } },
        { ...account, additionalProperties: false },
      ],
    },
    ['narrows', 'undecided'],
    ['undecided', 'widens'],
  ],
  [
    'alternatives of one type that came while another one went',
    { oneOf: [{ type: 'boolean' }, card('number')] },
    { oneOf: [{ enum: ['x', 'y'] }, card('number')] },
    ['narrows', 'undecided', 'widens'],
    ['narrows', 'undecided', 'widens'],
  ],
  ...[
    ['properties', { properties: { a: text } }, { minProperties: 1 }] as const,
    ['items', { prefixItems: [text] }, { minItems: 1 }] as const,
  ].flatMap(([what, part, other]): Row[] => {
    const keyword = what === 'items' ? 'unevaluatedItems' : 'unevaluatedProperties';
    const open = { ...part, [keyword]: true };
    const outer = { type: what === 'items' ? 'array' : 'object', [keyword]: false };
    const [there, back] = [
      ['narrows', 'undecided'],
      ['undecided', 'widens'],
    ];
    return [
      [
        `an alternative that evaluates all ${what}`,
        { ...outer, anyOf: [open, other] },
        { ...outer, anyOf: [part, other] },
        there,
        back,
      ],
      [
        `a condition that evaluates ${what}, without a consequence`,
        { ...outer, if: part },
        outer,
        there,
        back,
      ],
      [
        `${what} that only alternatives evaluate`,
        { anyOf: [part, other] },
        { anyOf: [part, other], [keyword]: false },
        there,
        back,
      ],
      [
        `${what} that only alternatives evaluate, behind a reference`,
        { items: { $ref: '#/$defs/a' }, $defs: { a: { ...outer, anyOf: [open, other] } } },
        { items: { $ref: '#/$defs/a' }, $defs: { a: { ...outer, anyOf: [part, other] } } },
        there,
        back,
      ],
    ];
  }),
  [
    'an entry that only `contains` evaluates',
    { type: 'array', contains: text, unevaluatedItems: false },
    { type: 'array', contains: text },
    ['undecided', 'widens'],
    ['narrows', 'undecided'],
  ],
  [
    'an inner schema that evaluates all keys',
    { allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false },
    { allOf: [{}], unevaluatedProperties: false },
    NARROWS,
    WIDENS,
  ],
  [
    'an inner schema that evaluates all entries',
    { type: 'array', allOf: [{ unevaluatedItems: true }], unevaluatedItems: false },
    { type: 'array', allOf: [{}], unevaluatedItems: false },
    NARROWS,
    WIDENS,
  ],
  [
    'no number from 5 on',
    { not: { minimum: 5 } },
    { type: 'number', exclusiveMaximum: 5 },
    NONE,
    NONE,
  ],
  [
    'no number above 5',
    { not: { exclusiveMinimum: 5 } },
    { type: 'number', maximum: 5 },
    NONE,
    NONE,
  ],
  [
    'no number up to 5',
    { not: { maximum: 5 } },
    { type: 'number', exclusiveMinimum: 5 },
    NONE,
    NONE,
  ],
  [
    'no number below 5',
    { not: { exclusiveMaximum: 5 } },
    { type: 'number', minimum: 5 },
    NONE,
    NONE,
  ],
  [
    'no integer from 5 on',
    { type: 'integer', not: { minimum: 5 } },
    { type: 'integer', maximum: 4 },
    NONE,
    NONE,
  ],
  [
    'no integer from 5 on, among integers',
    { type: 'integer', not: { type: 'integer', minimum: 5 } },
    { type: 'integer', maximum: 4 },
    NONE,
    NONE,
  ],
  [
    'no number from 5 on, beside texts',
    { type: ['string', 'number'], not: { type: 'number', minimum: 5 } },
    { type: ['string', 'number'], exclusiveMaximum: 5 },
    NONE,
    NONE,
  ],
  ['no long text', { not: { minLength: 5 } }, { type: 'string', maxLength: 4 }, NONE, NONE],
  [
    'no text of some letters',
    { not: { minLength: 2.5 } },
    { type: 'string', maxLength: 2 },
    NONE,
    NONE,
  ],
  ['no short text', { not: { maxLength: 5 } }, { type: 'string', minLength: 6 }, NONE, NONE],
  ['no long list', { not: { minItems: 1 } }, { type: 'array', maxItems: 0 }, NONE, NONE],
  ['no short list', { not: { maxItems: 0 } }, { type: 'array', minItems: 1 }, NONE, NONE],
  [
    'no large mapping',
    { not: { minProperties: 2 } },
    { type: 'object', maxProperties: 1 },
    NONE,
    NONE,
  ],
  [
    'no small mapping',
    { not: { maxProperties: 2 } },
    { type: 'object', minProperties: 3 },
    NONE,
    NONE,
  ],
  ['no limit is met', { not: { minLength: 0 } }, false, NONE, NONE],
  ['no key', { not: { required: ['a'] } }, object({ a: false }), NONE, NONE],
  ['no needed key', { not: { required: [] } }, false, NONE, NONE],
  [
    'no key of a closed mapping',
    object({ a: text, b: text }, { additionalProperties: false, not: { required: ['a'] } }),
    object({ b: text }, { additionalProperties: false }),
    NONE,
    NONE,
  ],
  [
    'neither of two keys',
    { not: { anyOf: [{ required: ['a'] }, { required: ['b'] }] } },
    object({ a: false, b: false }),
    NONE,
    NONE,
  ],
  [
    'neither of two bounds',
    {
      not: {
        anyOf: [
          { type: 'number', minimum: 5 },
          { type: 'number', maximum: 1 },
        ],
      },
    },
    { exclusiveMinimum: 1, exclusiveMaximum: 5 },
    NONE,
    NONE,
  ],
  [
    'no bound behind a reference',
    { $defs: { a: { minimum: 5 } }, not: { $ref: '#/$defs/a' } },
    { type: 'number', exclusiveMaximum: 5 },
    NONE,
    NONE,
  ],
  [
    'no bound in allOf',
    { allOf: [{ type: 'integer' }, { not: { allOf: [{ minimum: 5 }] } }] },
    { type: 'integer', maximum: 4 },
    NONE,
    NONE,
  ],
  [
    'three negations',
    { not: { not: { not: { maximum: 5 } } } },
    { type: 'number', exclusiveMinimum: 5 },
    NONE,
    NONE,
  ],
  [
    'a type that fits what is ruled out',
    { not: { pattern: 'a' } },
    { type: 'string', not: { pattern: 'a' } },
    NONE,
    NONE,
  ],
  ['an entry of any kind', { contains: true }, { minItems: 1 }, NONE, NONE],
  [
    'entries of any kind',
    { contains: {}, minContains: 2, maxContains: 3 },
    { minItems: 2, maxItems: 3 },
    NONE,
    NONE,
  ],
  [
    'at most some entries of any kind',
    { contains: {}, minContains: 0, maxContains: 3 },
    { maxItems: 3 },
    NONE,
    NONE,
  ],
  ['an entry that cannot be', { contains: false }, { not: { type: 'array' } }, NONE, NONE],
  ['no entry that cannot be', { contains: false, minContains: 0 }, {}, NONE, NONE],
  [
    'an entry of the only kind',
    { items: text, contains: text },
    { items: text, minItems: 1 },
    NONE,
    NONE,
  ],
  [
    'entries of the only kind',
    { items: text, contains: text, minContains: 3 },
    { items: text, minItems: 3 },
    NONE,
    NONE,
  ],
  [
    'fewer entries of the only kind',
    { items: text, contains: text },
    { items: text, minItems: 2 },
    NARROWS,
    WIDENS,
  ],
  [
    'an entry of a wider kind',
    { items: { const: 'a' }, minItems: 1 },
    { items: { const: 'a' }, minItems: 1, contains: text },
    NONE,
    NONE,
  ],
  [
    'an entry of one kind of several',
    { items: { type: ['string', 'null'] }, contains: text },
    { items: { type: ['string', 'null'] }, minItems: 1 },
    WIDENS,
    NARROWS,
  ],
  [
    'a first entry of the only kind',
    { prefixItems: [text], items: text, minItems: 1 },
    { prefixItems: [text], items: text, minItems: 1, contains: text },
    NONE,
    NONE,
  ],
  [
    'an entry that the first one need not be',
    { prefixItems: [{}], items: text, minItems: 1 },
    { prefixItems: [{}], items: text, minItems: 1, contains: text },
    NARROWS,
    WIDENS,
  ],
  [
    'a least length beside an entry',
    { contains: text },
    { contains: text, minItems: 1 },
    NONE,
    NONE,
  ],
  [
    'an entry of any kind that counts as evaluated',
    { allOf: [{ contains: true }], unevaluatedItems: false },
    { allOf: [{ minItems: 1 }], unevaluatedItems: false },
    ['narrows', 'undecided'],
    ['undecided', 'widens'],
  ],
  [
    'a demand for names that all keys of a closed mapping meet',
    closed('a', 'b'),
    { ...closed('a', 'b'), propertyNames: { pattern: '^[a-z]$' } },
    NONE,
    NONE,
  ],
  [
    'a demand for names that one key of a closed mapping fails',
    closed('a', 'bb'),
    { ...closed('a', 'bb'), propertyNames: { maxLength: 1 } },
    NARROWS,
    WIDENS,
  ],
  [
    'a demand for names that a refused key fails',
    { ...closed('a'), not: { required: ['bb'] } },
    { ...closed('a'), propertyNames: { maxLength: 1 } },
    NONE,
    NONE,
  ],
  [
    'two demands for names that all keys of a closed mapping meet',
    { ...closed('a'), propertyNames: { pattern: '^a' } },
    { ...closed('a'), propertyNames: { pattern: 'a$' } },
    NONE,
    NONE,
  ],
  [
    'a demand for names of an opened mapping',
    closed('a'),
    { type: 'object', properties: { a: text }, propertyNames: { pattern: '^a' } },
    WIDENS,
    NARROWS,
  ],
  [
    'a demand for names of a mapping with patterns',
    { type: 'object', patternProperties: { '^a': {} }, additionalProperties: false },
    {
      type: 'object',
      patternProperties: { '^a': {} },
      additionalProperties: false,
      propertyNames: { maxLength: 3 },
    },
    NARROWS,
    WIDENS,
  ],
  [
    'an alternative twice',
    { anyOf: [few, letters] },
    { anyOf: [few, { anyOf: [letters, { ...letters }] }] },
    NONE,
    NONE,
  ],
  [
    'an alternative for each type',
    { type: ['number', 'string'], maximum: 3, pattern: '^a' },
    { anyOf: [few, { type: 'string', pattern: '^a' }, { type: 'string', minLength: 9 }] },
    WIDENS,
    NARROWS,
  ],
  [
    'alternatives that none of two types fits',
    { type: ['number', 'string'], maximum: 3 },
    { anyOf: [few, letters, { type: 'number', minimum: 9 }] },
    ['narrows', 'undecided', 'widens'],
    ['narrows', 'undecided', 'widens'],
  ],
  [
    'the same alternatives twice',
    { anyOf: [few, letters, negative] },
    {
      allOf: [
        { anyOf: [few, letters, negative] },
        { anyOf: [negative, { ...few }, { ...letters }] },
      ],
    },
    NONE,
    NONE,
  ],
  [
    'alternatives that contain the others',
    { anyOf: [few, letters, negative] },
    {
      allOf: [
        { anyOf: [few, letters, negative] },
        { anyOf: [{ anyOf: [few, letters, negative] }, { type: 'null' }] },
      ],
    },
    NONE,
    NONE,
  ],
  [
    'alternatives that are one alternative',
    { oneOf: [{ const: 1 }, letters] },
    { anyOf: [{ oneOf: [{ const: 1 }, letters] }, { not: { oneOf: [{ const: 1 }, letters] } }] },
    WIDENS,
    NARROWS,
  ],
  [
    'values in alternatives',
    { enum: ['a', 'bb'] },
    { anyOf: [{ enum: ['a', 'bb'] }, { allOf: [{ enum: ['a', 'bb'] }, { minLength: 2 }] }] },
    NONE,
    NONE,
  ],
  [
    'a condition whose consequences are met',
    letters,
    { if: { maxLength: 3 }, then: text, else: { minLength: 2 } },
    WIDENS,
    NARROWS,
  ],
  [
    'a condition with one consequence that is not met',
    letters,
    { if: { maxLength: 3 }, then: { minLength: 3 }, else: text },
    BOTH,
    BOTH,
  ],
  [
    'a demand with a key that every mapping meets',
    object({ a: letters }),
    { dependentSchemas: { a: object({ a: text }) } },
    WIDENS,
    NARROWS,
  ],
  [
    'a demand with a key that no mapping needs to meet',
    object({ a: text }),
    { dependentSchemas: { a: object({ a: letters }) } },
    BOTH,
    BOTH,
  ],
  [
    'a mapping closed by a list of names',
    closed('a', 'b'),
    { type: 'object', properties: { a: text, b: text }, propertyNames: { enum: ['a', 'b'] } },
    NONE,
    NONE,
  ],
  [
    'a mapping closed by a list of more names',
    closed('a'),
    { type: 'object', properties: { a: text }, propertyNames: { enum: ['a', 'b'] } },
    WIDENS,
    NARROWS,
  ],
  [
    'no list of alternatives',
    { not: { not: { oneOf: [few, letters] } } },
    { oneOf: [few, letters] },
    NONE,
    NONE,
  ],
  [
    'a type of an alternative that becomes one of its own',
    { anyOf: [{ type: ['string', 'null'], minLength: 2 }, object({ a: text })] },
    {
      anyOf: [{ anyOf: [{ type: 'string', minLength: 2 }, { type: 'null' }] }, object({ a: text })],
    },
    NONE,
    NONE,
  ],
  [
    'a type of an alternative that goes',
    { anyOf: [{ type: ['string', 'null'], minLength: 2 }, object({ a: text })] },
    { anyOf: [{ type: 'string', minLength: 2 }, object({ a: text })] },
    NARROWS,
    WIDENS,
  ],
  [
    'a pattern that alone allowed some keys',
    { type: 'object', patternProperties: { '^a': {}, y$: {} }, additionalProperties: false },
    { type: 'object', patternProperties: { '^a': {} }, additionalProperties: false },
    NARROWS,
    WIDENS,
  ],
  [
    'a condition with two consequences that are the same',
    object({}, { if: { required: ['a'] }, then: { required: ['b'] }, else: { required: ['b'] } }),
    object({}, { required: ['b'] }),
    NONE,
    NONE,
  ],
  [
    'the condition of two consequences that are the same',
    { if: { required: ['a'] }, then: object({ b: text }), else: object({ b: text }) },
    { if: { maxProperties: 3 }, then: object({ b: text }), else: object({ b: text }) },
    NONE,
    NONE,
  ],
  [
    'two consequences that are the same and stricter',
    { type: 'string', if: { pattern: 'a' }, then: { maxLength: 3 }, else: { maxLength: 3 } },
    { type: 'string', maxLength: 2 },
    NARROWS,
    WIDENS,
  ],
  [
    'a condition that no value may meet',
    object({}, { if: { required: ['a'] }, then: false }),
    object({}, { not: { required: ['a'] } }),
    NONE,
    NONE,
  ],
  [
    'a condition that every value must meet',
    object({}, { if: { required: ['a'] }, then: { required: ['b'] }, else: false }),
    object({}, { required: ['a', 'b'] }),
    NONE,
    NONE,
  ],
  [
    'a key that nothing may depend on',
    object({}, { dependentSchemas: { a: false } }),
    object({ a: false }),
    NONE,
    NONE,
  ],
  [
    'two keys that are ruled out together, and one of them alone',
    object({ a: text, b: text }, { not: { required: ['a', 'b'] } }),
    object({ a: text, b: text }, { not: { required: ['a'] } }),
    NARROWS,
    WIDENS,
  ],
  ...[
    ['one name', '^a$', ['a']] as const,
    ['two names', '^(a|b)$', ['a', 'b']] as const,
    ['two names in two parts', '^a$|^(?:b)$', ['a', 'b']] as const,
    ['a name with an optional part', '^ab?$', ['a', 'ab']] as const,
    ['an escaped name', '^a\\.b$', ['a.b']] as const,
  ].flatMap(([what, pattern, names]): Row[] => {
    const byPattern = (schema: object) =>
      object({}, { patternProperties: { [pattern]: schema }, additionalProperties: false });
    return [
      [`a pattern of keys that is ${what}`, byPattern(text), closed(...names), NONE, NONE],
      [`a text that is ${what}`, { type: 'string', pattern }, { enum: names }, NONE, NONE],
      [
        `a pattern of keys that is ${what}, and is stricter`,
        closed(...names),
        byPattern({ ...text, maxLength: 2 }),
        NARROWS,
        WIDENS,
      ],
      [
        `a text that is ${what} or another one`,
        { type: 'string', pattern },
        { type: 'string', pattern: '^(a|ab|b|a\\.b|c)$' },
        WIDENS,
        NARROWS,
      ],
    ];
  }),
  [
    'a key by pattern that goes',
    object({}, { patternProperties: { '^(a|b)$': text }, additionalProperties: false }),
    object({}, { patternProperties: { '^(a)$': text }, additionalProperties: false }),
    NARROWS,
    WIDENS,
  ],
  ...['', '.*', '^.*$'].map((pattern): Row => [
    `a pattern of all keys: ${pattern}`,
    { type: 'object', patternProperties: { [pattern]: text }, additionalProperties: false },
    { type: 'object', additionalProperties: text },
    NONE,
    NONE,
  ]),
  [
    'a pattern of all keys beside a key',
    object({ a: text }, { patternProperties: { '.*': { maxLength: 3 } } }),
    object({ a: { ...text, maxLength: 3 } }, { additionalProperties: { maxLength: 3 } }),
    NONE,
    NONE,
  ],
  [
    'a pattern with any text behind it',
    {
      type: 'object',
      patternProperties: { '^x-': text, '^x-.*': {} },
      additionalProperties: false,
    },
    { type: 'object', patternProperties: { '^x-.*': text }, additionalProperties: false },
    NONE,
    NONE,
  ],
  ...[
    ['pattern', '^[0-9]{5}$', 5, 5] as const,
    ['pattern', '^(a|bcd)[a-z]?$', 1, 4] as const,
    ['format', 'uuid', 36, 36] as const,
    ['format', 'date', 10, 10] as const,
    ['format', 'ipv4', 7, 15] as const,
  ].flatMap(([keyword, value, minLength, maxLength]): Row[] => {
    const plain = { type: 'string', [keyword]: value };
    const limited = { ...plain, minLength, maxLength };
    const stricter = { ...plain, minLength: minLength + 1, maxLength: maxLength + 1 };
    return [
      [`lengths that ${keyword} ${value} implies`, plain, limited, NONE, NONE],
      [`a length that ${keyword} ${value} does not imply`, plain, stricter, NARROWS, WIDENS],
      [
        `lengths in place of ${keyword} ${value}`,
        plain,
        { type: 'string', minLength, maxLength },
        WIDENS,
        NARROWS,
      ],
    ];
  }),
  [
    'a length that a pattern without an end does not imply',
    { type: 'string', pattern: '^[0-9]{5}' },
    { type: 'string', pattern: '^[0-9]{5}', maxLength: 5 },
    NARROWS,
    WIDENS,
  ],
  [
    'limits that a number format implies',
    { type: 'integer', format: 'int32' },
    { type: 'integer', minimum: -2147483648, maximum: 2147483647 },
    NONE,
    NONE,
  ],
  [
    'limits that a number format does not imply',
    { type: 'integer', format: 'int32' },
    { type: 'integer', format: 'int32', maximum: 2147483646 },
    NARROWS,
    WIDENS,
  ],
  [
    'a number format that few enforce',
    { type: 'integer' },
    { type: 'integer', format: 'uint32' },
    ['undecided'],
    ['undecided'],
  ],
  ['a format for forms', text, format('password'), NONE, NONE],
  [
    'a number of entries that no list is long enough for',
    { maxItems: 3, contains: text, maxContains: 5 },
    { maxItems: 3, contains: text },
    NONE,
    NONE,
  ],
  [
    'the least and the greatest number of entries',
    { contains: text, minContains: 2, maxContains: 3 },
    { contains: text, minContains: 3, maxContains: 4 },
    BOTH,
    BOTH,
  ],
  [
    'a key that moves out of all alternatives',
    {
      oneOf: ['a', 'b'].map((name) => ({ ...closed('id', name), required: ['id', name] })),
    },
    object(
      { id: text },
      {
        required: ['id'],
        oneOf: ['a', 'b'].map((name) => ({ ...closed('id', name), required: [name] })),
      },
    ),
    NONE,
    NONE,
  ],
  ...[
    ['a list', { enum: ['a', 'b'] }] as const,
    ['one value', { enum: ['b', 'a'], minLength: 1 }] as const,
    ['a pattern', { pattern: '^(a|b)$' }] as const,
  ].map(([what, propertyNames]): Row => [
    `a mapping whose names are ${what}`,
    { type: 'object', propertyNames },
    object({ a: {}, b: {} }, { additionalProperties: false }),
    NONE,
    NONE,
  ]),
  [
    'names that are listed are not evaluated',
    { type: 'object', propertyNames: { enum: ['a'] }, unevaluatedProperties: false },
    { type: 'object', propertyNames: { enum: ['a'] } },
    WIDENS,
    NARROWS,
  ],
  ['no name fits', { type: 'object', propertyNames: false }, closed(), NONE, NONE],
  [
    'what depends on a key that a closed mapping refuses',
    {
      ...closed('a'),
      dependentRequired: { b: ['a'] },
      dependentSchemas: { b: { minProperties: 1 } },
    },
    closed('a'),
    NONE,
    NONE,
  ],
  [
    'alternatives for each value of a key',
    object({ k: { enum: ['x', 'y'] }, a: text }, { required: ['k'] }),
    {
      oneOf: ['x', 'y'].map((k) => object({ k: { const: k }, a: text }, { required: ['k'] })),
    },
    NONE,
    NONE,
  ],
  [
    'alternatives for some values of a key',
    object({ k: { enum: ['x', 'y', 'z'] } }, { required: ['k'] }),
    { oneOf: ['x', 'y'].map((k) => object({ k: { const: k } }, { required: ['k'] })) },
    NARROWS,
    WIDENS,
  ],
  [
    'alternatives that refuse what the others need',
    {
      oneOf: [
        { ...closed('a', 'c'), required: ['a'] },
        { ...closed('b'), required: ['b'] },
      ],
    },
    {
      oneOf: [
        { ...closed('a'), required: ['a'] },
        { ...closed('b'), required: ['b'] },
      ],
    },
    NARROWS,
    WIDENS,
  ],
  ...[
    ['.+', 'no text of line breaks', { minLength: 1 }, WIDENS, ['undecided']] as const,
    ['.', 'no text of line breaks', { minLength: 1 }, WIDENS, ['undecided']] as const,
    ['^.+$', 'no line break', { minLength: 1 }, WIDENS, NARROWS] as const,
    ['.{3,}', 'three characters of one line', { minLength: 3 }, WIDENS, NARROWS] as const,
    ['^[\\s\\S]{1,5}$', 'a length', { minLength: 1, maxLength: 5 }, NONE, NONE] as const,
    ['[^]{2}', 'a length', { minLength: 2 }, NONE, NONE] as const,
    ['^[\\d\\D]+', 'a length', { minLength: 1 }, NONE, NONE] as const,
    ['^[\\w\\W]?[^]*?$', 'nothing', {}, NONE, NONE] as const,
    ['.{3,1}', 'something unknown', {}, WIDENS, NARROWS] as const,
    ['^$', 'no character', { maxLength: 0 }, NONE, NONE] as const,
  ].map(([pattern, what, limits, there, back]): Row => [
    `a pattern that asks for ${what}: ${pattern}`,
    { type: 'string', pattern },
    { type: 'string', ...limits },
    there,
    back,
  ]),
  [
    'one key of a closed mapping',
    { ...closed('a', 'b'), minProperties: 1 },
    { ...closed('a', 'b'), anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    NONE,
    NONE,
  ],
  [
    'two keys of three, so one of two',
    { ...closed('a', 'b', 'c'), minProperties: 2 },
    {
      ...closed('a', 'b', 'c'),
      minProperties: 2,
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    NONE,
    NONE,
  ],
  [
    'one key of three, and one of two',
    { ...closed('a', 'b', 'c'), minProperties: 1 },
    { ...closed('a', 'b', 'c'), anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    NARROWS,
    WIDENS,
  ],
  [
    'one key of an open mapping, where other keys count as unused',
    object({ a: text, b: text }, { minProperties: 1 }),
    object({ a: text, b: text }, { anyOf: [{ required: ['a'] }, { required: ['b'] }] }),
    NONE,
    WIDENS,
  ],
  [
    'one key of a mapping with keys of any name',
    { type: 'object', additionalProperties: text, minProperties: 1 },
    {
      type: 'object',
      additionalProperties: text,
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    NARROWS,
    WIDENS,
  ],
  [
    'exactly one key of a closed mapping',
    { ...closed('a', 'b'), minProperties: 1, maxProperties: 1 },
    { ...closed('a', 'b'), oneOf: [{ required: ['a'] }, { required: ['b'] }] },
    NONE,
    NONE,
  ],
  ...(
    [
      ['a required key that no mapping may have', { ...closed('a'), required: ['b'] }],
      [
        'a required key without a value',
        object({ a: { allOf: [text, { type: 'null' }] } }, { required: ['a'] }),
      ],
      [
        'a required key that needs one that may not be',
        object({ a: { ...closed(), required: ['b'] } }, { required: ['a'] }),
      ],
      ['more keys than a mapping may have', { ...closed('a'), minProperties: 2 }],
      ['more required keys than a limit', { ...card('number'), maxProperties: 0 }],
      ['an entry of a list without entries', { type: 'array', items: false, minItems: 1 }],
      [
        'a second entry that cannot be',
        {
          type: 'array',
          prefixItems: [text],
          items: { ...closed(), required: ['a'] },
          minItems: 2,
        },
      ],
      [
        'an entry without a value that must be contained',
        { type: 'array', contains: { enum: ['a'], minLength: 2 } },
      ],
      [
        'more different entries than there are',
        { type: 'array', items: { enum: ['a', 'b'] }, uniqueItems: true, minItems: 3 },
      ],
      ['listed values that all are refused', { type: 'string', enum: ['a'], minLength: 2 }],
      [
        'alternatives without a value',
        {
          anyOf: [
            { ...closed(), required: ['a'] },
            { type: 'array', items: false, minItems: 1 },
          ],
        },
      ],
    ] as const
  ).flatMap(([what, impossible]): Row[] => [
    [`${what}, and nothing`, impossible, false, NONE, NONE],
    [`${what}, and a text`, impossible, text, WIDENS, NARROWS],
    [
      `${what}, and the same of a key`,
      object({ x: impossible, y: text }),
      object({ x: false, y: text }),
      NONE,
      NONE,
    ],
  ]),
  [
    'a condition on a type that the value never has',
    { type: 'null' },
    { type: 'null', if: { enum: ['a', 'b'] }, then: { type: 'boolean' } },
    NONE,
    NONE,
  ],
  [
    'a condition on the type that the value always has',
    { type: 'string', if: { type: ['string', 'null'] }, then: { minLength: 1 } },
    { type: 'string', minLength: 1 },
    NONE,
    NONE,
  ],
  ...(
    [
      ['three different values', { enum: ['a', 'b', 'c'] }, 3],
      ['yes and no', { type: 'boolean' }, 2],
      ['one value', { const: 1 }, 1],
    ] as const
  ).map(([what, items, maxItems]): Row => [
    `different entries of ${what}, and a limit`,
    { type: 'array', items, uniqueItems: true },
    { type: 'array', items, uniqueItems: true, maxItems },
    NONE,
    NONE,
  ]),
  [
    'different entries of one value, and the value alone',
    { type: 'array', items: { const: 1 }, uniqueItems: true },
    { type: 'array', items: { const: 1 }, maxItems: 1 },
    NONE,
    NONE,
  ],
  [
    'equal entries of one value',
    { type: 'array', items: { type: 'null' }, uniqueItems: true },
    { type: 'array', items: { type: 'null' } },
    WIDENS,
    NARROWS,
  ],
  [
    'equal entries of a list that got shorter',
    { type: 'array', maxItems: 3, uniqueItems: true },
    { type: 'array', maxItems: 1 },
    NARROWS,
    WIDENS,
  ],
  [
    'entries without a value, and no entries',
    { type: 'array', items: { allOf: [text, { type: 'null' }] } },
    { type: 'array', maxItems: 0 },
    NONE,
    NONE,
  ],
  [
    'a condition on a type that only the new side lets through',
    { type: 'null' },
    { if: { type: 'number' }, then: { enum: [1] }, else: { type: 'null' } },
    WIDENS,
    NARROWS,
  ],
  [
    'an alternative of a type that only the new side lets through',
    { type: 'string' },
    {
      anyOf: [
        { type: 'string', minLength: 2 },
        { type: 'array', minItems: 1 },
      ],
    },
    BOTH,
    BOTH,
  ],
  [
    'listed values of the one type that both sides let through',
    { type: 'boolean' },
    object(
      { a: text },
      {
        type: ['boolean', 'number', 'object'],
        oneOf: [{ const: true }, { type: 'number' }, account],
      },
    ),
    BOTH,
    BOTH,
  ],
  ...(
    [
      ['^.+$', '.+', WIDENS, NARROWS],
      ['^.+$', '^.{1,}$', NONE, NONE],
      ['^.{1,5}$', '^.+$', WIDENS, NARROWS],
      ['^.{1,5}$', '^.{0,3}.{1,2}$', NONE, NONE],
      ['^[a-z]+$', '^.+$', WIDENS, NARROWS],
      ['^[a-z]+$', '.', WIDENS, NARROWS],
      ['^[a-z]*$', '^.+$', ['undecided'], ['undecided']],
      ['^[^a]+$', '^.+$', ['undecided'], ['undecided']],
    ] as const
  ).map(([from, to, there, back]): Row => [
    `a pattern of one line, ${from}, and how long a line is, ${to}`,
    { type: 'string', pattern: from },
    { type: 'string', pattern: to },
    there,
    back,
  ]),
  [
    'how long a line is beside a format',
    format('uuid'),
    { ...format('uuid'), pattern: '^.+$' },
    NONE,
    NONE,
  ],
  [
    'a line of a length and a limit of the same length',
    { type: 'string', pattern: '^.{1,5}$' },
    { type: 'string', pattern: '^.+$', maxLength: 5 },
    NONE,
    NONE,
  ],
  [
    'texts of at least one character, and lines',
    { type: 'string', minLength: 1 },
    { type: 'string', pattern: '^.+$' },
    NARROWS,
    WIDENS,
  ],
  ...(
    [
      ['string', 'minLength', ''],
      ['array', 'minItems', []],
      ['object', 'minProperties', {}],
    ] as const
  ).flatMap(([type, bound, empty]): Row[] => [
    [
      `an empty ${type} ruled out`,
      { type, [bound]: 1 },
      { type, not: { const: empty } },
      NONE,
      NONE,
    ],
    [
      `an empty ${type} ruled out beside other types`,
      { [bound]: 1 },
      { not: { enum: [empty] } },
      NONE,
      NONE,
    ],
  ]),
  [
    'a limit of keys where a key can never be there',
    { ...object({ a: text, b: false }), additionalProperties: false },
    { ...object({ a: text, b: false }), additionalProperties: false, maxProperties: 1 },
    NONE,
    NONE,
  ],
  [
    'all keys that a closed mapping may have',
    { ...closed('a', 'b'), minProperties: 2 },
    { ...closed('a', 'b'), required: ['a', 'b'] },
    NONE,
    NONE,
  ],
  [
    'more entries that must fit than may fit',
    draft2020({ type: 'array', contains: text, minContains: 2, maxContains: 1 }),
    draft2020({ type: 'array', not: { type: 'array' } }),
    NONE,
    NONE,
  ],
  [
    'entries that count as evaluated although none must fit',
    draft2020({ type: 'array', unevaluatedItems: false }),
    draft2020({ type: 'array', contains: text, minContains: 0, unevaluatedItems: false }),
    GAINS,
    LOSES,
  ],
  ...(
    [
      [
        'a key',
        kind('a'),
        { required: ['kind'] },
        [kind('a', 'x'), kind('b', 'y')],
        kind('a', 'x'),
      ],
      [
        'a key that alternatives require',
        kind('a'),
        {},
        [
          { ...kind('a', 'x'), required: ['kind'] },
          { ...kind('b', 'y'), required: ['kind'] },
        ],
        { ...kind('a', 'x'), required: ['kind'] },
      ],
      [
        'a number',
        { type: 'integer', minimum: 10 },
        {},
        [{ maximum: 5 }, { multipleOf: 3 }],
        { multipleOf: 3 },
      ],
      [
        'a length',
        { type: 'string', minLength: 5 },
        {},
        [{ maxLength: 3 }, { pattern: '^x' }],
        { pattern: '^x' },
      ],
      ['a value', { enum: ['a', 'b'] }, {}, [{ const: 'a' }, { const: 'c' }], { const: 'a' }],
      [
        'a key of a closed mapping',
        closed('a'),
        {},
        [{ required: ['a'] }, { required: ['b'] }],
        { required: ['a'] },
      ],
    ] as const
  ).flatMap(([what, outer, more, branches, left]): Row[] =>
    ['anyOf', 'oneOf'].map((keyword): Row => [
      `alternatives of ${keyword} that ${what} around them rules out`,
      { ...outer, ...more, [keyword]: branches },
      { ...more, allOf: [outer, left] },
      NONE,
      NONE,
    ]),
  ),
];

const LONG = '9007199254740993';
const DOUBLE = '9007199254740992';
const DECIMAL = '0.10000000000000000001';
const KEYS = '"type": "object", "properties": {"a": {}, "b": {}}';
const HAS_A = '"required": ["a"]';
const NEEDS_B = '{"required": ["b"]}';
const OR = '[{"required": ["a"]}, {"required": ["b"]}]';
const OR_MORE = '[{"required": ["b"]}, {"required": ["a"]}, {"required": ["c"]}]';

/** As texts, since a double cannot hold the numbers. */
const TEXTS: readonly (readonly [base: string, head: string, there: Effects, back: Effects])[] = [
  [`{"enum": [${DOUBLE}, ${LONG}]}`, `{"enum": [${DOUBLE}]}`, NARROWS, WIDENS],
  [`{"const": ${DOUBLE}}`, `{"const": ${LONG}}`, BOTH, BOTH],
  [`{"const": ${LONG}}`, `{"const": ${LONG}.0}`, NONE, NONE],
  [`{"const": {"a": [${DOUBLE}]}}`, `{"const": {"a": [${LONG}]}}`, BOTH, BOTH],
  [`{"const": 0.1}`, `{"const": ${DECIMAL}}`, BOTH, BOTH],
  [`{"maximum": ${DOUBLE}}`, `{"maximum": ${LONG}}`, WIDENS, NARROWS],
  [`{"minimum": ${DOUBLE}}`, `{"minimum": ${LONG}}`, NARROWS, WIDENS],
  [`{"exclusiveMaximum": ${DOUBLE}}`, `{"exclusiveMaximum": ${LONG}}`, WIDENS, NARROWS],
  [`{"maximum": 0.1}`, `{"maximum": ${DECIMAL}}`, WIDENS, NARROWS],
  [`{"multipleOf": ${DOUBLE}}`, `{"multipleOf": ${LONG}}`, BOTH, BOTH],
  [`{"multipleOf": 0.01}`, `{"multipleOf": 0.1}`, NARROWS, WIDENS],
  [`{"enum": [${LONG}]}`, `{"type": "integer", "maximum": ${DOUBLE}}`, BOTH, BOTH],
  [`{"maximum": 1e400}`, `{"maximum": 1e401}`, WIDENS, NARROWS],
  [`{"const": 1e400}`, `{"const": 10e399}`, NONE, NONE],
  [`{"minimum": 1e-400}`, `{"exclusiveMinimum": 0}`, WIDENS, NARROWS],
  ['{"type": "integer", "multipleOf": 1.5}', '{"type": "integer", "multipleOf": 3}', NONE, NONE],
  ['{"type": "integer", "multipleOf": 0.3}', '{"type": "integer", "multipleOf": 3}', NONE, NONE],
  [
    '{"type": "integer", "multipleOf": 2.5}',
    '{"type": "integer", "multipleOf": 10}',
    NARROWS,
    WIDENS,
  ],
  ['{"multipleOf": 1.5}', '{"multipleOf": 3}', NARROWS, WIDENS],
  ['{"allOf": [{"multipleOf": 2}, {"multipleOf": 3}]}', '{"multipleOf": 6}', NONE, NONE],
  ['{"allOf": [{"multipleOf": 0.2}, {"multipleOf": 0.3}]}', '{"multipleOf": 0.6}', NONE, NONE],
  ['{"allOf": [{"multipleOf": 4}, {"multipleOf": 6}]}', '{"multipleOf": 3}', WIDENS, NARROWS],
  ['{"multipleOf": 5, "minimum": 1}', '{"multipleOf": 5, "minimum": 5}', NONE, NONE],
  ['{"multipleOf": 0.5, "maximum": 1.2}', '{"multipleOf": 0.5, "maximum": 1}', NONE, NONE],
  ['{"multipleOf": 0.5, "exclusiveMaximum": 1.5}', '{"multipleOf": 0.5, "maximum": 1}', NONE, NONE],
  [
    '{"multipleOf": 0.5, "exclusiveMinimum": -1.5}',
    '{"multipleOf": 0.5, "minimum": -1}',
    NONE,
    NONE,
  ],
  ['{"multipleOf": 5, "minimum": -4}', '{"multipleOf": 5, "minimum": -5}', WIDENS, NARROWS],
  ['{"type": "number", "minimum": 4, "maximum": 4}', '{"const": 4}', NONE, NONE],
  ['{"minimum": 0.5, "maximum": 0.5, "type": "number"}', '{"enum": [0.5]}', NONE, NONE],
  ['{"type": "integer", "minimum": 1, "maximum": 3}', '{"enum": [1, 2, 3]}', NONE, NONE],
  ['{"type": "integer", "minimum": 1, "maximum": 3}', '{"enum": [1, 2]}', NARROWS, WIDENS],
  ['{"type": "integer", "minimum": 0.5, "maximum": 1.5}', '{"const": 1.0}', NONE, NONE],
  ['{"type": "string", "maxLength": 0}', '{"const": ""}', NONE, NONE],
  ['{"type": "array", "maxItems": 0}', '{"const": []}', NONE, NONE],
  ['{"type": "object", "maxProperties": 0}', '{"const": {}}', NONE, NONE],
  ['{"type": "integer"}', '{"enum": [1, 2]}', NARROWS, WIDENS],
  [`{"type": "integer", "minimum": ${LONG}, "maximum": ${LONG}}`, `{"const": ${LONG}}`, NONE, NONE],
  [
    `{"type": "integer", "minimum": ${DOUBLE}, "maximum": ${LONG}}`,
    `{"enum": [${LONG}]}`,
    NARROWS,
    WIDENS,
  ],
  [`{"minimum": ${DECIMAL}, "maximum": ${DECIMAL}}`, `{"const": ${DECIMAL}}`, NARROWS, WIDENS],
  [
    `{"type": "number", "minimum": ${DECIMAL}, "maximum": ${DECIMAL}}`,
    `{"const": ${DECIMAL}}`,
    NONE,
    NONE,
  ],
  ['{"type": "integer", "minimum": 1e500, "maximum": 1e500}', '{"const": 1e500}', NONE, NONE],
  [`{"maxLength": ${DOUBLE}}`, `{"maxLength": ${LONG}}`, WIDENS, NARROWS],
  [`{"minItems": ${DOUBLE}}`, `{"minItems": ${LONG}}`, NARROWS, WIDENS],
  [
    `{"contains": {"type": "string"}, "minContains": ${DOUBLE}}`,
    `{"contains": {"type": "string"}, "minContains": ${LONG}}`,
    NARROWS,
    WIDENS,
  ],
  [
    `{"contains": {"type": "string"}, "maxContains": ${DOUBLE}}`,
    `{"contains": {"type": "string"}, "maxContains": ${LONG}}`,
    WIDENS,
    NARROWS,
  ],
  [`{"unknownWord": ${DOUBLE}}`, `{"unknownWord": ${LONG}}`, ['undecided'], ['undecided']],
  [`{"const": ${DOUBLE}}`, `{"type": "integer", "maximum": ${DOUBLE}}`, WIDENS, NARROWS],
  [
    `{"type": "integer", "exclusiveMinimum": ${DOUBLE}}`,
    `{"type": "integer", "minimum": ${LONG}}`,
    NONE,
    NONE,
  ],
  ['{"type": "integer", "maximum": 4.5}', '{"type": "integer", "maximum": 4}', NONE, NONE],
  [
    `{${KEYS}, "dependentRequired": {"a": ["b"]}}`,
    `{${KEYS}, "dependentSchemas": {"a": ${NEEDS_B}}}`,
    NONE,
    NONE,
  ],
  [
    `{${KEYS}, "dependentRequired": {"a": ["b"]}}`,
    `{${KEYS}, "if": {${HAS_A}}, "then": ${NEEDS_B}}`,
    NONE,
    NONE,
  ],
  [
    `{"dependentRequired": {"a": ["b"]}}`,
    `{"if": {"type": "object", ${HAS_A}}, "then": {"required": ["b", "c"]}}`,
    NARROWS,
    WIDENS,
  ],
  [
    `{"dependentSchemas": {"a": {"properties": {"b": {"type": "string"}}}}}`,
    `{"if": {${HAS_A}}, "then": {"properties": {"b": {"type": "string"}}}}`,
    NONE,
    NONE,
  ],
  [
    `{${HAS_A}, "dependentRequired": {"a": ["b"], "b": ["c"]}}`,
    `{"required": ["c", "a", "b"]}`,
    NONE,
    NONE,
  ],
  ['{"if": true, "then": {"type": "string"}}', '{"type": "string"}', NONE, NONE],
  ['{"if": false, "else": {"type": "string"}}', '{"type": "string"}', NONE, NONE],
  ['{"if": {"type": "string"}}', '{}', NONE, NONE],
  [
    '{"if": {"not": {"const": 1}}, "then": {"maximum": 4}, "else": {"maximum": 5}}',
    '{"if": {"const": 1}, "then": {"maximum": 5}, "else": {"maximum": 4}}',
    NONE,
    NONE,
  ],
  ['{"contains": {}, "minContains": 0}', '{"contains": {}}', NARROWS, WIDENS],
  ['{}', '{"contains": {}, "minContains": 0, "maxContains": 2}', NARROWS, WIDENS],
  [`{"oneOf": ${OR}}`, `{"anyOf": ${OR}}`, WIDENS, NARROWS],
  [`{"oneOf": ${OR}}`, `{"anyOf": ${OR_MORE}}`, WIDENS, ['narrows', 'undecided']],
  [
    '{"type": "string", "format": "uri"}',
    '{"type": "string", "allOf": [{"format": "uri"}, {"format": "iri-reference"}]}',
    NONE,
    NONE,
  ],
  [
    '{"allOf": [{"prefixItems": [{}], "items": true}], "unevaluatedItems": false}',
    '{"allOf": [{"prefixItems": [{}]}], "unevaluatedItems": false}',
    NARROWS,
    WIDENS,
  ],
];

/** Where a schema may be. */
const WRAPS: Readonly<Record<string, (schema: string) => string>> = {
  'at the top': (schema) => schema,
  'in a property': (schema) => `{"type": "object", "properties": {"p": ${schema}}}`,
  'behind $ref': (schema) => `{"items": {"$ref": "#/$defs/a"}, "$defs": {"a": ${schema}}}`,
  'in allOf': (schema) => `{"allOf": [${schema}]}`,
  'for other keys': (schema) => `{"additionalProperties": ${schema}}`,
};
const PLACED = Object.entries(WRAPS).flatMap(([where, wrap]) =>
  TEXTS.map(([base, head, there, back]) => [where, wrap(base), wrap(head), there, back] as const),
);

const list = (anchor: object) => ({
  $id: 'https://example.com/root',
  $ref: 'list',
  $defs: {
    entry: anchor,
    list: {
      $id: 'list',
      items: { $dynamicRef: '#entry' },
      $defs: { any: { $dynamicAnchor: 'entry' } },
    },
  },
});
const entry = (type: string) => ({ $dynamicAnchor: 'entry', type });
const tree = (value: object, more: object = {}) => ({
  $schema: 'https://json-schema.org/draft/2019-09/schema',
  properties: { child: { $recursiveRef: '#' }, value },
  ...more,
});
const anchored = { $recursiveAnchor: true };

type Named = readonly [what: string, version: string, ref: string, name: object, more: object];

/** A schema whose `a` refers to a text, which changes to a number; by the draft and what names it. */
const NAMED: readonly Named[] = [
  ['an anchor in id', 'draft-04', '#item', { id: '#item' }, {}],
  ['an anchor in $id', 'draft-06', '#item', { $id: '#item' }, {}],
  ['an anchor in $id', 'draft-07', '#item', { $id: '#item' }, {}],
  ['an anchor', 'draft/2019-09', '#item', { $anchor: 'item' }, {}],
  ['an anchor', 'draft/2020-12', '#item', { $anchor: 'item' }, {}],
  ['a dynamic anchor', 'draft/2020-12', '#item', { $dynamicAnchor: 'item' }, {}],
  ['an id', 'draft-04', 'item.json', { id: 'item.json' }, {}],
  ['an id', 'draft-04', 'item.json#', { id: 'item.json#' }, {}],
  ['an $id', 'draft-06', 'item.json', { $id: 'item.json' }, {}],
  ['an $id', 'draft-07', 'item.json', { $id: 'item.json' }, {}],
  ['an $id', 'draft/2019-09', 'item.json', { $id: 'item.json' }, {}],
  ['an $id', 'draft/2020-12', 'item.json', { $id: 'item.json' }, {}],
  ['an id with an anchor', 'draft-04', 'i.json#item', { id: 'i.json#item' }, {}],
  ['an $id with an anchor', 'draft-07', 'i.json#item', { $id: 'i.json#item' }, {}],
  ['the id of the root', 'draft-04', 'r.json#/definitions/i', {}, { id: 'http://x.y/r.json' }],
  ['the $id of the root', 'draft-07', 'r.json#/definitions/i', {}, { $id: 'http://x.y/r.json' }],
  ['an id below that of the root', 'draft-04', 'i.json', { id: 'i.json' }, { id: 'http://x.y/r' }],
  ['an id that data repeats', 'draft-04', '#item', { id: '#item' }, { default: { id: '#item' } }],
  [
    'an id that data repeats first',
    'draft-07',
    'i.json',
    { $id: 'i.json' },
    { properties: { const: { const: { $id: 'i.json' } }, a: { $ref: 'i.json' } } },
  ],
  [
    'an id in folders',
    'draft-04',
    'http://x.y/f/i.json',
    {},
    { definitions: { f: { id: 'http://x.y/f/', items: { id: 'i.json', type: 'string' } } } },
  ],
];
const REFERS = { items: { $ref: '#/definitions/a' } };

/** Names that the draft does not know, so the reference means nothing. */
const UNNAMED = [
  ['$id in draft-04', 'draft-04', { $id: '#item' }],
  ['id in draft-07', 'draft-07', { id: '#item' }],
  ['$anchor in draft-07', 'draft-07', { $anchor: 'item' }],
  ['an anchor in $id in 2020-12', 'draft/2020-12', { $id: '#item' }],
] as const;

/** An embedded schema of another draft, to which `a` refers; the outer draft and the inner one. */
const EMBEDDED: readonly (readonly [
  outer: string,
  inner: string,
  base: object,
  head: object,
  there: Effects,
])[] = [
  ...['draft/2020-12', 'draft/2019-09'].flatMap((outer) => [
    [outer, 'draft-07', {}, { dependentRequired: { a: ['b'] } }, NONE] as const,
    [outer, 'draft-07', REFERS, { items: { ...REFERS.items, maxLength: 2 } }, NONE] as const,
    [outer, 'draft-06', {}, { if: text, then: { maxLength: 2 } }, NONE] as const,
    [outer, 'draft-07', {}, { if: text, then: { maxLength: 2 } }, NARROWS] as const,
  ]),
  ['draft/2020-12', 'draft/2019-09', {}, { prefixItems: [text] }, NONE],
  ['draft/2019-09', 'draft/2020-12', {}, { prefixItems: [text] }, NARROWS],
  ['draft-07', 'draft/2019-09', {}, { dependentRequired: { a: ['b'] } }, NARROWS],
  ['draft-07', 'draft/2020-12', REFERS, { items: { ...REFERS.items, maxLength: 2 } }, NARROWS],
  ['draft-07', 'draft/2020-12', {}, { $recursiveRef: '#/definitions/a' }, NONE],
];

function named(version: string, ref: string, more: object) {
  return (type: string) =>
    JSON.parse(
      JSON.stringify({
        ...draft(version, { properties: { a: { $ref: ref } } }),
        definitions: { i: { type: 'string' } },
        ...more,
      }).replaceAll('"type":"string"', `"type":"${type}"`),
    ) as object;
}

describe('compareSchemas', () => {
  it.each(PLACED)('decides %s: %s and %s', (_where, base, head, there, back) => {
    const [from, to] = [base, head].map(
      (source) => parseSource('schema.json', source).document?.value,
    );
    expect(effects(from, to)).toEqual(there);
    expect(effects(to, from)).toEqual(back);
  });

  it.each<Row>([
    ['the outer type of entries', list(entry('string')), list(entry('number')), BOTH, BOTH],
    ['an outer anchor', list(entry('string')), list({ type: 'string' }), WIDENS, NARROWS],
    [
      'the words of an outer anchor',
      list(entry('string')),
      list({ ...entry('string'), title: 'T' }),
      NONE,
      NONE,
    ],
    ['a recursive schema', tree(text, anchored), tree({ type: 'number' }, anchored), BOTH, BOTH],
    ['a recursive schema without an anchor', tree(text), tree({ type: 'number' }), BOTH, BOTH],
    [
      'a reference that is recursive',
      tree(text),
      tree(text, { properties: { child: { $ref: '#' }, value: text } }),
      NONE,
      NONE,
    ],
  ])('follows dynamic references: %s', (_what, base, head, there, back) => {
    expect(effects(base, head)).toEqual(there);
    expect(effects(head, base)).toEqual(back);
  });

  it.each([
    [DOUBLE, LONG, [[Number(DOUBLE), LONG]]],
    [LONG, DOUBLE, [[LONG, Number(DOUBLE)]]],
    [LONG, `${LONG}.0`, []],
    [`[${LONG}]`, `[${DOUBLE}]`, [[[Number(DOUBLE)], [Number(DOUBLE)]]]],
    ['1', '1.0', []],
    ['0.1', DECIMAL, [[0.1, DECIMAL]]],
    [LONG, `"${LONG}"`, [[LONG, LONG]]],
  ])('compares the default %s with %s', (from, to, expected) => {
    const [base, head] = [from, to].map(
      (value) => parseSource('schema.json', `{"default": ${value}}`).document?.value,
    );
    const found = compareSchemas(base, head, { direction: 'input' });
    expect(found.map(({ before, after }) => [before, after])).toEqual(expected);
    for (const { why } of found) expect(why).toContain(`was \`${from}\` and is \`${to}\``);
  });

  it.each([
    ['https://json-schema.org/schema', 'https://json-schema.org/draft/2020-12/schema', NONE],
    ['https://json-schema.org/schema', undefined, NONE],
    ['http://json-schema.org/draft-07/schema#', 'https://json-schema.org/draft-07/schema', NONE],
    ['http://example.com/dialect#', 'https://example.com/dialect', NONE],
    ['https://json-schema.org/schema', 'https://json-schema.org/draft-07/schema', ['undecided']],
    ['https://json-schema.org/schema', 'https://example.com/dialect', ['undecided']],
  ])('compares the dialects %s and %s', (from, to, expected) => {
    expect(effects({ $schema: from, ...text }, { ...text, $schema: to })).toEqual(expected);
  });

  it.each<Named>(NAMED)('follows %s of %s: %s', (_what, version, ref, name, more) => {
    const schema = named(version, ref, { definitions: { i: { ...name, ...text } }, ...more });
    expect(effects(schema('string'), schema('integer'))).toEqual(BOTH);
    expect(effects(schema('string'), schema('string'))).toEqual(NONE);
    expect(effects(schema('integer'), schema('number'))).toEqual(WIDENS);
  });

  it.each(EMBEDDED)('reads in %s a part of %s by its own draft: %j', (...row) => {
    const [outer, inner, base, head, there] = row;
    const embed = (schema: object) =>
      draft(outer, {
        $id: 'https://example.com/outer',
        properties: { a: { $ref: 'inner' } },
        definitions: { inner: draft(inner, { $id: 'inner', ...schema, ...definitions }) },
      });
    expect(effects(embed(base), embed(head))).toEqual(there);
  });

  it.each(UNNAMED)('does not follow %s', (_what, version, name) => {
    const schema = named(version, '#item', { definitions: { i: { ...name, ...text } } });
    expect(effects(schema('string'), schema('integer'))).toEqual(NONE);
  });

  it.each(ROWS)('decides %s', (_what, base, head, there) => {
    expect(effects(base, head)).toEqual(there);
  });

  it.each(ROWS)('decides the reverse of %s', (_what, base, head, _there, back) => {
    expect(effects(head, base)).toEqual(back);
  });

  it('counts one alternative alone where a discriminator chooses it', () => {
    const choice = (...oneOf: object[]) => ({ discriminator: { propertyName: 'kind' }, oneOf });
    const kind = (name: string) => ({
      type: 'object',
      required: ['kind'],
      properties: { kind: text, [name]: text },
    });
    const [two, three] = [choice(kind('a'), kind('b')), choice(kind('a'), kind('b'), kind('c'))];
    expect(effects(two, three, 'openapi-3.0')).toEqual(WIDENS);
    expect(effects(three, two, 'openapi-3.0')).toEqual(NARROWS);
  });
});
