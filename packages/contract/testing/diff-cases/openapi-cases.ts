import { detectOpenapi } from '../../src/diff/interfaces/openapi/detect-openapi';
import { OPENAPI_RULES } from '../../src/diff/rules/openapi-rules';
import { body, get, json, ok, openapi, post, query } from '../openapi-documents';
import type { DiffCase, DiffFamily } from './diff-case';

const text = { type: 'string' };
const int = { type: 'integer' };
const anything = {};
const paths = (...names: string[]) =>
  openapi({}, { paths: Object.fromEntries(names.map((name) => [name, get({})])) });
/** Templates that differ in names alone, each with an operation of its own. */
const twins = (...names: string[]) =>
  openapi(
    {},
    {
      paths: Object.fromEntries(
        names.map((name) => {
          const parameters = [{ ...query(name), in: 'path', required: true }];
          return [`/a/{${name}}`, get({ operationId: name, parameters })];
        }),
      ),
    },
  );
const RETITLED = { info: { title: 'People', version: '1' } };
const parameter = (more: object) => openapi(get({ parameters: [query('a', more)] }));
const response = (more: object) =>
  openapi(get({ responses: { 200: { description: 'ok', ...more } } }));
const header = (more: object) => response({ headers: { 'X-Rate': { schema: int, ...more } } });
const secured = (security: unknown, schemes: object = {}) =>
  openapi(get({ security }), { components: { securitySchemes: schemes } });
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
/** Documents with one operation that asks for the scheme `k`, each in another place. */
const USERS_OF_SCHEMES: readonly ((scheme: object) => Record<string, unknown>)[] = (
  [
    [{}, { paths: { '/users': { $ref: '#/components/pathItems/a' } } }],
    [{}, { paths: { '/users': { $ref: '#/components/pathItems/b' } } }],
    [{}, { paths: { '/users': { additionalOperations: { COPY: { security: [{ k: [] }] } } } } }],
    [{}, { webhooks: { paid: { post: { security: [{ k: [] }] } } } }],
    [{}, { webhooks: { paid: { $ref: '#/components/pathItems/a' } } }],
    [get({ callbacks: { paid: { '{$url}': { post: { security: [{ k: [] }] } } } } }), {}],
    [get({ callbacks: { paid: { $ref: '#/components/callbacks/c' } } }), {}],
  ] as const
).map(([item, more]) => (scheme) => {
  const pathItems = {
    a: { get: { security: [{ k: [] }], responses: {} } },
    b: { $ref: '#/components/pathItems/a' },
  };
  const callbacks = { c: { '{$url}': { $ref: '#/components/pathItems/a' } } };
  const components = { securitySchemes: { k: scheme }, pathItems, callbacks };
  return openapi(item, { ...more, components });
});
const hook = (schema: object, more: object = {}) =>
  openapi({}, { webhooks: { paid: post({ requestBody: json(schema), ...more }) } });
const callback = (schema: object, more: object = {}) =>
  openapi(get({ callbacks: { paid: { '{$url}': { ...body(schema), ...more } } } }));
const servers = (...urls: string[]) => openapi({}, { servers: urls.map((url) => ({ url })) });
const pattern = (value: string) => ({ type: 'string', pattern: value });

const closed = (properties: object) => ({
  type: 'object',
  properties,
  additionalProperties: false,
});
/** The two kinds of message that a service sends, with the operation that describes one. */
const PAYLOADS: readonly (readonly [string, (more: object) => Record<string, unknown>])[] = [
  ['webhook', (more) => openapi({}, { webhooks: { paid: post(more) } })],
  ['callback', (more) => openapi(get({ callbacks: { paid: { '{$url}': post(more) } } }))],
];
/** A message whose path item is a reference with keys beside it. */
const PAYLOADS_BESIDE = (['webhook', 'callback'] as const).map(
  (kind) =>
    [
      kind,
      (more: object) => {
        const components = { pathItems: { a: body({}) } };
        const item = { $ref: '#/components/pathItems/a', ...more };
        return kind === 'webhook'
          ? openapi({}, { webhooks: { paid: item }, components })
          : openapi(get({ callbacks: { paid: { '{$url}': item } } }), { components });
      },
    ] as const,
);

