import type { Impact } from '../../change/change';
import { classifyChange } from '../../classify-change';
import { detectOpenapi } from './detect-openapi';

type Direction = 'request' | 'response';

const object = (key: string) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' }, [key]: { type: 'string' } },
});
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const DOG = object('bark');
const CAT = object('meow');
const PET = { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } };
const CLOSED_DOG = { ...DOG, additionalProperties: false };
const part = (key: string) => ({ allOf: [refTo('Pet'), object(key)] });
const parent = (mapping?: object) => ({
  ...object('name'),
  discriminator: { propertyName: 'kind', ...(mapping && { mapping }) },
});

function document(direction: Direction, schema: object, schemas: object) {
  const content = { 'application/json': { schema } };
  const operation =
    direction === 'request'
      ? { requestBody: { content }, responses: {} }
      : { responses: { 200: { description: 'ok', content } } };
  return {
    openapi: '3.0.3',
    info: {},
    paths: { '/p': { post: operation } },
    components: { schemas },
  };
}

function worst(direction: Direction, base: Side, head: Side): Impact | 'NONE' {
  const [from, to] = [base, head].map(([schema, schemas]) => document(direction, schema, schemas));
  const { changes } = detectOpenapi(from, to, { basePath: 'a', headPath: 'b' });
  const impacts = changes.map((change) => classifyChange(change).impact);
  const order = ['BREAKING', 'POTENTIAL_BREAKING', 'NON_BREAKING'] as const;
  return order.find((impact) => impacts.includes(impact)) ?? 'NONE';
}

type Side = readonly [schema: object, schemas: object];

const choice = (keyword: string, names: readonly string[], mapping?: object) => ({
  [keyword]: names.map(refTo),
  discriminator: { propertyName: 'kind', ...(mapping && { mapping }) },
});

describe.each(['oneOf', 'anyOf'])('values that choose among `%s`', (keyword) => {
  const both = { Dog: DOG, Cat: CAT };
  const named: Side = [choice(keyword, ['Dog', 'Cat']), both];
  const mapped = (mapping: object): Side => [choice(keyword, ['Dog', 'Cat'], mapping), both];
  const renamed: Side = [choice(keyword, ['Hound', 'Cat']), { Hound: DOG, Cat: CAT }];

  test.each<[string, Side, Side, string, string]>([
    [
      'a value is renamed',
      mapped({ a: 'Dog', b: 'Cat' }),
      mapped({ c: 'Dog', b: 'Cat' }),
      'BREAKING',
      'BREAKING',
    ],
    [
      'a second value is added',
      mapped({ a: 'Dog', b: 'Cat' }),
      mapped({ a: 'Dog', b: 'Cat', c: 'Cat' }),
      'NON_BREAKING',
      'BREAKING',
    ],
    [
      'one of two values is removed',
      mapped({ a: 'Dog', b: 'Cat', c: 'Cat' }),
      mapped({ a: 'Dog', b: 'Cat' }),
      'BREAKING',
      'NON_BREAKING',
    ],
    ['the mapping is removed', mapped({ a: 'Dog', b: 'Cat' }), named, 'BREAKING', 'BREAKING'],
    [
      'two values are swapped',
      mapped({ a: 'Dog', b: 'Cat' }),
      mapped({ a: 'Cat', b: 'Dog' }),
      'POTENTIAL_BREAKING',
      'POTENTIAL_BREAKING',
    ],
    ['a schema whose name is the value is renamed', named, renamed, 'BREAKING', 'BREAKING'],
    [
      'a mapped schema is renamed',
      mapped({ a: 'Dog', b: 'Cat' }),
      [choice(keyword, ['Hound', 'Cat'], { a: 'Hound', b: 'Cat' }), { Hound: DOG, Cat: CAT }],
      'NONE',
      'NONE',
    ],
    [
      'a schema changes whose values another one takes, too',
      [choice(keyword, ['Any', 'Dog']), { Any: PET, Dog: CLOSED_DOG }],
      [choice(keyword, ['Any', 'Dog']), { Any: PET, Dog: { ...CLOSED_DOG, minProperties: 2 } }],
      'BREAKING',
      'NON_BREAKING',
    ],
    [
      'a schema that takes all values stays beside one that changes',
      [choice(keyword, ['Any', 'Dog']), { Any: {}, Dog: CLOSED_DOG }],
      [choice(keyword, ['Any', 'Dog']), { Any: {}, Dog: { ...CLOSED_DOG, minProperties: 2 } }],
      'BREAKING',
      'NON_BREAKING',
    ],
    [
      'a schema goes whose values the other one takes, too',
      [choice(keyword, ['Any', 'Dog'], { a: 'Any', b: 'Dog' }), { Any: PET, Dog: CLOSED_DOG }],
      [choice(keyword, ['Any'], { a: 'Any', b: 'Dog' }), { Any: PET, Dog: CLOSED_DOG }],
      'BREAKING',
      'NON_BREAKING',
    ],
    [
      'a schema comes whose values the other one takes, too',
      [choice(keyword, ['Any']), { Any: PET, Dog: CLOSED_DOG }],
      [choice(keyword, ['Any', 'Dog']), { Any: PET, Dog: CLOSED_DOG }],
      'NON_BREAKING',
      'BREAKING',
    ],
  ])('%s', (_what, base, head, request, response) => {
    expect([worst('request', base, head), worst('response', base, head)]).toEqual([
      request,
      response,
    ]);
  });
});

