// A reference is followed wherever tools follow one: in place of any object, map or list of a document.
// Each case changes only the file that a reference names.
import { createSession } from '../../bundle/session';
import { memorySide } from '../../../testing/memory-side';
import { diffBundle } from '../diff-bundle';

const PART = 'part.yaml';
const openapi = (operation: string, more = ''): string =>
  `openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths:\n  /a:\n    get:\n      ${operation}\n${more}`;
const media = (entry: string): string =>
  openapi(`responses: { "200": { description: ok, content: { application/json: ${entry} } } }`);
const response = (more: string): string =>
  openapi(`responses: { "200": { description: ok, ${more} } }`);
const schema = (text: string): string => media(`{ schema: ${text} }`);
const asyncapi2 = (text: string): string =>
  `asyncapi: 2.6.0\ninfo: { title: t, version: "1" }\n${text}`;
const asyncapi3 = (text: string): string =>
  `asyncapi: 3.0.0\ninfo: { title: t, version: "1" }\n${text}`;
const SEND = 'operations: { o: { action: send, channel: { $ref: "#/channels/c" } } }';

function diff(main: string | { base: string; head: string }, base: string, head: string) {
  const mains = typeof main === 'string' ? { base: main, head: main } : main;
  const isHttp = mains.base.startsWith('openapi');
  const how = isHttp ? 'type: http, port: 80' : 'type: event';
  const side = (which: 'base' | 'head', part: string) =>
    memorySide(
      {
        's/pacto.yaml': `pactoVersion: "1.0"\nservice: { name: a, version: 1.0.0, owner: t }\ninterfaces: [{ name: api, ${how}, contract: interfaces/main.yaml }]\n`,
        's/interfaces/main.yaml': mains[which],
        [`s/interfaces/${PART}`]: part,
      },
      's',
    );
  return diffBundle(createSession(), {
    head: side('head', head),
    base: { kind: 'git', ref: 'main', side: side('base', base) },
  }).report;
}

const STRING = 'type: string';
const INTEGER = 'type: integer';
const REF = '{ $ref: ./part.yaml }';