const form = (field: object) =>
  openapi(
    post({
      requestBody: {
        content: {
          'multipart/form-data': { schema: { type: 'object', properties: { a: field } } },
        },
      },
    }),
  );

const IMPLICIT = { implicit: { $ref: 'a.yaml' } };
const PASSWORD = { password: { $ref: 'b.yaml' } };

const part = (encoding: object) =>
  openapi(
    post({ requestBody: { content: { 'multipart/form-data': { encoding: { a: encoding } } } } }),
  );

function listInForm(explode: boolean): object {
  const form = { schema: { properties: { a: { type: 'array' } } }, encoding: { a: { explode } } };
  return openapi(post({ requestBody: { content: { 'application/x-www-form-urlencoded': form } } }));
}

export const OPENAPI_CASES: readonly DiffCase[] = [
  [['openapi-request-schema-equal', 'openapi-request-schema-widened'], form(int), form(text)],
  [['openapi-request-schema-equal'], form({ enum: [1, 2] }), form({ enum: ['1', '2'] })],
  [['openapi-version-changed'], openapi({}), openapi({}, { openapi: '3.0.3' })],
  [['openapi-text-changed'], openapi({}), openapi({}, { info: { title: 'People' } })],
  [['openapi-server-added'], servers('/v1'), servers('/v1', '/v2')],
  [['openapi-server-removed'], servers('/v1', '/v2'), servers('/v1')],
  [['openapi-server-added', 'openapi-server-removed'], openapi({}), servers('/v2')],
  [['openapi-server-added', 'openapi-server-removed'], servers('/v2'), openapi({})],
  [['openapi-server-added'], openapi({}), servers('/', '/v2')],
  [['openapi-text-changed'], servers(), servers('/')],
  [
    ['openapi-server-added', 'openapi-server-removed'],
    openapi(get({}), { servers: [{ url: '/v1' }] }),
    openapi(get({ servers: [{ url: '/v2' }] }), { servers: [{ url: '/v1' }] }),
  ],
  [
    ['openapi-text-changed'],
    openapi(get({}), { servers: [{ url: '/v1' }] }),
    openapi({ ...get({}), servers: [{ url: '/v1' }] }, { servers: [{ url: '/v1' }] }),
  ],
  [
    ['openapi-server-added', 'openapi-server-removed'],
    openapi(get({ servers: [{ url: '/{v}', variables: { v: { default: 'v1' } } }] })),
    openapi(get({ servers: [{ url: '/{v}', variables: { v: { default: 'v2' } } }] })),
  ],
  [
    ['openapi-text-changed'],
    openapi({ ...get({}), servers: [{ url: '/v1' }] }),
    openapi({ ...get({}), servers: [{ url: '/v1', description: 'The first.' }] }),
  ],
  [['openapi-text-changed'], openapi(get({})), openapi(get({ operationId: 'list' }))],
  [
    ['openapi-text-changed', 'openapi-text-changed'],
    openapi(get({})),
    openapi(get({ summary: 'S', tags: ['t'] })),
  ],
  [['openapi-extension-changed'], openapi(get({})), openapi(get({ 'x-owner': 'team' }))],
  [['openapi-undecided'], openapi({}), openapi({}, { jsonSchemaDialect: 'https://example.org' })],
  [['openapi-undecided'], openapi({ $ref: 'a.yaml' }), openapi({ $ref: 'b.yaml' })],
  [['openapi-undecided'], openapi({ $ref: 'a.yaml' }), openapi({ get: {} })],
  [[], openapi({ $ref: 'a.yaml' }), openapi({ $ref: 'a.yaml' }, { components: {} })],
  [['openapi-deprecation-changed'], openapi(get({})), openapi(get({ deprecated: true }))],
  [[], openapi(get({})), openapi(get({ deprecated: false }))],

  [['openapi-path-added'], paths('/a'), paths('/a', '/b')],
  [['openapi-path-removed'], paths('/a', '/b'), paths('/a')],
  [['openapi-path-parameter-renamed'], paths('/a/{x}/b'), paths('/a/{y}/b')],
  [['openapi-text-changed'], twins('a', 'b'), openapi({}, { ...twins('b', 'a'), ...RETITLED })],
  [['openapi-text-changed'], twins('b', 'a'), openapi({}, { ...twins('a', 'b'), ...RETITLED })],
  [['openapi-path-parameter-renamed', 'openapi-text-changed'], twins('a', 'b'), twins('c', 'a')],
  [['openapi-path-added', 'openapi-path-removed'], paths('/a/{x}'), paths('/a/{x}/b')],
  [['openapi-method-added'], openapi(get({})), openapi({ ...get({}), ...post({}) })],
  [['openapi-method-removed'], openapi({ ...get({}), ...post({}) }), openapi(get({}))],

  [['openapi-required-parameter-added'], openapi(get({})), parameter({ required: true })],
  [['openapi-optional-parameter-added'], openapi(get({})), parameter({})],
  [['openapi-parameter-removed'], parameter({}), openapi(get({}))],
  [['openapi-parameter-became-required'], parameter({}), parameter({ required: true })],
  [['openapi-parameter-became-optional'], parameter({ required: true }), parameter({})],
  [['openapi-parameter-form-refused'], parameter({ allowReserved: true }), parameter({})],
  [['openapi-parameter-form-allowed'], parameter({}), parameter({ allowEmptyValue: true })],
  [
    ['openapi-parameter-serialization-changed'],
    parameter({ schema: { type: 'array' } }),
    parameter({ schema: { type: 'array' }, explode: false }),
  ],
  [[], parameter({}), parameter({ explode: false })],
  [[], parameter({}), parameter({ style: 'form' })],
  [
    ['openapi-parameter-schema-narrowed', 'openapi-parameter-serialization-changed'],
    openapi(get({ parameters: [{ name: 'a', in: 'query', ...json(anything) }] })),
    parameter({}),
  ],
  [
    ['openapi-parameter-schema-narrowed'],
    parameter({}),
    parameter({ schema: { ...text, maxLength: 3 } }),
  ],
  [
    ['openapi-parameter-schema-widened'],
    parameter({ schema: { ...text, maxLength: 3 } }),
    parameter({}),
  ],
  [
    ['openapi-parameter-schema-undecided'],
    parameter({ schema: pattern('a') }),
    parameter({ schema: pattern('b') }),
  ],
  [
    ['openapi-parameter-schema-equal'],
    parameter({}),
    parameter({ schema: { ...text, description: 'A.' } }),
  ],
  [
    ['openapi-parameter-default-changed'],
    parameter({}),
    parameter({ schema: { ...text, default: 'x' } }),
  ],
  [['openapi-text-changed'], parameter({}), parameter({ description: 'A.' })],
  [['openapi-deprecation-changed'], parameter({}), parameter({ deprecated: true })],
  [
    [],
    openapi(get({ parameters: [query('X-A', { in: 'header' })] })),
    openapi(get({ parameters: [query('x-a', { in: 'header' })] })),
  ],
  [[], openapi(get({})), openapi(get({ parameters: [query('Accept', { in: 'header' })] }))],
  [
    ['openapi-required-parameter-added'],
    openapi({ ...get({}) }),
    openapi({ ...get({}), parameters: [query('a', { required: true })] }),
  ],
  [[], openapi({ ...get({}), parameters: [query('a')] }), parameter({})],
  [
    [],
    parameter({}),
    openapi(get({ parameters: [{ $ref: '#/components/parameters/A' }] }), {
      components: { parameters: { A: query('a') } },
    }),
  ],
  [
    ['openapi-undecided'],
    openapi(get({})),
    openapi(get({ parameters: [{ $ref: 'common.yaml#/a' }] })),
  ],

  [
    ['openapi-required-request-body-added'],
    openapi(post({})),
    openapi(body(text, { required: true })),
  ],
  [['openapi-optional-request-body-added'], openapi(post({})), openapi(body(text))],
  [['openapi-request-body-removed'], openapi(body(text)), openapi(post({}))],
  [
    ['openapi-request-body-became-required'],
    openapi(body(text)),
    openapi(body(text, { required: true })),
  ],
  [
    ['openapi-request-body-became-optional'],
    openapi(body(text, { required: true })),
    openapi(body(text)),
  ],
  [
    ['openapi-request-media-type-added'],
    openapi(post({ requestBody: { content: { 'a/b': {} } } })),
    openapi(post({ requestBody: { content: { 'A/B': {}, 'a/c': {} } } })),
  ],
  [
    ['openapi-request-media-type-removed'],
    openapi(post({ requestBody: { content: { 'a/b': {}, 'a/c': {} } } })),
    openapi(post({ requestBody: { content: { 'a/b': {} } } })),
  ],
  [
    ['openapi-request-media-type-added'],
    openapi(post({ requestBody: { content: { 'a/b': {} } } })),
    openapi(post({ requestBody: { content: { 'a/*': {} } } })),
  ],
  [['openapi-request-schema-narrowed'], openapi(body(anything)), openapi(body(text))],
  [['openapi-request-schema-widened'], openapi(body(text)), openapi(body(anything))],
  [['openapi-request-schema-undecided'], openapi(body(pattern('a'))), openapi(body(pattern('b')))],
  [
    ['openapi-request-property-removed'],
    openapi(body({ type: 'object', properties: { a: text, b: {} } })),
    openapi(body({ type: 'object', properties: { b: {} } })),
  ],
  [['openapi-request-schema-equal'], openapi(body(text)), openapi(body({ ...text, title: 'T' }))],
  [
    ['openapi-request-default-changed'],
    openapi(body(text)),
    openapi(body({ ...text, default: 'x' })),
  ],
  [['openapi-field-serialization-changed'], listInForm(true), listInForm(false)],
  [
    ['openapi-part-media-type-refused'],
    part({ contentType: 'image/png, image/jpeg' }),
    part({ contentType: 'image/png' }),
  ],
  [
    ['openapi-part-media-type-allowed'],
    part({ contentType: 'image/png' }),
    part({ contentType: 'image/*' }),
  ],
  [
    ['openapi-part-header-missing'],
    part({ headers: { X: {} } }),
    part({ headers: { x: { required: true } } }),
  ],
  [['openapi-part-header-ignored'], part({ headers: { X: {} } }), part({})],
  [['openapi-part-header-sent'], part({}), part({ headers: { X: {} } })],
  [
    ['openapi-undecided'],
    openapi(post({ requestBody: { content: { 'multipart/form-data': {} } } })),
    openapi(
      post({
        requestBody: {
          content: { 'multipart/form-data': { encoding: { a: { contentType: 'image/png' } } } },
        },
      }),
    ),
  ],

  [
    ['openapi-response-added'],
    openapi(get({ responses: ok(text) })),
    openapi(get({ responses: { ...ok(text), default: {} } })),
  ],
  [['openapi-response-removed'], openapi(get({ responses: ok(text) })), openapi(get({}))],
  [
    ['openapi-error-response-removed'],
    openapi(get({ responses: { ...ok(text), 404: { description: 'no' } } })),
    openapi(get({ responses: ok(text) })),
  ],
  [
    ['openapi-response-range-narrowed'],
    openapi(get({ responses: { 200: { description: 'ok' }, '2XX': { description: 'ok' } } })),
    openapi(get({ responses: { 200: { description: 'ok' } } })),
  ],
  [
    ['openapi-response-added', 'openapi-response-generalized', 'openapi-response-added'],
    openapi(get({ responses: { ...ok(text), default: { description: 'no' } } })),
    openapi(
      get({
        responses: { ...ok(text), '4XX': { description: 'no' }, '5XX': { description: 'no' } },
      }),
    ),
  ],
  [
    ['openapi-response-media-type-range-changed'],
    response({ content: { 'a/*': {}, 'a/b': {} } }),
    response({ content: { 'a/b': {} } }),
  ],
  [
    ['openapi-response-charset-changed'],
    response({ content: { 'text/csv; charset=utf-8': {} } }),
    response({ content: { 'text/csv; charset=ISO-8859-1': {} } }),
  ],
  [
    ['openapi-undecided'],
    response({ content: { 'text/csv; charset=utf-8': {} } }),
    response({ content: { 'text/csv': {} } }),
  ],
  [
    ['openapi-text-changed'],
    response({ content: { 'text/csv; charset="UTF-8"': {} } }),
    response({ content: { 'text/csv; charset=us-ascii': {} } }),
  ],
  [
    [],
    response({ content: { 'application/json': {} } }),
    response({ content: { 'application/json; charset=ISO-8859-1': {} } }),
  ],
  [
    ['openapi-request-charset-changed'],
    openapi(post({ requestBody: { content: { 'text/csv; charset=latin1': {} } } })),
    openapi(post({ requestBody: { content: { 'text/csv; charset=utf-8': {} } } })),
  ],
  [
    ['openapi-response-property-added'],
    response(json(closed({ a: text }))),
    response(json(closed({ a: text, b: text }))),
  ],
  [
    ['openapi-response-added', 'openapi-response-generalized'],
    openapi(get({ responses: { 404: { description: 'no' } } })),
    openapi(get({ responses: { '4xx': { description: 'no' } } })),
  ],
  [
    ['openapi-response-generalized', 'openapi-response-schema-widened'],
    openapi(get({ responses: { ...ok(text), '2XX': { description: 'ok', ...json(anything) } } })),
    openapi(get({ responses: { '2XX': { description: 'ok', ...json(anything) } } })),
  ],
  [
    ['openapi-response-media-type-added'],
    response({ content: { 'a/b': {} } }),
    response({ content: { 'a/b': {}, 'a/c': {} } }),
  ],
  [
    ['openapi-response-media-type-removed'],
    response({ content: { 'a/b': {}, 'a/c': {} } }),
    response({ content: { 'a/b': {} } }),
  ],
  [['openapi-response-schema-narrowed'], response(json(anything)), response(json(text))],
  [['openapi-response-schema-widened'], response(json(text)), response(json(anything))],
  [
    ['openapi-response-schema-undecided'],
    response(json(pattern('a'))),
    response(json(pattern('b'))),
  ],
  [
    ['openapi-response-schema-equal'],
    response(json(text)),
    response(json({ ...text, default: 'x' })),
  ],
  [['openapi-undecided'], response({ links: { next: {} } }), response({})],
  [['openapi-text-changed'], response({}), response({ description: 'fine' })],

  [['openapi-response-header-added'], response({}), header({})],
  [['openapi-response-header-removed'], header({}), response({})],
  [['openapi-response-header-became-required'], header({}), header({ required: true })],
  [['openapi-response-header-became-optional'], header({ required: true }), header({})],
  [
    ['openapi-response-header-serialization-changed'],
    header({ schema: {} }),
    header({ schema: {}, explode: true }),
  ],
  [['openapi-response-header-schema-narrowed'], header({ schema: { type: 'number' } }), header({})],
  [['openapi-response-header-schema-widened'], header({}), header({ schema: { type: 'number' } })],
  [
    ['openapi-response-header-schema-undecided'],
    header({ schema: pattern('a') }),
    header({ schema: pattern('b') }),
  ],
  [
    ['openapi-response-header-schema-equal'],
    header({}),
    header({ schema: { ...int, title: 'T' } }),
  ],
  [['openapi-deprecation-changed'], header({}), header({ deprecated: true })],
  [[], response({ headers: { 'x-rate': {} } }), response({ headers: { 'X-Rate': {} } })],
  [[], response({}), response({ headers: { 'Content-Type': { schema: text } } })],

  [['openapi-security-required'], secured([]), secured([{ k: [] }])],
  [['openapi-security-required'], secured([{}, { k: [] }]), secured([{ k: [] }])],
  [['openapi-security-lifted'], secured([{ k: [] }]), secured([{ k: [] }, {}])],
  [['openapi-security-alternative-added'], secured([{ k: [] }]), secured([{ k: [] }, { j: [] }])],
  [['openapi-security-alternative-removed'], secured([{ j: [] }, { k: [] }]), secured([{ k: [] }])],
  [['openapi-security-tightened'], secured([{ k: [] }]), secured([{ k: [], j: [] }])],
  [['openapi-security-eased'], secured([{ k: [], j: [] }]), secured([{ k: [] }])],
  [
    ['openapi-security-alternative-added', 'openapi-security-alternative-removed'],
    secured([{ k: [] }]),
    secured([{ j: [] }]),
  ],
  [[], secured([{ k: [] }, { k: [], j: [] }]), secured([{ k: [] }])],
  [['openapi-security-tightened'], secured([{ k: ['a'] }]), secured([{ k: ['b'] }])],
  [['openapi-security-tightened'], secured([{ k: ['a'] }]), secured([{ k: ['a', 'b'] }])],
  [['openapi-security-eased'], secured([{ k: ['a', 'b'] }]), secured([{ k: ['b'] }])],
  [[], secured([{ k: ['a', 'b'], j: [] }]), secured([{ j: [], k: ['b', 'a'] }])],
  [[], secured([{ k: [] }], { k: key }), secured([{ j: [] }], { j: { ...key, description: 'x' } })],
  [[], secured([{ k: [] }]), openapi(get({}), { security: [{ k: [] }] })],
  [
    ['openapi-security-scheme-changed'],
    secured([{ k: [] }], { k: key }),
    secured([{ k: [] }], { k: { ...key, in: 'query' } }),
  ],
  [
    ['openapi-security-endpoint-kept'],
    secured([{ k: [] }], { k: { type: 'oauth2', flows: { implicit: {} } } }),
    secured([{ k: [] }], {
      k: { type: 'oauth2', flows: { implicit: { scopes: { a: 'x', b: 'y' } } } },
    }),
  ],
  [
    ['openapi-text-changed'],
    secured([{ k: [] }], { k: { type: 'oauth2', flows: { ...IMPLICIT, ...PASSWORD } } }),
    secured([{ k: [] }], {
      k: { type: 'oauth2', flows: { ...PASSWORD, ...IMPLICIT }, description: 'x' },
    }),
  ],
  [
    ['openapi-security-flow-removed'],
    secured([{ k: [] }], { k: { type: 'oauth2', flows: { implicit: {}, password: {} } } }),
    secured([{ k: [] }], { k: { type: 'oauth2', flows: { password: {} } } }),
  ],
  [
    ['openapi-security-endpoint-kept'],
    secured([{ k: [] }], {
      k: { type: 'oauth2', flows: { password: { tokenUrl: 'a', scopes: {} } } },
    }),
    secured([{ k: [] }], {
      k: { type: 'oauth2', flows: { password: { tokenUrl: 'a', scopes: { x: 'x' } } } },
    }),
  ],
  [
    ['openapi-security-endpoint-changed'],
    secured([{ k: [] }], { k: { type: 'openIdConnect', openIdConnectUrl: 'a' } }),
    secured([{ k: [] }], { k: { type: 'openIdConnect', openIdConnectUrl: 'b' } }),
  ],
  [
    ['openapi-text-changed'],
    secured([{ k: [] }], { k: key }),
    secured([{ k: [] }], { k: { ...key, description: 'x' } }),
  ],

  ...USERS_OF_SCHEMES.flatMap((using): DiffCase[] => [
    [['openapi-security-scheme-changed'], using(key), using({ ...key, in: 'query' })],
    [['openapi-text-changed'], using(key), using({ ...key, description: 'x' })],
  ]),

  [[], openapi(get({})), secured(undefined, { k: key })],
  [[], secured(undefined, { k: key }), secured(undefined, { k: { ...key, in: 'query' } })],

  [['openapi-webhook-added'], openapi({}), hook(text)],
  ...PAYLOADS_BESIDE.flatMap(([kind, beside]): DiffCase[] => [
    [[`openapi-${kind}-added`], beside({}), beside({ put: body(text).post })],
    [
      [`openapi-${kind}-payload-schema-narrowed`],
      beside({ put: body(anything).post }),
      beside({ put: body(text).post }),
    ],
  ]),
  [['openapi-webhook-removed'], hook(text), openapi({})],
  [['openapi-webhook-payload-schema-narrowed'], hook(anything), hook(text)],
  [['openapi-webhook-payload-schema-widened'], hook(text), hook(anything)],
  [['openapi-webhook-payload-schema-undecided'], hook(pattern('a')), hook(pattern('b'))],
  [['openapi-webhook-payload-schema-equal'], hook(text), hook({ ...text, title: 'T' })],
  [['openapi-undecided'], hook(text), hook(text, { security: [] })],
  [['openapi-text-changed'], hook(text), hook(text, { summary: 'S' })],
  [['openapi-callback-added'], openapi(get({})), callback(text)],
  [['openapi-callback-removed'], callback(text), openapi(get({}))],
  [['openapi-callback-payload-schema-narrowed'], callback(anything), callback(text)],
  [['openapi-callback-payload-schema-widened'], callback(text), callback(anything)],
  [['openapi-callback-payload-schema-undecided'], callback(pattern('a')), callback(pattern('b'))],
  [['openapi-callback-payload-schema-equal'], callback(text), callback({ ...text, title: 'T' })],
  [['openapi-callback-added'], callback(text), callback(text, { put: {} })],
  ...PAYLOADS.flatMap(([, message]): DiffCase[] => {
    const sends = (schema: object, more: object = {}) =>
      message({ parameters: [{ name: 'H', in: 'header', schema, ...more }] });
    const reads = (schema: object) => message({ responses: ok(schema) });
    return [
      [['openapi-outgoing-parameter-added'], message({}), sends(text)],
      [['openapi-outgoing-parameter-removed'], sends(text), message({})],
      [
        ['openapi-outgoing-parameter-became-required'],
        sends(text),
        sends(text, { required: true }),
      ],
      [
        ['openapi-outgoing-parameter-became-optional'],
        sends(text, { required: true }),
        sends(text),
      ],
      [
        ['openapi-outgoing-parameter-serialization-changed'],
        sends({ type: 'object' }),
        sends({ type: 'object' }, { explode: true }),
      ],
      [
        ['openapi-outgoing-parameter-schema-narrowed'],
        sends(text),
        sends({ ...text, maxLength: 3 }),
      ],
      [
        ['openapi-outgoing-parameter-schema-widened'],
        sends({ ...text, maxLength: 3 }),
        sends(text),
      ],
      [['openapi-outgoing-parameter-schema-undecided'], sends(pattern('a')), sends(pattern('b'))],
      [['openapi-outgoing-parameter-schema-equal'], sends(text), sends({ ...text, title: 'T' })],
      [['openapi-outgoing-response-added'], message({}), reads(text)],
      [['openapi-outgoing-response-removed'], reads(text), message({})],
      [['openapi-outgoing-response-schema-narrowed'], reads(anything), reads(text)],
      [['openapi-outgoing-response-schema-widened'], reads(text), reads(anything)],
      [['openapi-outgoing-response-schema-undecided'], reads(pattern('a')), reads(pattern('b'))],
      [['openapi-outgoing-response-schema-equal'], reads(text), reads({ ...text, title: 'T' })],
      [
        ['openapi-outgoing-response-default-changed'],
        reads({ ...text, default: 'a' }),
        reads({ ...text, default: 'b' }),
      ],
    ];
  }),
  ...PAYLOADS.flatMap(([kind, message]): DiffCase[] => [
    [[`openapi-${kind}-payload-added`], message({}), message({ requestBody: json(text) })],
    [[`openapi-${kind}-payload-removed`], message({ requestBody: json(text) }), message({})],
    [
      [`openapi-${kind}-payload-became-required`],
      message({ requestBody: json(text) }),
      message({ requestBody: { required: true, ...json(text) } }),
    ],
    [
      [`openapi-${kind}-payload-became-optional`],
      message({ requestBody: { required: true, ...json(text) } }),
      message({ requestBody: json(text) }),
    ],
    [
      [`openapi-${kind}-payload-media-type-added`],
      message({ requestBody: { content: { 'a/b': {} } } }),
      message({ requestBody: { content: { 'a/b': {}, 'a/c': {} } } }),
    ],
    [
      [`openapi-${kind}-payload-media-type-removed`],
      message({ requestBody: { content: { 'a/b': {}, 'a/c': {} } } }),
      message({ requestBody: { content: { 'a/b': {} } } }),
    ],
    [
      [`openapi-${kind}-payload-property-added`],
      message({ requestBody: json(closed({ a: text })) }),
      message({ requestBody: json(closed({ a: text, b: text })) }),
    ],
  ]),
];

export const OPENAPI_FAMILY: DiffFamily = {
  rows: OPENAPI_RULES,
  cases: OPENAPI_CASES,
  detect(base, head) {
    const files = { basePath: 'base/openapi.yaml', headPath: 'head/openapi.yaml' };
    const { changes, defects } = detectOpenapi(base, head, files);
    expect(defects).toEqual([]);
    return changes;
  },
  oneWay: {
    'openapi-request-media-type-added':
      'A range that covers a media type takes in more than the media type that it replaces.',
  },
  accompanied: {
    'openapi-response-generalized': 'The range is itself added, or says more than the status did.',
  },
};
