// Relatives of the pairs in `fixtures/diff/openapi`: other places, other directions, the reverse. Each row has the
// class of the change and of its reverse.
import { body, get, json, ok, openapi, post, query } from '../../../../testing/openapi-documents';
import { object, text } from '../../../../testing/schema-pair-cases';
import { worstImpact, type Found } from '../../../../testing/worst-impact';
import { detectOpenapi } from './detect-openapi';

const integer = { type: 'integer' };
const listed = (...values: unknown[]) => ({ type: 'string', enum: values });
const BREAKING = 'BREAKING';
const POTENTIAL = 'POTENTIAL_BREAKING';
const NON = 'NON_BREAKING';
const NONE = 'NONE';

type Document = Record<string, unknown>;
type Row = readonly [what: string, base: Document, head: Document, there: Found, back: Found];

const answers = (responses: object) => openapi(get({ responses }));
const described = (schema: object) => ({ description: 'd', ...json(schema) });
const [one, other] = [
  object({ m: text }, { required: ['m'] }),
  object({ m: integer }, { required: ['m'] }),
];
const STATUSES: readonly Row[] = [
  [
    'a server error gets another shape than its range',
    answers({ ...ok(text), '5XX': described(one) }),
    answers({ ...ok(text), '5XX': described(one), 503: described(other) }),
    BREAKING,
    BREAKING,
  ],
  [
    'a success gets another shape than the default',
    answers({ default: described(one) }),
    answers({ default: described(one), 200: described(other) }),
    BREAKING,
    BREAKING,
  ],
  [
    'an error joins its range with the same shape',
    answers({ ...ok(text), 404: described(one) }),
    answers({ ...ok(text), '4XX': described(one) }),
    NON,
    POTENTIAL,
  ],
  [
    'an error loses its body',
    answers({ ...ok(text), 404: described(one) }),
    answers({ ...ok(text), 404: { description: 'd' } }),
    BREAKING,
    NON,
  ],
  [
    'the default is gone beside a success',
    answers({ ...ok(text), default: described(one) }),
    answers(ok(text)),
    POTENTIAL,
    NON,
  ],
];

const asking = (...parameters: object[]) => openapi(get({ parameters }));
const page = object({ page: integer, size: integer });
const PARAMETERS: readonly Row[] = [
  [
    'two parameters become one exploded mapping',
    asking(query('page', { schema: integer }), query('size', { schema: integer })),
    asking(query('paging', { schema: page })),
    NON,
    NON,
  ],
  [
    'a key of the exploded mapping is required',
    asking(query('page', { schema: integer }), query('size', { schema: integer })),
    asking(query('paging', { schema: { ...page, required: ['page'] }, required: true })),
    BREAKING,
    NON,
  ],
  [
    'the mapping is not exploded',
    asking(query('page', { schema: integer }), query('size', { schema: integer })),
    asking(query('paging', { schema: page, explode: false })),
    BREAKING,
    BREAKING,
  ],
  [
    'a mapping without explode is written as deepObject with explode',
    asking(query('paging', { schema: page, style: 'deepObject', explode: false })),
    asking(query('paging', { schema: page, style: 'deepObject', explode: true })),
    NON,
    NON,
  ],
  [
    'a deepObject is written as a form',
    asking(query('paging', { schema: page, style: 'deepObject' })),
    asking(query('paging', { schema: page })),
    BREAKING,
    BREAKING,
  ],
  [
    'listed numbers become listed texts',
    asking(query('a', { schema: { type: 'integer', enum: [1, 2] } })),
    asking(query('a', { schema: listed('1', '2') })),
    NON,
    NON,
  ],
  [
    'a truth value becomes a text',
    asking(query('a', { schema: { type: 'boolean' } })),
    asking(query('a', { schema: text })),
    NON,
    BREAKING,
  ],
  [
    'an integer becomes a short text',
    asking(query('a', { schema: integer })),
    asking(query('a', { schema: { ...text, maxLength: 3 } })),
    BREAKING,
    BREAKING,
  ],
];