/** The text at the reference, the document, and the file before and after. */
const CASES: readonly (readonly [string, string, string, string, string])[] = [
  [
    'an operation',
    'BREAKING',
    openapi('$ref: ./part.yaml'),
    '{ responses: { "200": {} } }',
    '{ responses: {} }',
  ],
  ['a media type', 'BREAKING', media(REF), `schema: { ${STRING} }`, `schema: { ${INTEGER} }`],
  ['a map of media types', 'BREAKING', response(`content: ${REF}`), 'a/b: {}', 'a/c: {}'],
  ['a map of responses', 'BREAKING', openapi(`responses: ${REF}`), '"200": {}', '"201": {}'],
  [
    'a response',
    'BREAKING',
    openapi(`responses: { "200": ${REF} }`),
    'content: { a/b: {} }',
    'content: {}',
  ],
  ['a map of headers', 'BREAKING', response(`headers: ${REF}`), 'X: {}', '{}'],
  ['a header', 'BREAKING', response(`headers: { X: ${REF} }`), 'required: true', 'required: false'],
  [
    'a link',
    'POTENTIAL_BREAKING',
    response(`links: { n: ${REF} }`),
    'operationId: a',
    'operationId: b',
  ],
  ['an example', 'NON_BREAKING', media(`{ examples: { e: ${REF} } }`), 'value: a', 'value: b'],
  [
    'a list of parameters',
    'BREAKING',
    openapi(`parameters: ${REF}`),
    '[{ name: a, in: query }]',
    '[]',
  ],
  [
    'a parameter',
    'BREAKING',
    openapi(`parameters: [${REF}]`),
    '{ name: a, in: query }',
    '{ name: a, in: query, required: true }',
  ],
  [
    'a request body',
    'BREAKING',
    openapi(`requestBody: ${REF}`),
    'content: { a/b: {} }',
    'content: { a/c: {} }',
  ],
  [
    'a map of encodings',
    'BREAKING',
    openapi(`requestBody: { content: { a/b: { encoding: ${REF} } } }`),
    'a: { contentType: image/png }',
    'a: { contentType: image/gif }',
  ],
  [
    'a schema of the document by the name that the document gives itself',
    'BREAKING',
    `openapi: 3.2.0\n$self: https://example.com/api\ninfo: { title: t, version: "1" }\npaths: { /a: { get: { responses: { "200": { content: { a/b: { schema: { $ref: "https://example.com/api#/components/schemas/S" } } } } } } } }\ncomponents: { schemas: { S: ${REF} } }\n`,
    STRING,
    INTEGER,
  ],
  [
    'a schema by its own name',
    'POTENTIAL_BREAKING',
    `openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths: { /a: { get: { responses: { "200": { content: { a/b: { schema: { $ref: "https://example.com/s" } } } } } } } }\ncomponents: { schemas: { S: { $id: "https://example.com/s", allOf: [{ $ref: "./part.yaml" }] } } }\n`,
    STRING,
    INTEGER,
  ],
  [
    'a schema that a schema in another file builds on',
    'POTENTIAL_BREAKING',
    schema('{ $ref: "./part.yaml#/Pet" }'),
    'Pet: { type: object, discriminator: { propertyName: k } }\nCat: { allOf: [{ $ref: "#/Pet" }, { properties: { a: { type: string } } }] }',
    'Pet: { type: object, discriminator: { propertyName: k } }\nCat: { allOf: [{ $ref: "#/Pet" }, { properties: { a: { type: integer } } }] }',
  ],
  [
    'a flag',
    'BREAKING',
    openapi(`parameters: [{ name: a, in: query, required: ${REF} }]`),
    'false',
    'true',
  ],
  [
    'a style',
    'BREAKING',
    openapi(`parameters: [{ name: a, in: query, schema: { type: array }, style: ${REF} }]`),
    'form',
    'pipeDelimited',
  ],
  ['a list of scopes', 'BREAKING', openapi(`security: [{ o: ${REF} }]`), '[read]', '[read, write]'],
  [
    'a list of values of a server variable',
    'POTENTIAL_BREAKING',
    openapi('{}', `servers: [{ url: "/{v}", variables: { v: { default: a, enum: ${REF} } } }]`),
    '[a, b]',
    '[a]',
  ],
  [
    'a server variable',
    'POTENTIAL_BREAKING',
    openapi('{}', `servers: [{ url: "/{v}", variables: { v: ${REF} } }]`),
    '{ default: a, enum: [a, b] }',
    '{ default: a, enum: [a] }',
  ],
  [
    'all flows of a scheme',
    'POTENTIAL_BREAKING',
    openapi(
      'security: [{ o: [] }]',
      `components: { securitySchemes: { o: { type: oauth2, flows: ${REF} } } }`,
    ),
    'implicit: { authorizationUrl: a }',
    'implicit: { authorizationUrl: b }',
  ],
  [
    'a flow',
    'POTENTIAL_BREAKING',
    openapi(
      'security: [{ o: [] }]',
      `components: { securitySchemes: { o: { type: oauth2, flows: { implicit: ${REF} } } } }`,
    ),
    'authorizationUrl: a',
    'authorizationUrl: b',
  ],
  [
    'the scopes of a flow',
    'POTENTIAL_BREAKING',
    openapi(
      'security: [{ o: [read] }]',
      `components: { securitySchemes: { o: { type: oauth2, flows: { implicit: { scopes: ${REF} } } } } }`,
    ),
    'read: a',
    'write: a',
  ],
  [
    'the path of an operation that uses a scheme',
    'BREAKING',
    openapi('security: [{ o: [] }]', `  /b: ${REF}`),
    'get: { security: [{ o: [] }] }',
    'get: { security: [{ p: [] }] }',
  ],
  [
    'a map of callbacks',
    'BREAKING',
    openapi(`callbacks: ${REF}`),
    'c: { "{$url}": { post: {} } }',
    '{}',
  ],
  [
    'a callback',
    'BREAKING',
    openapi(`callbacks: { c: ${REF} }`),
    '"{$url}": { post: {} }',
    '"{$url}": { put: {} }',
  ],
  ['requirements of security', 'BREAKING', openapi(`security: ${REF}`), '[]', '[{ k: [] }]'],
  [
    'a map of security schemes',
    'BREAKING',
    openapi('security: [{ k: [] }]', `components: { securitySchemes: ${REF} }`),
    'k: { type: apiKey, in: header, name: a }',
    'k: { type: apiKey, in: header, name: b }',
  ],
  [
    'a list of servers',
    'POTENTIAL_BREAKING',
    openapi(`servers: ${REF}`),
    '[{ url: a }]',
    '[{ url: b }]',
  ],
  ['all paths', 'BREAKING', `openapi: 3.0.3\ninfo: {}\npaths: ${REF}`, '/a: {}', '/b: {}'],
  ['a path', 'BREAKING', `openapi: 3.0.3\ninfo: {}\npaths: { /a: ${REF} }`, 'get: {}', 'put: {}'],
  [
    'all components',
    'BREAKING',
    openapi(
      'responses: { "200": { content: { a/b: { schema: { $ref: "#/components/schemas/S" } } } } }',
      `components: ${REF}`,
    ),
    `schemas: { S: { ${STRING} } }`,
    `schemas: { S: { ${INTEGER} } }`,
  ],
  [
    'a map of schemas',
    'BREAKING',
    openapi(
      'responses: { "200": { content: { a/b: { schema: { $ref: "#/components/schemas/S" } } } } }',
      `components: { schemas: ${REF} }`,
    ),
    `S: { ${STRING} }`,
    `S: { ${INTEGER} }`,
  ],
  ['words', 'NON_BREAKING', `openapi: 3.0.3\ninfo: ${REF}\npaths: {}`, 'title: a', 'title: b'],
  [
    'a map of properties',
    'BREAKING',
    schema(`{ type: object, properties: ${REF} }`),
    `a: { ${STRING} }`,
    `a: { ${INTEGER} }`,
  ],
  [
    'a list of required keys',
    'BREAKING',
    schema(`{ type: object, required: ${REF} }`),
    '[a]',
    '[]',
  ],
  [
    'a list of schemas',
    'BREAKING',
    schema(`{ oneOf: ${REF} }`),
    `[{ ${STRING} }]`,
    `[{ ${INTEGER} }]`,
  ],
  ['a schema of entries', 'BREAKING', schema(`{ type: array, items: ${REF} }`), STRING, INTEGER],
  [
    'an operation of AsyncAPI 2',
    'BREAKING',
    asyncapi2(`channels: { c: { subscribe: ${REF} } }`),
    `message: { payload: { ${STRING} } }`,
    `message: { payload: { ${INTEGER} } }`,
  ],
  [
    'all channels of AsyncAPI 2',
    'BREAKING',
    asyncapi2(`channels: ${REF}`),
    'c: { subscribe: {} }',
    'c: {}',
  ],
  [
    'a list of messages',
    'BREAKING',
    asyncapi2(`channels: { c: { subscribe: { message: { oneOf: ${REF} } } } }`),
    '[{ name: a }, { name: b }]',
    '[{ name: a }]',
  ],
  [
    'a list of traits',
    'BREAKING',
    asyncapi2(`channels: { c: { subscribe: { message: { traits: ${REF} } } } }`),
    `[{ headers: { ${STRING} } }]`,
    `[{ headers: { ${INTEGER} } }]`,
  ],
  [
    'bindings',
    'POTENTIAL_BREAKING',
    asyncapi2(`channels: { c: { bindings: ${REF} } }`),
    'kafka: { topic: a }',
    'kafka: { topic: b }',
  ],
  [
    'an operation of AsyncAPI 3',
    'BREAKING',
    asyncapi3(`channels: { c: { address: c } }\noperations: { o: ${REF} }`),
    '{ action: send, channel: { $ref: "./main.yaml#/channels/c" } }',
    '{ action: receive, channel: { $ref: "./main.yaml#/channels/c" } }',
  ],
  [
    'all operations of AsyncAPI 3',
    'BREAKING',
    asyncapi3(`channels: { c: { address: c } }\noperations: ${REF}`),
    'o: { action: send, channel: { $ref: "./main.yaml#/channels/c" } }',
    '{}',
  ],
  [
    'all channels of AsyncAPI 3',
    'BREAKING',
    asyncapi3(`channels: ${REF}\n${SEND}`),
    `c: { address: c, messages: { m: { payload: { ${STRING} } } } }`,
    `c: { address: c, messages: { m: { payload: { ${INTEGER} } } } }`,
  ],
  [
    'a map of messages',
    'BREAKING',
    asyncapi3(`channels: { c: { address: c, messages: ${REF} } }\n${SEND}`),
    'm: {}\nn: {}',
    'm: {}',
  ],
  [
    'a map of servers',
    'BREAKING',
    asyncapi3(`servers: ${REF}\nchannels: {}`),
    's: { host: a, protocol: kafka }',
    's: { host: a, protocol: amqp }',
  ],
  [
    'a security scheme',
    'BREAKING',
    asyncapi3(`servers: { s: { host: a, protocol: kafka, security: [${REF}] } }\nchannels: {}`),
    'type: userPassword',
    'type: X509',
  ],
];

