import { OPENAPI_RULES } from '../../rules-openapi';
import { expectTable } from '../../../testing/expect-table';
import {
  body,
  get,
  json,
  ok,
  openapi,
  post,
  query,
  reverseKeys,
} from '../../../testing/openapi-documents';
import type { Detection } from '../interface-file';
import { detectOpenapi } from './detect-openapi';

const FILES = { basePath: 'base/openapi.yaml', headPath: 'head/openapi.yaml' };
const detect = (base: unknown, head: unknown): Detection => detectOpenapi(base, head, FILES);

const text = { type: 'string' };
const int = { type: 'integer' };
const anything = {};
const paths = (...names: string[]) =>
  openapi({}, { paths: Object.fromEntries(names.map((name) => [name, get({})])) });
const parameter = (more: object) => openapi(get({ parameters: [query('a', more)] }));
const response = (more: object) =>
  openapi(get({ responses: { 200: { description: 'ok', ...more } } }));
const header = (more: object) => response({ headers: { 'X-Rate': { schema: int, ...more } } });
const secured = (security: unknown, schemes: object = {}) =>
  openapi(get({ security }), { components: { securitySchemes: schemes } });
const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
const hook = (schema: object, more: object = {}) =>
  openapi({}, { webhooks: { paid: post({ requestBody: json(schema), ...more }) } });
const callback = (schema: object, more: object = {}) =>
  openapi(get({ callbacks: { paid: { '{$url}': { ...body(schema), ...more } } } }));
const pattern = (value: string) => ({ type: 'string', pattern: value });

/** Each line: the rules that the pair produces, sorted. */
const CASES: readonly [string[], unknown, unknown][] = [
  [['openapi-version-changed'], openapi({}), openapi({}, { openapi: '3.0.3' })],
  [['openapi-text-changed'], openapi({}), openapi({}, { info: { title: 'People' } })],
  [['openapi-text-changed'], openapi({}), openapi({}, { servers: [{ url: '/v2' }] })],
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
  [['openapi-request-schema-equal'], openapi(body(text)), openapi(body({ ...text, title: 'T' }))],
  [
    ['openapi-request-default-changed'],
    openapi(body(text)),
    openapi(body({ ...text, default: 'x' })),
  ],
  [
    ['openapi-undecided'],
    openapi(post({ requestBody: { content: { 'multipart/form-data': {} } } })),
    openapi(post({ requestBody: { content: { 'multipart/form-data': { encoding: { a: {} } } } } })),
  ],

  [
    ['openapi-response-added'],
    openapi(get({ responses: ok(text) })),
    openapi(get({ responses: { ...ok(text), default: {} } })),
  ],
  [['openapi-response-removed'], openapi(get({ responses: ok(text) })), openapi(get({}))],
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
  [['openapi-undecided'], response({}), response({ links: { next: {} } })],
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
    ['openapi-security-endpoint-changed'],
    secured([{ k: [] }], { k: { type: 'openIdConnect', openIdConnectUrl: 'a' } }),
    secured([{ k: [] }], { k: { type: 'openIdConnect', openIdConnectUrl: 'b' } }),
  ],
  [
    ['openapi-text-changed'],
    secured([{ k: [] }], { k: key }),
    secured([{ k: [] }], { k: { ...key, description: 'x' } }),
  ],

  [[], openapi(get({})), secured(undefined, { k: key })],
  [[], secured(undefined, { k: key }), secured(undefined, { k: { ...key, in: 'query' } })],

  [['openapi-webhook-added'], openapi({}), hook(text)],
  [['openapi-webhook-removed'], hook(text), openapi({})],
  [['openapi-webhook-payload-schema-narrowed'], hook(anything), hook(text)],
  [['openapi-webhook-payload-schema-widened'], hook(text), hook(anything)],
  [['openapi-webhook-payload-schema-undecided'], hook(pattern('a')), hook(pattern('b'))],
  [['openapi-webhook-payload-schema-equal'], hook(text), hook({ ...text, title: 'T' })],
  [['openapi-undecided'], hook(text), hook(text, { parameters: [query('a')] })],
  [['openapi-text-changed'], hook(text), hook(text, { summary: 'S' })],
  [['openapi-callback-added'], openapi(get({})), callback(text)],
  [['openapi-callback-removed'], callback(text), openapi(get({}))],
  [['openapi-callback-payload-schema-narrowed'], callback(anything), callback(text)],
  [['openapi-callback-payload-schema-widened'], callback(text), callback(anything)],
  [['openapi-callback-payload-schema-undecided'], callback(pattern('a')), callback(pattern('b'))],
  [['openapi-callback-payload-schema-equal'], callback(text), callback({ ...text, title: 'T' })],
  [['openapi-undecided'], callback(text), callback(text, { put: {} })],
];