const csv = (name: string) => openapi(get({ responses: { 200: { content: { [name]: {} } } } }));
const MEDIA: readonly Row[] = [
  [
    'a charset is written in another way',
    csv('text/csv; charset=UTF-8'),
    csv('text/csv;charset="utf-8"'),
    NONE,
    NONE,
  ],
  [
    'the charset of JSON changes',
    csv('application/json; charset=utf-8'),
    csv('application/json; charset=iso-8859-1'),
    NONE,
    NONE,
  ],
  [
    'the charset of a table changes',
    csv('text/csv; charset=utf-8'),
    csv('text/csv; charset=iso-8859-1'),
    BREAKING,
    BREAKING,
  ],
];

const hook = (operation: object) => openapi({}, { webhooks: { paid: { post: operation } } });
const header = (schema: object, more: object = {}) =>
  hook({ parameters: [{ name: 'H', in: 'header', schema, ...more }] });
const reading = (schema: object) => hook({ responses: ok(schema) });
const OUTGOING: readonly Row[] = [
  [
    'a parameter of a webhook can be more',
    header(listed('a')),
    header(listed('a', 'b')),
    BREAKING,
    NON,
  ],
  ['a parameter of a webhook comes', hook({}), header(text, { required: true }), NON, BREAKING],
  [
    'a parameter of a webhook may be missing',
    header(text, { required: true }),
    header(text),
    BREAKING,
    NON,
  ],
  [
    'the answer to a webhook needs a key',
    reading(object({ a: text })),
    reading(object({ a: text }, { required: ['a'] })),
    BREAKING,
    NON,
  ],
  [
    'the answer to a webhook can be less',
    reading(listed('a', 'b')),
    reading(listed('a')),
    BREAKING,
    NON,
  ],
];

const pet = (name: string) => object({ kind: text, [name]: text }, { required: ['kind'] });
const kinds = (names: readonly string[], mapping?: Record<string, string>) => {
  const refs = (name: string) => `#/components/schemas/${name}`;
  const named = Object.entries(mapping ?? {}).map(([value, name]) => [value, refs(name)]);
  const discriminator = {
    propertyName: 'kind',
    ...(mapping && { mapping: Object.fromEntries(named) }),
  };
  const schemas = { Dog: pet('bark'), Hound: pet('bark'), Cat: pet('meow') };
  const schema = { oneOf: names.map((name) => ({ $ref: refs(name) })), discriminator };
  return openapi(body(schema), { components: { schemas } });
};
const TWO = ['Dog', 'Cat'];
const DISCRIMINATORS: readonly Row[] = [
  [
    'implicit values are written out',
    kinds(TWO),
    kinds(TWO, { Dog: 'Dog', Cat: 'Cat' }),
    NONE,
    NONE,
  ],
  [
    'a schema with an implicit value is renamed',
    kinds(TWO),
    kinds(['Hound', 'Cat']),
    BREAKING,
    BREAKING,
  ],
  [
    'a schema with an explicit value is renamed',
    kinds(TWO, { dog: 'Dog', cat: 'Cat' }),
    kinds(['Hound', 'Cat'], { dog: 'Hound', cat: 'Cat' }),
    NONE,
    NONE,
  ],
];

const shown = (schema: object, more: object = {}) => openapi(get({ responses: ok(schema) }), more);
const page31 = (entry: object) =>
  shown(
    { $ref: '#/components/schemas/Users' },
    {
      components: {
        schemas: {
          Users: {
            $ref: '#/components/schemas/Page',
            $defs: { entry: { $dynamicAnchor: 'e', ...entry } },
          },
          Page: object({ items: { type: 'array', items: { $dynamicRef: '#e' } } }),
        },
      },
    },
  );
