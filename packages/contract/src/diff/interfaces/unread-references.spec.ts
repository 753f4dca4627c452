// A reference to an address that is not read may mean anything, so no change of one is silent. And none is
// BREAKING: we cannot determine it. Each document has every part that a reference can be written in place of.
import { parse } from 'yaml';
import { worstImpact } from '../../../testing/worst-impact';
import type { Detection } from '../change/detection';
import { detectAsyncapi } from './asyncapi/detect-asyncapi';
import { detectOpenapi } from './openapi/detect-openapi';

type Json = Record<string, unknown>;

const SCHEMA = '{ type: object, properties: { a: { type: array, items: { type: string } } } }';
const OAUTH = (scopes: string) =>
  `{ type: oauth2, flows: { implicit: { authorizationUrl: x, ${scopes} } } }`;

const ASYNCAPI_2 = `
asyncapi: 2.6.0
info: { title: t, version: "1" }
tags: [{ name: a }]
externalDocs: { url: x }
servers:
  prod:
    url: h/{v}
    protocol: kafka
    variables: { v: { enum: [a, b], default: a } }
    security: [{ S: [a] }]
    bindings: { kafka: { a: 1 } }
    tags: [{ name: a }]
channels:
  orders/{p}:
    servers: [prod]
    parameters: { p: { schema: { type: string, enum: [a, b] } } }
    bindings: { kafka: { a: 1 } }
    subscribe:
      security: [{ S: [a] }]
      bindings: { kafka: { a: 1 } }
      traits: [{ bindings: { kafka: { b: 1 } } }]
      tags: [{ name: a }]
      externalDocs: { url: x }
      message:
        name: Placed
        headers: ${SCHEMA}
        payload: ${SCHEMA}
        correlationId: { location: $message.header#/c }
        bindings: { kafka: { a: 1 } }
        traits: [{ headers: { properties: { t: { type: string } } } }]
        tags: [{ name: a }]
        externalDocs: { url: x }
    publish:
      message: { oneOf: [{ name: A, payload: { type: string } }, { name: B, payload: {} }] }
components: { securitySchemes: { S: ${OAUTH('scopes: { a: b }')} } }
`;

const ASYNCAPI_3 = `
asyncapi: 3.0.0
info: { title: t, version: "1", tags: [{ name: a }], externalDocs: { url: x } }
servers:
  prod:
    host: h
    protocol: kafka
    variables: { v: { enum: [a, b], default: a } }
    security: [{ $ref: '#/components/securitySchemes/S' }, { type: http, scheme: basic }]
    bindings: { kafka: { a: 1 } }
    tags: [{ name: a }]
    externalDocs: { url: x }
channels:
  orders:
    address: orders/{p}
    servers: [{ $ref: '#/servers/prod' }]
    parameters: { p: { enum: [a, b] } }
    bindings: { kafka: { a: 1 } }
    tags: [{ name: a }]
    externalDocs: { url: x }
    messages:
      Placed:
        headers: ${SCHEMA}
        payload: ${SCHEMA}
        correlationId: { location: $message.header#/c }
        bindings: { kafka: { a: 1 } }
        traits: [{ headers: { properties: { t: { type: string } } } }]
        tags: [{ name: a }]
        externalDocs: { url: x }
      Other: { payload: { schemaFormat: application/schema+json, schema: { type: string } } }
  answers: { address: answers, messages: { Yes: { payload: { type: string } } } }
operations:
  send:
    action: send
    channel: { $ref: '#/channels/orders' }
    messages: [{ $ref: '#/channels/orders/messages/Placed' }]
    traits: [{ security: [{ type: http, scheme: bearer }], bindings: { kafka: { b: 1 } } }]
    bindings: { kafka: { a: 1 } }
    tags: [{ name: a }]
    externalDocs: { url: x }
    reply:
      address: { location: $message.header#/r }
      channel: { $ref: '#/channels/answers' }
      messages: [{ $ref: '#/channels/answers/messages/Yes' }]
  take:
    action: receive
    channel: { $ref: '#/channels/orders' }
    security: [{ $ref: '#/components/securitySchemes/S' }]
    messages: [{ $ref: '#/channels/orders/messages/Other' }]
    reply: { address: { location: $message.header#/r } }
components:
  securitySchemes:
    S: { ${OAUTH('availableScopes: { a: b }').slice(1, -1)}, scopes: [a] }
`;