describe('a reference in place of', () => {
  test.each(CASES)('%s causes a change that is %s', (_what, impact, main, base, head) => {
    const { classification, changes, diagnostics } = diff(main, base, head);
    expect(diagnostics).toEqual([]);
    expect(changes.length).toBeGreaterThan(0);
    expect(classification).toBe(impact);
  });

  test.each([
    ['a flag', openapi(`parameters: [{ name: a, in: query, required: ${REF} }]`), '{}', '{ a: 1 }'],
    ['an address', asyncapi3(`channels: { c: { address: ${REF} } }`), '{}', '{ a: 1 }'],
  ])('%s is refused with its place', (_what, main, base, head) => {
    const { outcome, diagnostics } = diff(main, base, head);
    expect(outcome).toBe('failed');
    expect(diagnostics.map(({ related }) => related[0]?.file)).toContain('s/interfaces/main.yaml');
  });

  test.each<[string, (beside: string) => string, string, string]>([
    [
      'properties',
      (beside) => schema(`{ type: object, properties: { $ref: ./part.yaml, ${beside} } }`),
      `z: { ${STRING} }`,
      `z: { ${INTEGER} }`,
    ],
    [
      'responses',
      (beside) => openapi(`responses: { $ref: ./part.yaml, ${beside} }`),
      '"201": { description: ok, content: { a/b: {} } }',
      '"201": { description: ok }',
    ],
    [
      'media types',
      (beside) => response(`content: { $ref: ./part.yaml, ${beside} }`),
      'a/b: {}',
      'a/c: {}',
    ],
    [
      'headers',
      (beside) => response(`headers: { $ref: ./part.yaml, ${beside} }`),
      'X: { required: true }',
      'X: { required: false }',
    ],
    [
      'schemas',
      (beside) =>
        media('{ schema: { $ref: "#/components/schemas/S" } }') +
        `components: { schemas: { $ref: ./part.yaml, ${beside} } }\n`,
      `S: { ${STRING} }`,
      `S: { ${INTEGER} }`,
    ],
    [
      'paths',
      (beside) =>
        `openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths: { $ref: ./part.yaml, ${beside} }\n`,
      '/a: { get: { responses: {} } }',
      '/b: { get: { responses: {} } }',
    ],
    [
      'channels',
      (beside) => asyncapi2(`channels: { $ref: ./part.yaml, ${beside} }`),
      'a: { publish: { message: { payload: { type: string } } } }',
      'a: { publish: { message: { payload: { type: integer } } } }',
    ],
  ])('a map of %s keeps what is beside it', (_what, main, base, head) => {
    const { classification, changes, outcome, diagnostics } = diff(
      { base: main(base), head: main(head) },
      '{}',
      '{}',
    );
    expect([outcome, diagnostics, classification, changes.length > 0]).toEqual([
      expect.anything(),
      [],
      'BREAKING',
      true,
    ]);
  });

  const UNREAD = '{ $ref: "https://example.com/part.yaml" }';
  test.each([
    ['properties', `{ a: { ${STRING} } }`],
    ['required', '[a]'],
    ['allOf', `[{ ${STRING} }]`],
    ['enum', '[a]'],
  ])('a list or map in an unread file is undecided: `%s`', (keyword, here) => {
    const of = (text: string) => schema(`{ ${keyword}: ${text} }`);
    const moved = diff({ base: of(here), head: of(UNREAD) }, '{}', '{}');
    expect([moved.classification, moved.diagnostics]).toEqual(['POTENTIAL_BREAKING', []]);
    const same = diff({ base: of(UNREAD), head: of(UNREAD) }, '{}', '{}');
    expect(same.changes).toEqual([]);
  });
});