const nullable = (document: Document) => ({ ...document, openapi: '3.0.3' });
const hidden = { ...text, writeOnly: true };
const SCHEMAS: readonly Row[] = [
  ['the entries of a generic page change', page31(text), page31(integer), BREAKING, BREAKING],
  [
    'null may come by intent',
    nullable(shown({ ...listed('a') })),
    nullable(shown({ ...listed('a'), nullable: true })),
    POTENTIAL,
    NON,
  ],
  [
    'null may be sent by intent',
    nullable(openapi(body(listed('a')))),
    nullable(openapi(body({ ...listed('a'), nullable: true }))),
    NON,
    POTENTIAL,
  ],
  [
    'a required key of a response becomes write-only in 3.1',
    shown(object({ a: text }, { required: ['a'] })),
    shown(object({ a: hidden }, { required: ['a'] })),
    POTENTIAL,
    NON,
  ],
  [
    'a required key of a response becomes write-only in 3.0',
    nullable(shown(object({ a: text }, { required: ['a'] }))),
    nullable(shown(object({ a: hidden }, { required: ['a'] }))),
    BREAKING,
    NON,
  ],
  [
    'the values of an enum are a reference',
    shown({ type: 'string', enum: { $ref: '#/x-values' } }, { 'x-values': ['a'] }),
    shown({ type: 'string', enum: { $ref: '#/x-values' } }, { 'x-values': ['a', 'b'] }),
    BREAKING,
    NON,
  ],
];

const form = (encoding: unknown, components: object = {}): Document =>
  openapi(
    post({
      requestBody: {
        content: { 'multipart/form-data': { schema: object({ file: text }), encoding } },
      },
    }),
    { components },
  );
const sent = (encoding: unknown): Document =>
  openapi(
    {},
    {
      webhooks: {
        w: { post: { requestBody: { content: { 'multipart/form-data': { encoding } } } } },
      },
    },
  );
const XRATE = { description: 'rate', schema: integer };
const withHeader = (header: unknown) => ({ file: { headers: { 'X-Rate': header } } });
const POINTING = { $ref: '#/components/headers/Rate' };
const ENCODINGS: readonly Row[] = [
  [
    'a header of a part is written in place',
    form(withHeader(POINTING), { headers: { Rate: XRATE } }),
    form(withHeader(XRATE), { headers: { Rate: XRATE } }),
    NONE,
    NONE,
  ],
  [
    'the schema of such a header is written in place',
    form(withHeader({ schema: { $ref: '#/components/schemas/Rate' } }), {
      schemas: { Rate: integer },
    }),
    form(withHeader({ schema: integer }), { schemas: { Rate: integer } }),
    NONE,
    NONE,
  ],
  [
    'the whole encoding is written in place',
    form(
      { $ref: '#/components/x-encodings/files' },
      {
        'x-encodings': { files: { file: { contentType: 'image/png' } } },
      },
    ),
    form(
      { file: { contentType: 'image/png' } },
      {
        'x-encodings': { files: { file: { contentType: 'image/png' } } },
      },
    ),
    NONE,
    NONE,
  ],
  [
    'what a header of a part refers to changes its type',
    form(withHeader(POINTING), { headers: { Rate: XRATE } }),
    form(withHeader(POINTING), { headers: { Rate: { schema: text } } }),
    BREAKING,
    BREAKING,
  ],
  [
    'a header of a part is described otherwise',
    form(withHeader(XRATE)),
    form(withHeader({ ...XRATE, description: 'the rate' })),
    NON,
    NON,
  ],
  [
    'media types of a part are listed in another order',
    form({ file: { contentType: 'image/png, image/jpeg' } }),
    form({ file: { contentType: 'image/jpeg,image/png' } }),
    NONE,
    NONE,
  ],
  [
    'a part accepts another media type',
    form({ file: { contentType: 'image/png' } }),
    form({ file: { contentType: 'image/jpeg' } }),
    POTENTIAL,
    POTENTIAL,
  ],
  ['a part gets an encoding', form(undefined), form({ file: {} }), POTENTIAL, POTENTIAL],
  [
    'a part has a style',
    form({ file: {} }),
    form({ file: { style: 'pipeDelimited' } }),
    POTENTIAL,
    POTENTIAL,
  ],
  ['a part gets a header', form({ file: {} }), form(withHeader(XRATE)), POTENTIAL, POTENTIAL],
  [
    'a link is written in place',
    openapi(
      get({
        responses: { 200: { description: 'd', links: { next: { $ref: '#/components/links/N' } } } },
      }),
      {
        components: { links: { N: { operationId: 'n' } } },
      },
    ),
    openapi(
      get({ responses: { 200: { description: 'd', links: { next: { operationId: 'n' } } } } }),
      {
        components: { links: { N: { operationId: 'n' } } },
      },
    ),
    NONE,
    NONE,
  ],
  [
    'what a link refers to changes',
    openapi(
      get({
        responses: { 200: { description: 'd', links: { next: { $ref: '#/components/links/N' } } } },
      }),
      {
        components: { links: { N: { operationId: 'n' } } },
      },
    ),
    openapi(
      get({
        responses: { 200: { description: 'd', links: { next: { $ref: '#/components/links/N' } } } },
      }),
      {
        components: { links: { N: { operationId: 'm' } } },
      },
    ),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'the parts of a webhook are encoded otherwise',
    sent({ file: { contentType: 'image/png' } }),
    sent({ file: { contentType: 'image/jpeg' } }),
    POTENTIAL,
    POTENTIAL,
  ],
];

