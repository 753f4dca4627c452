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
    'the default for all is gone, and a success has its shape',
    answers({ default: described(one) }),
    answers({ 200: described(one) }),
    POTENTIAL,
    BREAKING,
  ],
  [
    'the default for all is gone, and a success has another shape',
    answers({ default: described(one) }),
    answers({ 200: described(other) }),
    BREAKING,
    BREAKING,
  ],
  [
    'the default for all is gone, and only an error is described',
    answers({ default: described(one) }),
    answers({ 404: described(one) }),
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
  ...(
    [
      ['that is neither a list nor a mapping', { not: { type: ['array', 'object'] } }, NONE],
      ['that is not a list', { not: { type: 'array' } }, BREAKING],
      [
        'that is not a list of texts',
        { not: { type: ['array', 'object'], minItems: 1 } },
        BREAKING,
      ],
      [
        'that is neither of two types',
        { not: { anyOf: [{ type: 'array' }, { type: 'object' }] } },
        NONE,
      ],
      [
        'that is a text or an integer by a condition',
        { if: { type: 'string' }, then: { minLength: 1 }, else: { type: 'integer' } },
        NONE,
      ],
      [
        'that a condition closes to lists',
        { if: { type: ['array', 'object'] }, then: false },
        NONE,
      ],
      ['with a condition on texts alone', { if: text, then: { minLength: 1 } }, BREAKING],
      ['with no value', false, NONE],
    ] as const
  ).map(([what, schema, impact]): Row => [
    `a parameter ${what} is not exploded any more`,
    asking(query('a', { schema })),
    asking(query('a', { schema, explode: false })),
    impact,
    impact,
  ]),
  ...[true, false].map((required): Row => [
    `a parameter that ${required ? 'was required' : 'was optional'} gets a default`,
    asking(query('a', { required })),
    asking(query('a', { schema: { ...text, default: 'x' } })),
    required ? NON : POTENTIAL,
    required ? BREAKING : POTENTIAL,
  ]),
  [
    'a required mapping gets a default for a key of it',
    asking(query('a', { required: true, schema: object({ b: text }) })),
    asking(query('a', { required: true, schema: object({ b: { ...text, default: 'x' } }) })),
    POTENTIAL,
    POTENTIAL,
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
  ...(['request', 'answer'] as const).map((where): Row => {
    const alike = { Dog: pet('bark'), Cat: pet('meow') };
    const oneOf = ['Dog', 'Cat'].map((name) => ({ $ref: `#/components/schemas/${name}` }));
    const [plain, chosen] = [{ oneOf }, { oneOf, discriminator: { propertyName: 'kind' } }].map(
      (schema) =>
        openapi(where === 'request' ? body(schema) : get({ responses: ok(schema) }), {
          components: { schemas: alike },
        }),
    ) as [Document, Document];
    return [`alternatives of a ${where} get a discriminator`, plain, chosen, POTENTIAL, POTENTIAL];
  }),
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
  ...[{}, { minLength: 2 }, { anyOf: [{ maximum: 3 }, text] }].map((schema): Row => [
    `null fits without nullable: ${JSON.stringify(schema)}`,
    nullable(shown(schema)),
    nullable(shown({ ...schema, nullable: true })),
    NON,
    NON,
  ]),
  [
    'null does not fit one of the parts',
    nullable(shown({ allOf: [{ minLength: 2 }, text] })),
    nullable(shown({ allOf: [{ minLength: 2, nullable: true }, text] })),
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
  [
    'a required key of a body becomes optional and gets a default',
    openapi(body(object({ a: text }, { required: ['a'] }))),
    openapi(body(object({ a: { ...text, default: 'x' } }))),
    NON,
    BREAKING,
  ],
  [
    'an optional key of a body gets a default',
    openapi(body(object({ a: text }))),
    openapi(body(object({ a: { ...text, default: 'x' } }))),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'a key below a required one gets a default',
    openapi(body(object({ a: object({ b: text }) }, { required: ['a'] }))),
    openapi(body(object({ a: object({ b: { ...text, default: 'x' } }) }, { required: ['a'] }))),
    POTENTIAL,
    POTENTIAL,
  ],
  ...(
    [
      ['application/json', NON],
      ['application/xml', POTENTIAL],
      ['application/problem+xml; charset=utf-8', POTENTIAL],
      ['*/*', POTENTIAL],
    ] as const
  ).map(([mediaType, impact]): Row => {
    const named = (more: object) =>
      openapi(
        get({ responses: { 200: { content: { [mediaType]: { schema: object({ a: more }) } } } } }),
      );
    return [
      `an element of ${mediaType} gets a name`,
      named(text),
      named({ ...text, xml: { name: 'A' } }),
      impact,
      impact,
    ];
  }),
  [
    'a text of a body gets a format that few tools know',
    openapi(body(text)),
    openapi(body({ type: 'string', format: 'colour' })),
    POTENTIAL,
    NON,
  ],
  [
    'a text of an answer gets a format that few tools know',
    shown(text),
    shown({ type: 'string', format: 'colour' }),
    NON,
    POTENTIAL,
  ],
  [
    'a text of a body that must not have a format that few tools know',
    openapi(body(text)),
    openapi(body({ type: 'string', not: { format: 'colour', minLength: 2 } })),
    BREAKING,
    NON,
  ],
  [
    'a format that few tools know is added to what a text of a body must not be',
    openapi(body({ type: 'string', not: { minLength: 2, pattern: '^a' } })),
    openapi(body({ type: 'string', not: { minLength: 2, pattern: '^a', format: 'colour' } })),
    POTENTIAL,
    POTENTIAL,
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
const parts = (properties: object, encoding: unknown): Document =>
  openapi(
    post({
      requestBody: {
        content: { 'multipart/form-data': { schema: object(properties), encoding } },
      },
    }),
  );
const fields = (properties: object, encoding: unknown): Document =>
  openapi(
    post({
      requestBody: {
        content: {
          'application/x-www-form-urlencoded': { schema: object(properties), encoding },
        },
      },
    }),
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
    BREAKING,
    BREAKING,
  ],
  [
    'a part accepts one more media type',
    form({ file: { contentType: 'image/png' } }),
    form({ file: { contentType: 'image/png, image/jpeg' } }),
    NON,
    BREAKING,
  ],
  [
    'a part accepts a range of media types',
    form({ file: { contentType: 'image/png' } }),
    form({ file: { contentType: 'image/*' } }),
    NON,
    BREAKING,
  ],
  [
    'a part may come in a further media type',
    sent({ file: { contentType: 'image/png' } }),
    sent({ file: { contentType: 'image/png, image/webp' } }),
    BREAKING,
    NON,
  ],
  [
    'a part with another charset',
    form({ file: { contentType: 'text/csv; charset=utf-8' } }),
    form({ file: { contentType: 'text/csv; charset=latin1' } }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'a part that is a mapping gets the media type that it has anyway',
    parts({ file: page }, undefined),
    parts({ file: page }, { file: { contentType: 'application/json' } }),
    NONE,
    NONE,
  ],
  [
    'a part that is a mapping is no longer JSON',
    parts({ file: page }, undefined),
    parts({ file: page }, { file: { contentType: 'application/xml' } }),
    BREAKING,
    BREAKING,
  ],
  [
    'a form gets a part with an encoding',
    parts({ a: text }, { a: { contentType: 'text/csv' } }),
    parts(
      { a: text, file: text },
      { a: { contentType: 'text/csv' }, file: { contentType: 'image/png', headers: { X: XRATE } } },
    ),
    NON,
    POTENTIAL,
  ],
  [
    'a part needs a header',
    form({ file: {} }),
    form(withHeader({ ...XRATE, required: true })),
    BREAKING,
    POTENTIAL,
  ],
  [
    'a part gets a header that callers may leave out',
    form({ file: {} }),
    form(withHeader(XRATE)),
    NON,
    POTENTIAL,
  ],
  [
    'the header that all parts have is described',
    form({ file: {} }),
    form({ file: { headers: { 'Content-Disposition': { ...XRATE, required: true } } } }),
    NONE,
    NONE,
  ],
  [
    'a header was added to a field that is not a part',
    fields({ file: text }, { file: {} }),
    fields({ file: text }, withHeader({ ...XRATE, required: true })),
    NONE,
    NONE,
  ],
  ...(
    [
      ['a list', { type: 'array' }, { explode: true }, { explode: false }, BREAKING],
      ['a list', { type: 'array' }, { style: 'form' }, { style: 'spaceDelimited' }, BREAKING],
      ['a mapping', page, { style: 'form' }, { style: 'deepObject' }, BREAKING],
      ['a text', text, { style: 'form' }, { style: 'spaceDelimited' }, NONE],
    ] as const
  ).flatMap(([what, schema, was, is, impact]): Row[] => {
    const [base, head] = [parts({ f: schema }, { f: was }), parts({ f: schema }, { f: is })];
    const in30 = (document: Document) => ({ ...document, openapi: '3.0.4' });
    const mixed = (document: Document) =>
      JSON.parse(JSON.stringify(document).replaceAll('form-data', 'mixed'));
    const change = `${what} in a part changes ${JSON.stringify([was, is])}`;
    return [
      [change, base, head, impact, impact],
      [`${change}, which OpenAPI 3.0 ignores`, in30(base), in30(head), NONE, NONE],
      [`${change}, which is ignored in other parts`, mixed(base), mixed(head), NONE, NONE],
    ];
  }),
  [
    'a header of a part becomes required',
    form(withHeader(XRATE)),
    form(withHeader({ ...XRATE, required: true })),
    BREAKING,
    NON,
  ],
  ['a header of a part is sent', sent({ file: {} }), sent(withHeader(XRATE)), NON, BREAKING],
  [
    'a header of a part is always sent',
    sent(withHeader(XRATE)),
    sent(withHeader({ ...XRATE, required: true })),
    NON,
    BREAKING,
  ],
  ['a part gets the encoding that it has anyway', form(undefined), form({ file: {} }), NONE, NONE],
  [
    'a part gets the media type that it has anyway',
    form(undefined),
    form({ file: { contentType: 'text/plain' } }),
    NONE,
    NONE,
  ],
  [
    'a part gets another media type',
    form({ file: {} }),
    form({ file: { contentType: 'application/json' } }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'the media type of a part is written in another way',
    form({ file: { contentType: 'text/csv; charset=utf-8' } }),
    form({ file: { contentType: 'Text/CSV;charset="UTF-8"' } }),
    NONE,
    NONE,
  ],
  [
    'the charset of a part of JSON is left out',
    form({ file: { contentType: 'application/json; charset=utf-8' } }),
    form({ file: { contentType: 'application/json' } }),
    NONE,
    NONE,
  ],
  [
    'a part that is a list is written in another form',
    fields({ file: { type: 'array' } }, { file: { style: 'form' } }),
    fields({ file: { type: 'array' } }, { file: { style: 'pipeDelimited' } }),
    BREAKING,
    BREAKING,
  ],
  [
    'a field that is a list is no longer repeated',
    fields({ file: { type: 'array' } }, {}),
    fields({ file: { type: 'array' } }, { file: { explode: false } }),
    BREAKING,
    BREAKING,
  ],
  [
    'a field that is one text is not repeated anyway',
    fields({ file: text }, {}),
    fields({ file: text }, { file: { explode: false } }),
    NONE,
    NONE,
  ],
  [
    'a field that is a mapping is written in another form',
    fields({ file: page }, { file: { style: 'deepObject' } }),
    fields({ file: page }, { file: { style: 'form' } }),
    BREAKING,
    BREAKING,
  ],
  [
    'a field that is a mapping gets a style',
    fields({ file: page }, {}),
    fields({ file: page }, { file: { style: 'deepObject' } }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'a part that is a mapping has the deep form written out',
    fields({ file: page }, { file: { style: 'deepObject' } }),
    fields({ file: page }, { file: { style: 'deepObject', explode: true } }),
    NONE,
    NONE,
  ],
  [
    'a part that is a list gets the form of a query',
    fields({ file: { type: 'array' } }, {}),
    fields({ file: { type: 'array' } }, { file: { style: 'form' } }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'a part that is a text has a style',
    form({ file: {} }),
    form({ file: { style: 'pipeDelimited' } }),
    NONE,
    NONE,
  ],
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
    BREAKING,
    BREAKING,
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
const migrated = (
  before: object,
  after: object,
  write = (one: object) => openapi(body(one)),
): [base: Document, head: Document] => [
  { ...write(before), openapi: '3.0.3' },
  { ...write(after), openapi: '3.1.0' },
];
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
    'bytes',
    ...migrated({ type: 'string', format: 'byte' }, { type: 'string', contentEncoding: 'base64' }),
    NON,
    NON,
  ],
  [
    'bytes in an answer',
    ...migrated(
      { type: 'string', format: 'byte' },
      { type: 'string', contentEncoding: 'base64' },
      inAnswer,
    ),
    NON,
    NON,
  ],
  [
    'bytes in both ways',
    ...migrated(
      { type: 'string', format: 'byte' },
      { type: 'string', format: 'byte', contentEncoding: 'base64' },
    ),
    NON,
    NON,
  ],
  [
    'bytes in another encoding',
    ...migrated(
      { type: 'string', format: 'byte' },
      { type: 'string', contentEncoding: 'base64url' },
    ),
    POTENTIAL,
    BREAKING,
  ],
  [
    'bytes of a file',
    ...migrated(
      { type: 'string', format: 'binary' },
      { type: 'string', contentMediaType: 'application/octet-stream' },
      inAnswer,
    ),
    NON,
    NON,
  ],
  ...(
    [
      ['a part', { allOf: [text] }, { anyOf: [text, { type: 'null' }] }],
      ['a list of values', { enum: ['a'] }, { enum: ['a', null] }],
      [
        'alternatives',
        { oneOf: [object({ a: text }, { required: ['a'] }), integer] },
        { oneOf: [object({ a: text }, { required: ['a'] }), integer, { type: 'null' }] },
      ],
    ] as const
  ).flatMap(([what, meansNull, saysNull]): Row[] =>
    [(one: object) => openapi(body(one)), inAnswer].map((write) => [
      `null that ${what} means, and then says`,
      ...migrated({ ...meansNull, nullable: true }, saysNull, write),
      POTENTIAL,
      POTENTIAL,
    ]),
  ),
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

const call = { responses: ok(text) };
const onPaths = (paths: object): Document => openapi({}, { paths });
const user = (schema: object, more: object = {}) => ({
  '/users/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, schema }],
    get: call,
    ...more,
  },
});
const onPath = (operation: object): Document =>
  onPaths({ '/users/{id}': { get: { ...call, ...operation } } });
const PATHS: readonly Row[] = [
  [
    'a parameter of a path is described',
    onPath({}),
    onPath({ parameters: [{ name: 'id', in: 'path', required: true, schema: text }] }),
    NONE,
    NONE,
  ],
  [
    'a parameter of a path is described as a number',
    onPath({}),
    onPath({ parameters: [{ name: 'id', in: 'path', required: true, schema: integer }] }),
    BREAKING,
    NON,
  ],
  [
    'a parameter of a path is described in another file',
    onPath({}),
    onPath({ parameters: [{ $ref: 'https://example.com/common.yaml#/id' }] }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'the parameters of a path are described for all methods',
    onPaths({
      '/users/{id}': {
        get: { ...call, parameters: [{ name: 'id', in: 'path', required: true, schema: text }] },
        put: call,
      },
    }),
    onPaths({
      '/users/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: call,
        put: call,
      },
    }),
    NONE,
    NONE,
  ],
  [
    'a path that a template takes',
    onPaths({ '/users/me': { get: call } }),
    onPaths(user(text)),
    POTENTIAL,
    BREAKING,
  ],
  [
    'a path beside a template that takes it',
    onPaths({ ...user(text), '/users/me': { get: call } }),
    onPaths(user(text)),
    POTENTIAL,
    NON,
  ],
  [
    'a path that a template of numbers does not take',
    onPaths({ '/users/me': { get: call } }),
    onPaths(user(integer)),
    BREAKING,
    BREAKING,
  ],
  [
    'a path that a template of numbers takes',
    onPaths({ '/users/0': { get: call } }),
    onPaths(user(integer)),
    POTENTIAL,
    BREAKING,
  ],
  [
    'a path that a template of listed texts does not take',
    onPaths({ '/users/me': { get: call } }),
    onPaths(user(listed('you'))),
    BREAKING,
    BREAKING,
  ],
  [
    'a path with a method that the template lacks',
    onPaths({ '/users/me': { get: call, post: call } }),
    onPaths(user(text)),
    BREAKING,
    BREAKING,
  ],
  [
    'a path that a longer template does not take',
    onPaths({ '/users': { get: call } }),
    onPaths(user(text)),
    BREAKING,
    BREAKING,
  ],
  [
    'a template that a wider one takes',
    onPaths({ '/users/{id}/me': { get: call } }),
    onPaths({ '/{a}/{b}/me': { get: call } }),
    POTENTIAL,
    BREAKING,
  ],
  [
    'a template of texts that one of numbers does not take',
    onPaths({
      '/users/{id}/me': { parameters: [{ name: 'id', in: 'path', schema: text }], get: call },
    }),
    onPaths({
      '/{a}/{id}/me': { parameters: [{ name: 'id', in: 'path', schema: integer }], get: call },
    }),
    BREAKING,
    BREAKING,
  ],
  [
    'a template that is a part of a segment',
    onPaths({ '/users/{id}.json': { get: call } }),
    onPaths({ '/users/{id}': { get: call } }),
    POTENTIAL,
    BREAKING,
  ],
];

const comes = (content: object) => openapi(get({ responses: { 200: { content } } }));
const takes = (content: object) => openapi(post({ requestBody: { content } }));
const told = (content: object) => hook({ requestBody: { content } });
const [UTF_8, UTF_16] = ['text/csv; charset=utf-8', 'text/csv; charset=utf-16'];
const CONTENT: readonly Row[] = [
  [
    'a response gets a second charset',
    comes({ [UTF_8]: {} }),
    comes({ [UTF_8]: {}, [UTF_16]: {} }),
    NON,
    BREAKING,
  ],
  [
    'a request gets a second charset',
    takes({ [UTF_8]: {} }),
    takes({ [UTF_8]: {}, [UTF_16]: {} }),
    NON,
    BREAKING,
  ],
  [
    'a message gets a second charset',
    told({ [UTF_8]: {} }),
    told({ [UTF_8]: {}, [UTF_16]: {} }),
    BREAKING,
    NON,
  ],
  [
    'a type that may be text changes its charset',
    comes({ 'application/yaml; charset=utf-8': {} }),
    comes({ 'application/yaml; charset=utf-16': {} }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'a script changes its charset',
    comes({ 'application/javascript; charset=utf-8': {} }),
    comes({ 'application/javascript; charset=iso-8859-1': {} }),
    BREAKING,
    BREAKING,
  ],
  [
    'a media type of a request leaves the range that it was in, and is narrower',
    takes({ '*/*': { schema: text } }),
    takes({ '*/*': { schema: text }, 'application/json': { schema: integer } }),
    BREAKING,
    BREAKING,
  ],
  [
    'a media type of an answer leaves the range that it was in, and is narrower',
    hook({ responses: { 200: { content: { '*/*': { schema: text } } } } }),
    hook({
      responses: {
        200: { content: { '*/*': { schema: text }, 'application/json': { schema: integer } } },
      },
    }),
    BREAKING,
    BREAKING,
  ],
  [
    'a version of a media type is added with another shape',
    comes({ 'application/json': { schema: text } }),
    comes({
      'application/json': { schema: text },
      'application/json; version=2': { schema: integer },
    }),
    NON,
    BREAKING,
  ],
  [
    'the media type of a parameter is written in another way',
    asking({ name: 'a', in: 'query', content: { 'application/json; charset=utf-8': {} } }),
    asking({ name: 'a', in: 'query', content: { 'Application/JSON': {} } }),
    NONE,
    NONE,
  ],
  [
    'items of a stream get another type',
    comes({ 'application/jsonl': { itemSchema: text } }),
    comes({ 'application/jsonl': { itemSchema: integer } }),
    BREAKING,
    BREAKING,
  ],
  [
    'items of a stream that callers send may be longer',
    takes({ 'application/jsonl': { itemSchema: { ...text, maxLength: 3 } } }),
    takes({ 'application/jsonl': { itemSchema: text } }),
    NON,
    BREAKING,
  ],
  [
    'items of a stream are described one by one',
    comes({ 'application/jsonl': {} }),
    comes({ 'application/jsonl': { itemSchema: text } }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'an answer to a message gets another shape than its range',
    hook({ responses: { '4XX': described(one) } }),
    hook({ responses: { '4XX': described(one), 404: described(other) } }),
    BREAKING,
    BREAKING,
  ],
];

const flag = { type: 'boolean' };
const filtering = (schema: object) => asking(query('a', { schema }));
const posting = (mediaType: string, media: object) => takes({ [mediaType]: media });
const TEXTS: readonly Row[] = [
  ...(
    [
      ['entries of a list', { type: 'array', items: integer }, { type: 'array', items: text }],
      ['keys of a mapping', object({ k: integer }), object({ k: text })],
      [
        'values of a mapping',
        { type: 'object', additionalProperties: integer },
        { type: 'object', additionalProperties: text },
      ],
      ['one alternative', integer, { anyOf: [text] }],
      ['a part of allOf', integer, { allOf: [text] }],
      ['what allOf holds', { allOf: [integer] }, text],
      ['several alternatives', { oneOf: [integer, flag] }, text],
      ['a list that takes one value', integer, { type: 'array', items: text }],
    ] as const
  ).map(([what, base, head]): Row => [
    `numbers become texts in a query: ${what}`,
    filtering(base),
    filtering(head),
    NON,
    BREAKING,
  ]),
  [
    'entries of a list in a header become numbers',
    header({ type: 'array', items: text }, { required: true }),
    header({ type: 'array', items: integer }, { required: true }),
    NON,
    BREAKING,
  ],
  [
    'a plain text becomes any text',
    posting('text/plain', { schema: integer }),
    posting('text/plain', { schema: text }),
    NON,
    BREAKING,
  ],
  [
    'a number in a part of JSON becomes a text',
    posting('multipart/form-data', {
      schema: object({ f: integer }),
      encoding: { f: { contentType: 'application/json' } },
    }),
    posting('multipart/form-data', {
      schema: object({ f: text }),
      encoding: { f: { contentType: 'application/json' } },
    }),
    BREAKING,
    BREAKING,
  ],
  [
    'entries of a list in a form become texts',
    fields({ f: { type: 'array', items: integer } }, undefined),
    fields({ f: { type: 'array', items: text } }, undefined),
    NON,
    BREAKING,
  ],
  [
    'a form of a message sends numbers',
    told({ 'multipart/form-data': { schema: object({ f: text }) } }),
    told({ 'multipart/form-data': { schema: object({ f: integer }) } }),
    NON,
    BREAKING,
  ],
  [
    'a number need not be escaped',
    asking(query('a', { schema: integer, allowReserved: true })),
    asking(query('a', { schema: integer })),
    NON,
    NON,
  ],
  [
    'a text must be escaped',
    asking(query('a', { allowReserved: true })),
    asking(query('a')),
    BREAKING,
    NON,
  ],
  [
    'a parameter without a type is a text',
    filtering({ minLength: 1 }),
    filtering({ type: 'string', minLength: 1 }),
    POTENTIAL,
    NON,
  ],
  [
    'a parameter without a type is a shorter text',
    filtering({ maxLength: 5 }),
    filtering({ type: 'string', maxLength: 3 }),
    BREAKING,
    NON,
  ],
  ['a parameter without a type is a number', filtering({}), filtering(integer), BREAKING, NON],
  [
    'a header of an answer has no type any more',
    openapi(get({ responses: { 200: { headers: { 'X-A': { schema: text } } } } })),
    openapi(get({ responses: { 200: { headers: { 'X-A': { schema: {} } } } } })),
    POTENTIAL,
    NON,
  ],
];

const ofHeader = (more: object) => asking({ name: 'A', in: 'header', schema: text, ...more });
const RESERVED: readonly Row[] = [
  [
    'a header has no reserved characters',
    ofHeader({ allowReserved: true }),
    ofHeader({}),
    NON,
    NON,
  ],
];

const paging = (schema: object, more: object = {}) => query('paging', { schema, ...more });
const pageAndSize = [query('page', { schema: integer }), query('size', { schema: integer })];
const SPREAD: readonly Row[] = [
  [
    'a mapping gets another name',
    asking(paging(page)),
    asking(query('p', { schema: page })),
    NON,
    NON,
  ],
  [
    'two mappings become one',
    asking(paging(object({ page: integer })), query('o', { schema: object({ size: integer }) })),
    asking(paging(page)),
    NON,
    NON,
  ],
  [
    'a key moves into a mapping',
    asking(paging(object({ page: integer })), pageAndSize[1]!),
    asking(paging(page)),
    NON,
    NON,
  ],
  [
    'a key moves out of a mapping, and is narrower',
    asking(paging(page)),
    asking(
      paging(object({ page: integer })),
      query('size', { schema: { ...integer, maximum: 3 } }),
    ),
    BREAKING,
    NON,
  ],
  ['keys are one alternative', asking(...pageAndSize), asking(paging({ oneOf: [page] })), NON, NON],
  [
    'keys are in several alternatives',
    asking(...pageAndSize),
    asking(paging({ anyOf: [object({ page: integer }), object({ size: integer })] })),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'two parts limit one key',
    asking(...pageAndSize),
    asking(paging({ allOf: [page, object({ page: { maximum: 3 } })] })),
    BREAKING,
    NON,
  ],
  [
    'a message has its parameters in one mapping',
    hook({ parameters: pageAndSize }),
    hook({ parameters: [paging(page)] }),
    NON,
    NON,
  ],
  [
    'the whole query is one mapping',
    asking(...pageAndSize),
    asking({
      name: 'all',
      in: 'querystring',
      content: { 'application/x-www-form-urlencoded': { schema: page } },
    }),
    NON,
    NON,
  ],
];

const server = (...values: string[]) => ({
  url: 'https://{v}.example.com',
  variables: { v: { default: 'v0', ...(values.length > 0 && { enum: values }) } },
});
const at = (...list: object[]) => openapi(get({}), { servers: list });
const many = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
const [onlyA, alsoB] = [['a'], ['a', 'b']].map((names) => ({
  servers: names.map((name) => ({ url: `https://${name}.example` })),
})) as [object, object];
const servedBy = (operation: object, path: object = {}, document: object = {}) =>
  openapi({ ...get({ responses: ok(text), ...operation }), ...path }, document);
type Levels = Parameters<typeof servedBy>;
const LOST: readonly (readonly [string, Levels, Levels, Found])[] = [
  ['document, which the operation does not use', [onlyA, {}, alsoB], [onlyA, {}, onlyA], NON],
  ['document, which the path does not use', [{}, onlyA, alsoB], [{}, onlyA, onlyA], NON],
  ['path, which the operation does not use', [onlyA, alsoB], [onlyA, onlyA], NON],
  ['document', [{}, {}, alsoB], [{}, {}, onlyA], POTENTIAL],
  ['path', [{}, alsoB], [{}, onlyA], POTENTIAL],
  ['document while they move to the operation', [{}, {}, alsoB], [onlyA], POTENTIAL],
];
const SERVERS: readonly Row[] = [
  ['a variable takes any value', at(server('v0', 'v1')), at(server()), NON, POTENTIAL],
  [
    'one of many values is gone',
    at(server(...many(200))),
    at(server(...many(199))),
    POTENTIAL,
    NON,
  ],
  [
    'many values come in another order',
    at(server(...many(200))),
    at(server(...many(200).reverse())),
    NON,
    NON,
  ],
  ...(
    [
      ['v1', './v1'],
      ['/v1', '/v1/'],
      ['https://a.example/v1', 'https://a.example/v1/'],
      ['https://a.example', 'https://a.example/'],
      ['.', './'],
      ['/', ''],
      ['https://a.example/b/../v1', 'https://a.example/v1'],
    ] as const
  ).map(([url, same]): Row => [
    `the address ${url} is written as \`${same}\``,
    at({ url }),
    at({ url: same }),
    NON,
    NON,
  ]),
  ...(
    [
      ['v1', '/v1'],
      ['./', '/'],
      ['../v1', 'v1'],
      ['https://a.example/v1?a=/', 'https://a.example/v1?a='],
    ] as const
  ).map(([url, other]): Row => [
    `the address ${url} becomes \`${other}\``,
    at({ url }),
    at({ url: other }),
    POTENTIAL,
    POTENTIAL,
  ]),
  ...(
    [
      ['from the operation to the path', servedBy(onlyA), servedBy({}, onlyA)],
      ['from the operation to the document', servedBy(onlyA), servedBy({}, {}, onlyA)],
      ['from the path to the document', servedBy({}, onlyA), servedBy({}, {}, onlyA)],
    ] as const
  ).map(([what, base, head]): Row => [`the servers move ${what}`, base, head, NON, NON]),
  ...LOST.map(([what, base, head, there]): Row => [
    `a server is gone from the ${what}`,
    servedBy(...base),
    servedBy(...head),
    there,
    NON,
  ]),
];

const served = (url: string | readonly string[], ...paths: readonly string[]) =>
  openapi(
    {},
    {
      servers: [url].flat().map((one) => ({ url: one })),
      paths: Object.fromEntries(paths.map((path) => [path, get({ responses: ok(text) })])),
    },
  );
const PREFIXES: readonly Row[] = [
  [
    'a prefix moves from the server to the paths',
    served('https://h.example/v1', '/a', '/b/{id}'),
    served('https://h.example', '/v1/a', '/v1/b/{key}'),
    NON,
    NON,
  ],
  ['a prefix moves from a relative server', served('/v1', '/a'), served('/', '/v1/a'), NON, NON],
  [
    'a prefix of two parts moves from two servers',
    served(['https://a.example/api/v1/', 'https://b.example/api/v1'], '/a'),
    served(['https://b.example', 'https://a.example/'], '/api/v1/a'),
    NON,
    NON,
  ],
  [
    'a prefix moves, and a path is gone',
    served('/v1', '/a', '/b'),
    served('/', '/v1/a'),
    BREAKING,
    NON,
  ],
  [
    'a prefix comes to the paths alone',
    served('/', '/a'),
    served('/', '/v1/a'),
    BREAKING,
    BREAKING,
  ],
  ['another prefix is in the paths', served('/v1', '/a'), served('/', '/v2/a'), BREAKING, BREAKING],
  [
    'a path of another prefix comes with the moved one',
    served('/v1', '/a'),
    served('/', '/v1/a', '/health'),
    BREAKING,
    BREAKING,
  ],
  [
    'the host of a server is written in capitals',
    served('https://H.example/v1', '/a'),
    served('HTTPS://h.example/v1', '/a'),
    NON,
    NON,
  ],
  [
    'the port of a server is the one of its scheme',
    served('https://h.example:443', '/a'),
    served('https://h.example', '/a'),
    NON,
    NON,
  ],
  [
    'the path of a server is written in capitals',
    served('https://h.example/V1', '/a'),
    served('https://h.example/v1', '/a'),
    POTENTIAL,
    POTENTIAL,
  ],
];

const calling = (callbacks: object) => openapi(get({ callbacks }));
const sends = (schema: object) => ({ '{$url}': { post: { requestBody: json(schema) } } });
const CALLBACKS: readonly Row[] = [
  [
    'a callback gets another name',
    calling({ a: sends(text) }),
    calling({ b: sends(text) }),
    NON,
    NON,
  ],
  [
    'a callback gets another name and another payload',
    calling({ a: sends(text) }),
    calling({ b: sends(integer) }),
    BREAKING,
    BREAKING,
  ],
  [
    'a callback gets another name and another address',
    calling({ a: sends(text) }),
    calling({ b: { '{$other}': sends(text)['{$url}'] } }),
    BREAKING,
    BREAKING,
  ],
];

const linking = (links: object) =>
  openapi(get({ responses: { 200: { description: 'd', links } } }));
const link = { operationId: 'n', parameters: { a: '$response.body#/a' } };
const LINKS: readonly Row[] = [
  ['a link comes', linking({}), linking({ next: link }), NON, POTENTIAL],
  [
    'a link is described otherwise',
    linking({ next: link }),
    linking({ next: { ...link, description: 'next' } }),
    NON,
    NON,
  ],
  [
    'a link gets another parameter',
    linking({ next: link }),
    linking({ next: { ...link, parameters: { b: '1' } } }),
    POTENTIAL,
    POTENTIAL,
  ],
];

const basic = { type: 'http', scheme: 'basic' };
const bearer = { type: 'http', scheme: 'bearer' };
const using = (paths: object, scheme: object, more: object = {}) =>
  openapi({}, { paths, components: { securitySchemes: { o: scheme } }, ...more });
const asksO = { get: { security: [{ o: [] }], responses: {} } };
const SCHEMES: readonly Row[] = [
  ...(
    [
      ['a path behind a reference', { '/a': { $ref: '#/x-paths/a' } }],
      ['all paths behind a reference', { $ref: '#/x-paths' }],
      ['an operation behind a reference', { '/a': { get: { $ref: '#/x-paths/a/get' } } }],
      ['a method of another name', { '/a': { additionalOperations: { COPY: asksO.get } } }],
      [
        'a requirement by reference',
        { '/a': { get: { security: [{ '#/components/securitySchemes/o': [] }], responses: {} } } },
      ],
    ] as const
  ).map(([what, paths]): Row => [
    `a scheme changes that only this uses: ${what}`,
    using(paths, basic, { 'x-paths': { a: asksO } }),
    using(paths, bearer, { 'x-paths': { a: asksO } }),
    BREAKING,
    BREAKING,
  ]),
  [
    'a scheme changes that only a webhook uses',
    using({}, basic, { webhooks: { w: asksO } }),
    using({}, bearer, { webhooks: { w: asksO } }),
    BREAKING,
    BREAKING,
  ],
  [
    'a scheme changes that only a callback uses',
    using({ '/a': { get: { callbacks: { c: { '{$url}': asksO } } } } }, basic),
    using({ '/a': { get: { callbacks: { c: { '{$url}': asksO } } } } }, bearer),
    BREAKING,
    BREAKING,
  ],
  ['a scheme changes that nothing uses', using({}, basic), using({}, bearer), NONE, NONE],
  [
    'a scheme is deprecated',
    using({ '/a': asksO }, basic),
    using({ '/a': asksO }, { ...basic, deprecated: true }),
    NON,
    NON,
  ],
];

const item = (name: string, method: string, more: object = {}) => ({
  parameters: [{ name, in: 'path', required: true, schema: text }],
  [method]: { responses: {} },
  ...more,
});
const [FIRST, SECOND] = [{ servers: [{ url: '/1' }] }, { servers: [{ url: '/2' }] }];
const TWICE: readonly Row[] = [
  [
    'one of two items of a path has another server',
    openapi({}, { paths: { '/i/{a}': item('a', 'get'), '/i/{b}': item('b', 'put', SECOND) } }),
    openapi({}, { paths: { '/i/{a}': { ...item('a', 'get'), put: { responses: {} } } } }),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'both items of a path have the server of the one that is left',
    openapi(
      {},
      {
        paths: { '/i/{a}': item('a', 'get', FIRST), '/i/{b}': item('b', 'put', FIRST) },
      },
    ),
    openapi({}, { paths: { '/i/{a}': { ...item('a', 'get', FIRST), put: { responses: {} } } } }),
    NON,
    NONE,
  ],
  [
    'one operation was written twice',
    openapi({}, { paths: { '/i/{a}': item('a', 'get'), '/i/{b}': item('b', 'get') } }),
    openapi({}, { paths: { '/i/{a}': item('a', 'get') } }),
    NON,
    NONE,
  ],
  [
    'one operation was written twice, and one of the two was another',
    openapi(
      {},
      {
        paths: {
          '/i/{a}': item('a', 'get'),
          '/i/{b}': item('b', 'get', { get: { responses: ok(text) } }),
        },
      },
    ),
    openapi({}, { paths: { '/i/{a}': item('a', 'get') } }),
    BREAKING,
    NON,
  ],
];

const assuming = (defaultMapping?: string) =>
  openapi(
    body({
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
      discriminator: { propertyName: 'kind', ...(defaultMapping && { defaultMapping }) },
    }),
    { openapi: '3.2.0', components: { schemas: { A: pet('a'), B: pet('b') } } },
  );
const meant = (more: object) =>
  nullable(openapi(get({ responses: ok({ type: 'object', allOf: [page], ...more }) })));
const named = (schema: object) =>
  openapi(get({ responses: ok({ $ref: '#/components/schemas/S' }) }), {
    components: { schemas: { S: { $id: 'https://example.com/s', ...schema }, T: schema } },
  });
const LATER: readonly Row[] = [
  ...[text, integer].map((kind): Row => [
    `what a schema with an identifier holds changes from ${kind.type}`,
    named({ $defs: { a: kind }, properties: { k: { $ref: '#/$defs/a' } } }),
    named({ $defs: { a: flag }, properties: { k: { $ref: '#/$defs/a' } } }),
    BREAKING,
    BREAKING,
  ]),
  [
    'the target of a dynamic reference changes',
    openapi(get({ responses: ok({ $dynamicRef: '#t' }) }), {
      components: { schemas: { T: { $dynamicAnchor: 't', ...text } } },
    }),
    openapi(get({ responses: ok({ $dynamicRef: '#t' }) }), {
      components: { schemas: { T: { $dynamicAnchor: 't', ...integer } } },
    }),
    BREAKING,
    BREAKING,
  ],
  ['a discriminator gets a default', assuming(), assuming('A'), POTENTIAL, POTENTIAL],
  ['a discriminator has another default', assuming('A'), assuming('B'), POTENTIAL, POTENTIAL],
  ['parts of a schema lack null', meant({}), meant({ nullable: true }), POTENTIAL, NON],
  [
    'the language of schemas is written out',
    openapi({}),
    openapi({}, { jsonSchemaDialect: 'https://spec.openapis.org/oas/3.1/dialect/base' }),
    NONE,
    NONE,
  ],
  [
    'the language of schemas changes',
    openapi({}),
    openapi({}, { jsonSchemaDialect: 'http://json-schema.org/draft-07/schema#' }),
    POTENTIAL,
    POTENTIAL,
  ],
];

const shared = { components: { parameters: { A: query('a') } } };
const A = { $ref: '#/components/parameters/A' };
const BESIDE: readonly Row[] = [
  [
    'a parameter by reference gets a flag beside the reference',
    openapi(get({ parameters: [A] }), shared),
    openapi(get({ parameters: [{ ...A, required: true }] }), shared),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'a parameter moves behind a reference with a flag beside it',
    openapi(get({ parameters: [query('a')] }), shared),
    openapi(get({ parameters: [{ ...A, required: true }] }), shared),
    POTENTIAL,
    POTENTIAL,
  ],
  [
    'what stands beside a reference is what its target says',
    openapi(get({ parameters: [query('a')] }), shared),
    openapi(get({ parameters: [{ ...A, in: 'query' }] }), shared),
    NONE,
    NONE,
  ],
  [
    'an operation behind a reference gets a parameter beside it',
    openapi({ get: { $ref: '#/x-get' } }, { 'x-get': { responses: {} } }),
    openapi(
      { get: { $ref: '#/x-get', parameters: [query('a', { required: true })] } },
      { 'x-get': { responses: {} } },
    ),
    BREAKING,
    BREAKING,
  ],
  [
    'a path moves behind a reference with an operation beside it',
    openapi({ ...get({}), ...post({}) }, { 'x-path': get({}) }),
    openapi({ $ref: '#/x-path', ...post({}) }, { 'x-path': get({}) }),
    NONE,
    NONE,
  ],
];

const ROWS = [
  ...CONTENT,
  ...TEXTS,
  ...SPREAD,
  ...RESERVED,
  ...SERVERS,
  ...PREFIXES,
  ...CALLBACKS,
  ...LINKS,
  ...SCHEMES,
  ...TWICE,
  ...BESIDE,
  ...LATER,
  ...VERSIONS,
  ...ENCODINGS,
  ...STATUSES,
  ...PARAMETERS,
  ...MEDIA,
  ...OUTGOING,
  ...DISCRIMINATORS,
  ...SCHEMAS,
  ...PATHS,
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