const OPENAPI = `
openapi: 3.1.0
info: { title: t, version: "1", contact: { name: a }, license: { name: b } }
servers: [{ url: 'https://x/{v}', variables: { v: { enum: [a, b], default: a } } }]
security: [{ S: [a], T: [] }]
tags: [{ name: a }]
externalDocs: { url: x }
paths:
  /a/{p}:
    parameters: [{ name: p, in: path, required: true, schema: { type: string } }]
    servers: [{ url: 'https://z' }]
    post:
      tags: [a]
      parameters:
        - { name: q, in: query, schema: ${SCHEMA}, examples: { a: { value: [x] } } }
        - { name: c, in: query, content: { application/json: { schema: ${SCHEMA} } } }
      requestBody:
        content:
          multipart/form-data:
            schema: ${SCHEMA}
            encoding: { a: { contentType: text/plain, headers: { X: { schema: {} } } } }
      responses:
        '200':
          description: ok
          headers: { H: { schema: { type: string } } }
          content:
            application/json:
              schema:
                oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
                discriminator:
                  propertyName: k
                  mapping: { c: '#/components/schemas/Cat' }
              examples: { a: { value: {} } }
          links: { l: { operationId: o, parameters: { p: x }, server: { url: x } } }
        default: { description: no, content: { application/json: { schema: ${SCHEMA} } } }
      callbacks:
        cb:
          '{$request.body#/u}':
            post:
              requestBody: { content: { application/json: { schema: ${SCHEMA} } } }
              responses: { '200': { description: ok } }
      externalDocs: { url: x }
    get: { security: [{ S: [a] }], servers: [{ url: 'https://y' }], responses: {} }
webhooks:
  w: { post: { requestBody: { content: { application/json: { schema: ${SCHEMA} } } }, responses: {} } }
components:
  schemas:
    Cat:
      type: object
      required: [k]
      properties: { k: { type: string, enum: [c] }, n: { allOf: [{ type: string }] } }
    Dog:
      type: object
      required: [k]
      properties: { k: { type: string, enum: [Dog] }, x: { not: { type: string } } }
  securitySchemes:
    S: ${OAUTH('scopes: { a: b }')}
    T: { type: apiKey, in: header, name: X }
`;

type Detect = (base: unknown, head: unknown) => Detection;
const FILES = { basePath: 'base.yaml', headPath: 'head.yaml' };
const DOCUMENTS: readonly (readonly [string, Json, Detect])[] = [
  ['AsyncAPI 2', parse(ASYNCAPI_2), (base, head) => detectAsyncapi(base, head, FILES)],
  ['AsyncAPI 3', parse(ASYNCAPI_3), (base, head) => detectAsyncapi(base, head, FILES)],
  ['OpenAPI', parse(OPENAPI), (base, head) => detectOpenapi(base, head, FILES)],
];

type Path = readonly string[];

function* placesIn(value: unknown, path: Path = []): Generator<Path> {
  if (value === null || typeof value !== 'object') return;
  if (path.length > 0) yield path;
  for (const [key, entry] of Object.entries(value)) yield* placesIn(entry, [...path, key]);
}

const reference = (name: string) => ({ $ref: `https://example.com/common.yaml#/${name}` });

/** The document with another value at a place, or without any. */
function withAt(document: Json, path: Path, value?: object): Json {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce((at, key) => at[key] as Json, copy);
  const last = path.at(-1)!;
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

const CASES = DOCUMENTS.flatMap(([name, document, detect]) =>
  [...placesIn(document)].map((path) => [name, path.join(' '), path, document, detect] as const),
);

it.each(CASES)(
  '%s: a reference that is not read is reported at: %s',
  (_, __, path, document, detect) => {
    const [one, two] = [
      withAt(document, path, reference('A')),
      withAt(document, path, reference('B')),
    ];
    const nothing = withAt(document, path);
    const pairs = { one, two, nothing, document };
    const isSilent = (base: keyof typeof pairs, head: keyof typeof pairs) => {
      const { changes, defects } = detect(pairs[base], pairs[head]);
      return changes.length + defects.length === 0 ? [`${base} -> ${head}`] : [];
    };
    expect([
      ...isSilent('one', 'two'),
      ...isSilent('document', 'one'),
      ...isSilent('one', 'document'),
      ...isSilent('one', 'nothing'),
      ...isSilent('nothing', 'one'),
    ]).toEqual([]);
  },
);

/** A discriminator chooses a schema by its name, which the reference says. */
const NAMED = /oneOf \d$/;

/** What was found where a part of a document is, became or was a reference that is not read. */
const FOUND = CASES.filter(([, place]) => !NAMED.test(place)).flatMap(
  ([name, place, path, document, detect]) => {
    const [one, two] = [reference('A'), reference('B')].map((ref) => withAt(document, path, ref));
    return [
      [name, 'became a reference', place, detect(document, one)] as const,
      [name, 'was a reference', place, detect(one, document)] as const,
      [name, 'is another reference', place, detect(one, two)] as const,
    ];
  },
);
const COMPARED = FOUND.filter(([, , , { defects }]) => defects.length === 0);
const REFUSED = FOUND.filter(([, , , { defects }]) => defects.length > 0);

it.each(COMPARED)(
  '%s: no change is BREAKING where a part %s: %s',
  (_name, _change, _place, { changes }) => {
    expect(worstImpact(changes)).not.toBe('BREAKING');
  },
);

it.each(REFUSED)(
  '%s: the document cannot be compared, and the defect names the reference, where a part %s: %s',
  (_name, _change, _place, { defects }) => {
    for (const { defect } of defects) expect(defect).toContain('https://example.com/common.yaml#/');
  },
);