/** The same text under two version lines. */
const raised = (
  schema: object,
  write: (schema: object) => Document = (one) => openapi(body(one)),
): [base: Document, head: Document] => [
  { ...write(schema), openapi: '3.0.3' },
  { ...write(schema), openapi: '3.1.0' },
];
const inAnswer = (schema: object): Document => openapi(get({ responses: ok(schema) }));
const VERSIONS: readonly Row[] = [
  ['a text without such keywords', ...raised({ type: 'string', minLength: 1 }), NON, NON],
  ['`const` of a request', ...raised({ type: 'string', const: 'a' }), POTENTIAL, POTENTIAL],
  [
    '`const` of a response',
    ...raised({ type: 'string', const: 'a' }, inAnswer),
    POTENTIAL,
    POTENTIAL,
  ],
  ['a list of types', ...raised({ type: ['string', 'null'] }), POTENTIAL, POTENTIAL],
  [
    'an exclusive bound as a switch',
    ...raised({ type: 'integer', minimum: 1, exclusiveMinimum: true }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'an exclusive bound as a number',
    ...raised({ type: 'integer', exclusiveMinimum: 1 }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'keys by pattern, in an alternative',
    ...raised({ anyOf: [object({ a: text }), { patternProperties: { '^x': integer } }] }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'a condition behind a reference',
    ...raised({ $ref: '#/components/schemas/S' }, (schema) =>
      openapi(body(schema), {
        components: { schemas: { S: { if: { required: ['a'] }, then: { required: ['b'] } } } },
      }),
    ),
    POTENTIAL,
    POTENTIAL,
  ],
];

const ROWS = [
  ...VERSIONS,
  ...ENCODINGS,
  ...STATUSES,
  ...PARAMETERS,
  ...MEDIA,
  ...OUTGOING,
  ...DISCRIMINATORS,
  ...SCHEMAS,
];

function worstOf(base: Document, head: Document): Found {
  const files = { basePath: 'base.yaml', headPath: 'head.yaml' };
  const { changes, defects } = detectOpenapi(base, head, files);
  expect(defects).toEqual([]);
  return worstImpact(changes);
}

describe('relatives of known pairs', () => {
  it.each(ROWS)('have their class: %s', (_what, base, head, there) => {
    expect(worstOf(base, head)).toBe(there);
  });

  it.each(ROWS)('have their class in reverse: %s', (_what, base, head, _there, back) => {
    expect(worstOf(head, base)).toBe(back);
  });
});