describe('detectOpenapi', () => {
  it.each(CASES)('finds %j', (rules, base, head) => {
    const { changes, defects } = detect(base, head);
    expect(defects).toEqual([]);
    expect(changes.map((change) => change.rule).sort()).toEqual([...rules].sort());
  });

  it('produces every row of the table, and nothing but rows of the table', () => {
    expectTable(
      OPENAPI_RULES,
      CASES.flatMap(([, a, b]) => [detect(a, b), detect(b, a)]),
    );
  });

  it.each(CASES)('tells the same whatever the order of keys: %j', (_rules, base, head) => {
    expect(detect(base, reverseKeys(base))).toEqual({ changes: [], defects: [] });
    expect(detect(reverseKeys(base), reverseKeys(head))).toEqual(detect(base, head));
  });

  // A range that covers a status is told where the status goes, and nothing where it comes.
  const ONE_WAY = ['openapi-response-generalized', 'openapi-request-media-type-added'];
  it.each(CASES.filter(([rules]) => !rules.some((rule) => ONE_WAY.includes(rule))))(
    'swaps added and removed with the sides: %j',
    (_rules, a, b) => {
      const types = (detection: Detection) => detection.changes.map((change) => change.type).sort();
      const SWAP = { added: 'removed', removed: 'added', modified: 'modified' } as const;
      expect(types(detect(b, a))).toEqual(
        types(detect(a, b))
          .map((type) => SWAP[type])
          .sort(),
      );
    },
  );

  it('says old, new, path and place of a change', () => {
    const user = (properties: object) =>
      openapi(get({ responses: ok({ $ref: '#/components/schemas/User' }) }), {
        components: { schemas: { User: { type: 'object', properties } } },
      });
    expect(
      detect(user({ name: text }), user({ name: { type: ['string', 'null'] } })).changes,
    ).toEqual([
      {
        rule: 'openapi-response-schema-widened',
        path: 'openapi.paths[/users].methods[GET].responses[200].content[application/json].schema.name',
        type: 'modified',
        oldValue: ['string'],
        newValue: ['string', 'null'],
        subject: expect.stringMatching(
          /^The response 200 of `GET \/users` \(`application\/json`\): .*\.$/,
        ),
        base: {
          file: 'base/openapi.yaml',
          pointer: '/components/schemas/User/properties/name/type',
        },
        head: {
          file: 'head/openapi.yaml',
          pointer: '/components/schemas/User/properties/name/type',
        },
      },
    ]);
    const [removed] = detect(parameter({}), openapi(get({}))).changes;
    expect(removed).toEqual({
      rule: 'openapi-parameter-removed',
      path: 'openapi.paths[/users].methods[GET].parameters[a:query]',
      type: 'removed',
      oldValue: "GET /users query param 'a'",
      subject: '`GET /users` no longer takes the query parameter `a`.',
      base: { file: 'base/openapi.yaml', pointer: '/paths/~1users/get/parameters/0' },
    });
  });

  it('tells a change of a shared component once, and how often it shows', () => {
    const shared = (schema: object) =>
      openapi(
        {},
        {
          paths: Object.fromEntries(
            ['/a', '/b', '/c'].map((path) => [
              path,
              get({ responses: ok({ $ref: '#/components/schemas/S' }) }),
            ]),
          ),
          components: { schemas: { S: schema } },
        },
      );
    const { changes } = detect(shared(text), shared({}));
    expect(changes.map(({ path }) => path)).toEqual([
      'openapi.paths[/a].methods[GET].responses[200].content[application/json].schema',
    ]);
    expect(changes[0].subject).toMatch(/ It shows in 2 other places too\.$/);
  });

  it('sees a change that lies behind references, cycles included', () => {
    const tree = (leaf: object) =>
      openapi(get({ responses: { 200: { $ref: '#/components/responses/Tree' } } }), {
        components: {
          responses: {
            Tree: { description: 'a tree', ...json({ $ref: '#/components/schemas/Node' }) },
          },
          schemas: {
            Node: {
              type: 'object',
              properties: {
                children: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
                leaf: { $ref: '#/components/schemas/Leaf' },
              },
            },
            Leaf: leaf,
          },
        },
      });
    expect(
      detect(tree(text), tree({ ...text, description: 'x' })).changes.map(({ rule }) => rule),
    ).toEqual(['openapi-response-schema-equal']);
    expect(detect(tree(text), tree(int)).changes.map(({ rule }) => rule)).toContain(
      'openapi-response-schema-widened',
    );
  });

  it('takes nullable of 3.0 and the type null of 3.1 for the same', () => {
    const at = (version: string, schema: object) =>
      openapi(get({ responses: ok(schema) }), { openapi: version });
    const rules = detect(
      at('3.0.3', { type: 'string', nullable: true }),
      at('3.1.0', { type: ['string', 'null'] }),
    ).changes.map(({ rule }) => rule);
    expect(rules).toEqual(['openapi-version-changed']);
  });

  it('asks whether what lies in other files changed', () => {
    const document = openapi(get({ responses: ok({ $ref: 'common.yaml#/User' }) }));
    const changed = (ref: string) => ref === 'common.yaml#/User';
    const { changes } = detectOpenapi(document, document, FILES, { hasChanged: changed });
    expect(changes.map(({ rule, path }) => [rule, path])).toEqual([
      ['openapi-undecided', 'openapi.refs[common.yaml#/User]'],
    ]);
    expect(detectOpenapi(document, document, FILES, { hasChanged: () => false }).changes).toEqual(
      [],
    );
  });

  it.each([
    [null, ''],
    ['text', ''],
    [{}, ''],
    [{ swagger: '2.0' }, '/swagger'],
    [{ openapi: '4.0.0' }, '/openapi'],
    [{ openapi: '3.1.0', paths: [] }, '/paths'],
    [openapi([]), '/paths/~1users'],
    [openapi({ get: 'x' }), '/paths/~1users/get'],
    [openapi(get({ parameters: {} })), '/paths/~1users/get/parameters'],
    [openapi(get({ parameters: [{}] })), '/paths/~1users/get/parameters/0'],
    [openapi(get({ parameters: [3] })), '/paths/~1users/get/parameters/0'],
    [openapi(get({ responses: [] })), '/paths/~1users/get/responses'],
    [openapi(get({ responses: { 200: 'ok' } })), '/paths/~1users/get/responses/200'],
    [
      openapi(get({ responses: { 200: { content: 1 } } })),
      '/paths/~1users/get/responses/200/content',
    ],
    [openapi({ $ref: '#/components/pathItems/none' }), '/paths/~1users'],
    [
      openapi(
        { $ref: '#/components/pathItems/A' },
        { components: { pathItems: { A: { $ref: '#/components/pathItems/A' } } } },
      ),
      '/components/pathItems/A',
    ],
    [secured('none'), '/paths/~1users/get/security'],
  ])('says why a document cannot be compared: %j', (broken, pointer) => {
    const whole = openapi(
      get({ responses: { 200: { description: 'ok' } }, parameters: [query('a')] }),
    );
    const { defects } = detect(whole, broken);
    expect(defects).toContainEqual({ side: 'head', defect: expect.stringMatching(/\.$/), pointer });
    expect(detect(broken, whole).defects).toContainEqual({
      side: 'base',
      defect: expect.any(String),
      pointer,
    });
  });

  it('takes an unquoted version for the version that it means', () => {
    expect(detect(openapi({}, { openapi: 3.1 }), openapi({}, { openapi: 3.1 })).defects).toEqual(
      [],
    );
  });

  it('is not confused by names of the language', () => {
    const odd = JSON.parse('{"__proto__": {"type": "string"}, "constructor": {"type": "string"}}');
    const named = (properties: object) => openapi(body({ type: 'object', properties }));
    expect(detect(named(odd), named(JSON.parse(JSON.stringify(odd)))).changes).toEqual([]);
    const paths = JSON.parse('{"__proto__": {"get": {}}, "toString": {"get": {}}}');
    const { changes } = detect(openapi({}, { paths }), openapi({}, { paths: {} }));
    expect(changes.map(({ path }) => path)).toEqual([
      'openapi.paths[__proto__]',
      'openapi.paths[toString]',
    ]);
  });
});