test.each<[string, Side, Side, string[]]>([
  [
    'a second schema',
    [choice('oneOf', ['Cat']), { Cat: CAT }],
    [choice('oneOf', ['Cat', 'Dog']), { Cat: CAT, Dog: DOG }],
    ['The value has a new alternative `Dog`.', '`kind` now also chooses a schema with `Dog`.'],
  ],
  [
    'a third schema',
    [choice('oneOf', ['Cat', 'Dog'], { a: 'Cat', b: 'Dog' }), { Cat: CAT, Dog: DOG }],
    [
      choice('oneOf', ['Cat', 'Dog', 'Cow'], { a: 'Cat', b: 'Dog', c: 'Cow' }),
      { Cat: CAT, Dog: DOG, Cow: object('moo') },
    ],
    ['The value has a new alternative `Cow`.', '`kind` now also chooses a schema with `c`.'],
  ],
  [
    'one schema instead of two',
    [choice('oneOf', ['Cat', 'Dog']), { Cat: CAT, Dog: DOG }],
    [choice('oneOf', ['Cat']), { Cat: CAT }],
    ['The value lost the alternative `Dog`.', '`kind` no longer chooses a schema with `Dog`.'],
  ],
])('the sentences name %s', (_what, base, head, expected) => {
  const [from, to] = [base, head].map(([schema, schemas]) => document('request', schema, schemas));
  const { changes } = detectOpenapi(from, to, { basePath: 'a', headPath: 'b' });
  const said = changes.map(({ subject }) => subject!.split('(`application/json`): ')[1]);
  expect(said.sort()).toEqual([...expected].sort());
});

describe('values that choose among schemas that build on one', () => {
  test.each<[string, Side, Side]>([
    [
      'a schema whose name is the value is renamed',
      [refTo('Pet'), { Pet: parent(), Dog: part('bark') }],
      [refTo('Pet'), { Pet: parent(), Hound: part('bark') }],
    ],
    [
      'the same where alternatives list it',
      [
        { oneOf: [refTo('Dog'), refTo('Cat')] },
        { Pet: parent(), Dog: part('bark'), Cat: part('meow') },
      ],
      [
        { oneOf: [refTo('Hound'), refTo('Cat')] },
        { Pet: parent(), Hound: part('bark'), Cat: part('meow') },
      ],
    ],
    [
      'a mapped value is renamed',
      [refTo('Pet'), { Pet: parent({ a: 'Dog' }), Dog: part('bark') }],
      [refTo('Pet'), { Pet: parent({ b: 'Dog' }), Dog: part('bark') }],
    ],
  ])('%s are always reported', (_what, base, head) => {
    for (const direction of ['request', 'response'] as const) {
      expect(['BREAKING', 'POTENTIAL_BREAKING']).toContain(worst(direction, base, head));
    }
  });
});
