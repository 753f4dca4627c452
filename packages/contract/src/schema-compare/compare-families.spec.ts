// Families of changes that people understand at once, each in both directions.
import { parseSource } from '../source/parse-source';
import { compareSchemas } from './compare-schemas';
import type { Dialect } from './schema-side';

type Effects = readonly string[];

function effects(base: unknown, head: unknown, dialect: Dialect = 'json-schema'): Effects {
  const found = compareSchemas(base, head, { direction: 'input', dialect });
  const named = found.map(({ effect }) => effect).filter((effect) => effect !== 'equal');
  return [...new Set(named)].sort();
}

const NARROWS = ['narrows'];
const WIDENS = ['widens'];
const BOTH = ['narrows', 'widens'];
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
const definitions = { definitions: { a: text } };

type Row = readonly [what: string, base: unknown, head: unknown, there: Effects, back: Effects];

const ROWS: readonly Row[] = [
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
  [
    'formats of which nothing is known',
    format('uri'),
    format('ipv6'),
    ['undecided'],
    ['undecided'],
  ],
  ['entries of which 0 must fit', {}, { contains: text, minContains: 0 }, NONE, NONE],
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
    ['narrows', 'undecided'],
    ['undecided', 'widens'],
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
    'a pattern that alone allowed some keys',
    { type: 'object', patternProperties: { '^a': {}, y$: {} }, additionalProperties: false },
    { type: 'object', patternProperties: { '^a': {} }, additionalProperties: false },
    NARROWS,
    WIDENS,
  ],
];

describe('compareSchemas', () => {
  it.each([
    [
      '{"enum": [9007199254740992, 9007199254740993]}',
      '{"enum": [9007199254740992]}',
      NARROWS,
      WIDENS,
    ],
    ['{"const": 9007199254740992}', '{"const": 9007199254740993}', BOTH, BOTH],
    ['{"const": 9007199254740993}', '{"const": 9007199254740993}', NONE, NONE],
  ])('distinguishes integers that a double cannot: %s and %s', (base, head, there, back) => {
    const [from, to] = [base, head].map((source) => {
      const { document } = parseSource('schema.json', source);
      return document?.value;
    });
    expect(effects(from, to)).toEqual(there);
    expect(effects(to, from)).toEqual(back);
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
