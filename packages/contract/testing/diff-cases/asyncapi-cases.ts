import { detectAsyncapi } from '../../src/diff/interfaces/asyncapi/detect-asyncapi';
import { ASYNCAPI_RULES } from '../../src/diff/rules/asyncapi-rules';
import {
  async2,
  async3,
  messageRef,
  receive3,
  receives2,
  send3,
  sends2,
} from '../asyncapi-documents';
import type { DiffCase, DiffFamily } from './diff-case';

const text = { type: 'string' };
const anything = {};
const pattern = (value: string) => ({ type: 'string', pattern: value });
const titled = { type: 'string', title: 'T' };

const closed = (properties: object) => ({
  type: 'object',
  properties,
  additionalProperties: false,
});
const sent = (payload: object, more: object = {}) => async2(sends2({ payload, ...more }));
const received = (payload: object, more: object = {}) => async2(receives2({ payload, ...more }));
const listed = (...messages: object[]) => async2(sends2({ oneOf: messages }));
const accepted = (...messages: object[]) => async2(receives2({ oneOf: messages }));
const named = (name: string, more: object = {}) => ({ name, payload: text, ...more });
const server = (more: object, security: object = {}) =>
  async2(
    {},
    {
      servers: { prod: { url: 'kafka://host:9092', protocol: 'kafka', ...more } },
      components: { securitySchemes: security },
    },
  );
const secured = (...security: object[]) => server({ security });
const withPort = (port: object) => server({ variables: { port } });
const withServers = (more: object) =>
  async2(more, {
    servers: {
      a: { url: 'a', protocol: 'amqp' },
      b: { url: 'b', protocol: 'amqp' },
    },
  });
const addressed = (parameter: object) =>
  async2({}, { channels: { 'orders/{id}': { parameters: { id: parameter } } } });
/** A part in a file that is not read. */
const remote = (name: string) => ({ $ref: `https://example.com/common.yaml#/${name}` });
const serverAt = (prod: object) => async2({}, { servers: { prod } });
const only = (message: object) => async3({ messages: { Placed: message } });
const sent3 = (message: object, more: object = {}) =>
  async3({ messages: { Placed: message } }, send3(more));
const received3 = (message: object, more: object = {}) =>
  async3({ messages: { Placed: message } }, receive3(more));
const answering = (reply: object | undefined) =>
  async3({ messages: { Ask: named('ask') } }, receive3(reply === undefined ? {} : { reply }), {
    channels: {
      orders: { address: 'orders', messages: { Ask: named('ask') } },
      answers: { address: 'answers', messages: { Yes: named('yes'), No: named('no') } },
      others: { address: 'others', messages: { Yes: named('yes'), No: named('no') } },
    },
  });
const receivingOn = (channel: object, more: object = {}) =>
  async3({}, receive3(more), { channels: { orders: channel } });
const answeringOn = (channel: object) =>
  async3(
    { messages: { Ask: named('ask') } },
    receive3({ reply: { channel: { $ref: '#/channels/answers' } } }),
    {
      channels: { orders: { address: 'orders' }, answers: channel },
    },
  );
const awaiting = (reply: object | undefined) =>
  async3({ messages: { Ask: named('ask') } }, send3(reply === undefined ? {} : { reply }));
const answers = { channel: { $ref: '#/channels/answers' } };

export const ASYNCAPI_CASES: readonly DiffCase[] = [
  [
    [],
    sent(text, { contentType: 'application/json' }),
    sent(text, { contentType: 'application/json; charset=UTF-8' }),
  ],
  [
    ['asyncapi-content-type-changed'],
    sent(text, { contentType: 'text/csv' }),
    sent(text, { contentType: 'text/csv; charset=utf-16' }),
  ],
  [['asyncapi-version-changed'], async2({}), async2({}, { asyncapi: '2.5.0' })],
  [['asyncapi-text-changed'], async2({}), async2({}, { info: { title: 'Others' } })],
  [['asyncapi-text-changed'], async2({}), async2({}, { id: 'urn:example:orders' })],
  [['asyncapi-text-changed'], async2({}), async2({ description: 'All orders.' })],
  [['asyncapi-text-changed'], async2(sends2({})), async2(sends2({}, { operationId: 'onOrder' }))],
  [['asyncapi-text-changed'], sent(text), sent(text, { title: 'An order' })],
  [['asyncapi-message-renamed'], sent3(named('a')), sent3(named('b'))],
  [['asyncapi-message-renamed'], async2(sends2(named('a'))), async2(sends2(named('b')))],
  [['asyncapi-text-changed'], sent(text), async2(sends2(named('a')))],
  [
    ['asyncapi-sent-message-added', 'asyncapi-sent-message-removed'],
    listed(named('a'), named('b')),
    listed(named('b'), named('c')),
  ],
  [
    ['asyncapi-sent-payload-schema-widened'],
    listed(named('a'), { payload: { type: 'integer' } }),
    listed(named('a'), { payload: { type: 'number' } }),
  ],
  [['asyncapi-extension-changed'], sent(text), sent(text, { 'x-owner': 'team' })],
  [['asyncapi-undecided'], async2({}), async2({ bindings: { kafka: { partitions: 3 } } })],
  [['asyncapi-undecided'], sent(text), sent(text, { bindings: { kafka: { key: text } } })],
  [['asyncapi-undecided'], async2({}), async2({ color: 'red' })],
  [['asyncapi-undecided'], async2({}), async2({ ['__proto__']: {} })],
  [['asyncapi-undecided'], async2({ $ref: 'a.yaml' }), async2({ $ref: 'b.yaml' })],
  [[], async2({ $ref: 'a.yaml' }), async2({ $ref: 'a.yaml' }, { components: {} })],
  [['asyncapi-undecided'], async2(sends2({ $ref: 'a.yaml' })), async2(sends2({ $ref: 'b.yaml' }))],
  [['asyncapi-undecided'], async3({}), async3({}, { s: { $ref: 'operations.yaml#/s' } })],
  [
    ['asyncapi-undecided'],
    async2(sends2({ $ref: '#/components/messages/A' }), {
      components: {
        messages: { A: { bindings: { $ref: '#/components/messageBindings/B' } } },
        messageBindings: { B: { kafka: { key: text } } },
      },
    }),
    async2(sends2({ $ref: '#/components/messages/A' }), {
      components: {
        messages: { A: { bindings: { $ref: '#/components/messageBindings/B' } } },
        messageBindings: { B: { kafka: { key: { type: 'integer' } } } },
      },
    }),
  ],
  [['asyncapi-deprecation-changed'], async2(sends2({})), async2(sends2({}, { deprecated: true }))],
  [['asyncapi-deprecation-changed'], async2({}), async2({ deprecated: true })],
  [['asyncapi-deprecation-changed'], sent(text), sent(text, { deprecated: true })],

  [['asyncapi-server-added'], async2({}), server({})],
  [['asyncapi-server-removed'], server({}), async2({})],
  [['asyncapi-server-address-changed'], server({}), server({ url: 'kafka://other:9092' })],
  [[], server({}), server({ url: 'host:9092/' })],
  [['asyncapi-server-protocol-changed'], server({}), server({ protocol: 'kafka-secure' })],
  [['asyncapi-server-protocol-version-changed'], server({}), server({ protocolVersion: '3.9' })],
  [['asyncapi-undecided'], server({}), server({ variables: { port: { enum: ['1'] } } })],
  [['asyncapi-undecided'], withPort({ default: '1' }), withPort({ default: '2' })],
  [['asyncapi-undecided'], withPort({ default: 1 }), withPort({ default: 2 })],
  [[], withPort({ enum: [1], default: 1 }), withPort({ enum: ['1'], default: '1' })],
  [['asyncapi-text-changed'], withPort({}), withPort({ description: 'd' })],
  [['asyncapi-server-variable-narrowed'], withPort({}), withPort({ enum: ['1'] })],
  [
    ['asyncapi-server-variable-narrowed'],
    withPort({ enum: ['1', '2'] }),
    withPort({ enum: ['1', '3'] }),
  ],
  [['asyncapi-server-variable-widened'], withPort({ enum: ['1'] }), withPort({})],
  [['asyncapi-server-variable-widened'], withPort({ enum: ['1'] }), withPort({ enum: ['2', '1'] })],
  [['asyncapi-text-changed'], server({}), server({ description: 'Production.' })],
  [
    [],
    server({}),
    async2({}, { servers: { production: { url: 'kafka://host:9092', protocol: 'kafka' } } }),
  ],

  [['asyncapi-channel-added'], async2({}, { channels: {} }), async2({})],
  [['asyncapi-channel-removed'], async2({}), async2({}, { channels: {} })],
  [
    ['asyncapi-channel-added', 'asyncapi-channel-removed'],
    async3({}),
    async3({ address: 'orders.v2' }),
  ],
  [['asyncapi-undecided'], async3({ address: null }), async3({})],
  [
    ['asyncapi-channel-parameter-renamed'],
    async2({}, { channels: { 'orders/{id}': {} } }),
    async2({}, { channels: { 'orders/{orderId}': {} } }),
  ],
  [
    ['asyncapi-channel-parameter-renamed', 'asyncapi-channel-parameter-schema-narrowed'],
    addressed({ schema: text }),
    async2(
      {},
      { channels: { 'orders/{key}': { parameters: { key: { schema: pattern('^a') } } } } },
    ),
  ],
  [[], async3({}), async3({}, {}, { channels: { placed: { address: 'orders' } } })],
  [
    ['asyncapi-channel-servers-narrowed'],
    withServers({ servers: ['a', 'b'] }),
    withServers({ servers: ['b'] }),
  ],
  [['asyncapi-channel-servers-narrowed'], withServers({}), withServers({ servers: ['b'] })],
  [['asyncapi-channel-servers-widened'], withServers({ servers: ['b'] }), withServers({})],
  [[], withServers({ servers: ['b', 'a'] }), withServers({})],

  [
    ['asyncapi-channel-parameter-schema-narrowed'],
    addressed({ schema: text }),
    addressed({ schema: { enum: ['a'] } }),
  ],
  [
    ['asyncapi-channel-parameter-schema-widened'],
    addressed({ schema: { ...text, maxLength: 3 } }),
    addressed({ schema: text }),
  ],
  [
    ['asyncapi-channel-parameter-schema-undecided'],
    addressed({ schema: pattern('a') }),
    addressed({ schema: pattern('b') }),
  ],
  [
    ['asyncapi-channel-parameter-schema-equal'],
    addressed({ schema: text }),
    addressed({ schema: titled }),
  ],
  [
    ['asyncapi-channel-parameter-default-changed'],
    addressed({ schema: text }),
    addressed({ schema: { ...text, default: 'a' } }),
  ],
  [[], addressed({}), addressed({ schema: text })],
  [
    ['asyncapi-parameter-location-changed'],
    addressed({ location: '$message.payload#/id' }),
    addressed({ location: '$message.header#/id' }),
  ],
  [['asyncapi-text-changed'], addressed({}), addressed({ description: 'Of the order.' })],

  [['asyncapi-operation-added'], async2({}), sent(text)],
  [['asyncapi-operation-removed'], received(text), async2({})],
  [['asyncapi-operation-added', 'asyncapi-operation-removed'], received(text), sent(text)],
  [['asyncapi-operation-added'], only(named('a')), sent3(named('a'))],
  [
    ['asyncapi-operation-merged'],
    async3(
      { messages: { Placed: named('a'), Paid: named('b') } },
      {
        ...send3({ messages: [messageRef('Placed')] }),
        sendPaid: {
          action: 'send',
          channel: { $ref: '#/channels/orders' },
          messages: [messageRef('Paid')],
        },
      },
    ),
    async3({ messages: { Placed: named('a'), Paid: named('b') } }, send3()),
  ],
  [
    ['asyncapi-text-changed'],
    sent3(named('a')),
    async3(
      { messages: { Placed: named('a') } },
      { other: { action: 'send', channel: { $ref: '#/channels/orders' } } },
    ),
  ],

  [['asyncapi-sent-message-added'], listed(named('a')), listed(named('a'), named('b'))],
  [['asyncapi-sent-message-removed'], listed(named('a'), named('b')), listed(named('b'))],
  [['asyncapi-received-message-added'], accepted(named('a')), accepted(named('a'), named('b'))],
  [['asyncapi-received-message-removed'], accepted(named('a'), named('b')), accepted(named('b'))],
  [[], listed(named('b'), named('a')), listed(named('a'), named('b'))],
  [[], async2(sends2(named('a'))), listed(named('a'))],
  [
    [],
    sent(text),
    async2(sends2({ $ref: '#/components/messages/Order' }), {
      components: { messages: { Order: { payload: text } } },
    }),
  ],
  [
    ['asyncapi-channel-message-added'],
    only(named('a')),
    async3({ messages: { Placed: named('a'), Paid: named('b') } }),
  ],
  [
    ['asyncapi-channel-message-removed'],
    async3({ messages: { Placed: named('a'), Paid: named('b') } }),
    only(named('a')),
  ],
  [
    ['asyncapi-content-type-changed'],
    sent(text, { contentType: 'application/json' }),
    sent(text, { contentType: 'application/xml' }),
  ],
  [
    ['asyncapi-content-type-changed'],
    async2(sends2(named('a')), { defaultContentType: 'application/json' }),
    async2(sends2(named('a', { contentType: 'application/xml' }))),
  ],
  [
    [],
    async2(sends2(named('a')), { defaultContentType: 'application/json' }),
    async2(sends2(named('a', { contentType: 'Application/JSON' }))),
  ],
  [['asyncapi-undecided'], sent(text), sent(text, { contentType: 'application/xml' })],
  [
    ['asyncapi-correlation-id-added'],
    sent(text),
    sent(text, { correlationId: { location: '$message.header#/id' } }),
  ],
  [
    ['asyncapi-correlation-id-removed'],
    sent(text, { correlationId: { location: '$message.header#/id' } }),
    sent(text),
  ],
  [
    ['asyncapi-correlation-id-changed'],
    sent(text, { correlationId: { location: '$message.header#/id' } }),
    sent(text, { correlationId: { location: '$message.payload#/id' } }),
  ],
  [
    [],
    sent(text, { correlationId: { location: '$message.header#/id' } }),
    sent(text, { correlationId: { location: '$message.header#/id', description: 'An id.' } }),
  ],

  [['asyncapi-sent-payload-schema-narrowed'], sent(anything), sent(text)],
  [['asyncapi-sent-payload-schema-widened'], sent(text), sent(anything)],
  [['asyncapi-sent-payload-schema-undecided'], sent(pattern('a')), sent(pattern('b'))],
  [['asyncapi-sent-payload-schema-equal'], sent(text), sent(titled)],
  [
    ['asyncapi-sent-payload-property-added'],
    sent(closed({ a: text })),
    sent(closed({ a: text, b: text })),
  ],
  [[], received3({ payload: text }), received3({ payload: text, headers: { type: 'object' } })],
  [[], sent(text, { headers: { type: 'object' } }), sent(text)],
  [
    ['asyncapi-received-headers-schema-widened'],
    received3({ headers: { type: 'object', required: ['a'] } }),
    received3({}),
  ],
  [
    ['asyncapi-received-headers-schema-narrowed'],
    received3({}),
    received3({ headers: { type: 'object', required: ['a'] } }),
  ],
  [
    ['asyncapi-sent-headers-schema-narrowed'],
    sent(text),
    sent(text, { headers: { type: 'object', required: ['a'] } }),
  ],
  [
    ['asyncapi-sent-headers-property-added'],
    sent(text, { headers: closed({ a: text }) }),
    sent(text, { headers: closed({ a: text, b: text }) }),
  ],
  [['asyncapi-received-payload-schema-narrowed'], received(anything), received(text)],
  [['asyncapi-received-payload-schema-widened'], received(text), received(anything)],
  [['asyncapi-received-payload-schema-undecided'], received(pattern('a')), received(pattern('b'))],
  [['asyncapi-received-payload-schema-equal'], received(text), received(titled)],
  [
    ['asyncapi-received-payload-default-changed'],
    received(text),
    received({ ...text, default: 'a' }),
  ],
  [
    ['asyncapi-channel-payload-schema-narrowed'],
    only({ payload: anything }),
    only({ payload: text }),
  ],
  [
    ['asyncapi-channel-payload-schema-widened'],
    only({ payload: text }),
    only({ payload: anything }),
  ],
  [
    ['asyncapi-channel-payload-schema-undecided'],
    only({ payload: pattern('a') }),
    only({ payload: pattern('b') }),
  ],
  [['asyncapi-channel-payload-schema-equal'], only({ payload: text }), only({ payload: titled })],
  ...(['sent', 'received', 'channel'] as const).flatMap((family): DiffCase[] => {
    const with3 = (headers: object) =>
      ({ sent: sent3, received: received3, channel: only })[family]({ payload: text, headers });
    const object = (properties: object) => ({ type: 'object', properties });
    const [wide, narrow] = [object({ a: anything }), object({ a: text })];
    return [
      [[`asyncapi-${family}-headers-schema-narrowed`], with3(wide), with3(narrow)],
      [[`asyncapi-${family}-headers-schema-widened`], with3(narrow), with3(wide)],
      [
        [`asyncapi-${family}-headers-schema-undecided`],
        with3(object({ a: pattern('a') })),
        with3(object({ a: pattern('b') })),
      ],
      [[`asyncapi-${family}-headers-schema-equal`], with3(narrow), with3(object({ a: titled }))],
    ];
  }),
  [
    ['asyncapi-received-headers-default-changed'],
    received3({ headers: { type: 'object', properties: { a: text } } }),
    received3({ headers: { type: 'object', properties: { a: { ...text, default: 'x' } } } }),
  ],

  // Languages of schemas.
  [[], sent(text), sent(text, { schemaFormat: 'application/vnd.aai.asyncapi;version=2.6.0' })],
  [
    ['asyncapi-sent-payload-schema-widened'],
    sent(text, { schemaFormat: 'application/schema+json;version=draft-07' }),
    sent(anything, { schemaFormat: 'application/schema+yaml;version=draft-07' }),
  ],
  [
    ['asyncapi-sent-payload-schema-widened'],
    sent(text, { schemaFormat: 'application/vnd.oai.openapi;version=3.0.3' }),
    sent(
      { ...text, nullable: true },
      { schemaFormat: 'application/vnd.oai.openapi;version=3.0.3' },
    ),
  ],
  [
    ['asyncapi-undecided'],
    sent(text, { schemaFormat: 'application/vnd.apache.avro;version=1.9.0' }),
    sent(titled, { schemaFormat: 'application/vnd.apache.avro;version=1.9.0' }),
  ],
  [
    ['asyncapi-undecided'],
    sent(text),
    sent(text, { schemaFormat: 'application/vnd.apache.avro;version=1.9.0' }),
  ],
  [
    ['asyncapi-sent-payload-schema-narrowed'],
    sent3({ payload: anything }),
    sent3({ payload: { schemaFormat: 'application/schema+json;version=draft-07', schema: text } }),
  ],
  [
    ['asyncapi-undecided'],
    sent3({ payload: { schemaFormat: 'text/x-avro', schema: 'a' } }),
    sent3({ payload: { schemaFormat: 'text/x-avro', schema: 'b' } }),
  ],

  // Traits: 2.x lets them overwrite, 3.x lets them be overwritten.
  [[], sent(text, { contentType: 'a/b' }), sent(text, { traits: [{ contentType: 'a/b' }] })],
  [
    [],
    sent(text, { contentType: 'a/b' }),
    sent(text, { contentType: 'a/c', traits: [{ contentType: 'a/b' }] }),
  ],
  [
    [],
    sent3({ contentType: 'a/b' }),
    sent3({ contentType: 'a/b', traits: [{ contentType: 'a/d' }, { contentType: 'a/c' }] }),
  ],
  [
    ['asyncapi-sent-headers-schema-narrowed'],
    sent(text, { headers: { type: 'object', properties: { a: text } } }),
    sent(text, {
      headers: { type: 'object', properties: { a: text } },
      traits: [{ headers: { required: ['a'] } }],
    }),
  ],
  [
    ['asyncapi-text-changed'],
    async2(sends2({})),
    async2(sends2({}, { traits: [{ $ref: '#/components/operationTraits/T' }] }), {
      components: { operationTraits: { T: { summary: 'S' } } },
    }),
  ],
  [['asyncapi-undecided'], sent(text), sent(text, { traits: [{ $ref: 'traits.yaml' }] })],

  [['asyncapi-sent-reply-added'], answering(undefined), answering(answers)],
  [['asyncapi-sent-reply-removed'], answering(answers), answering(undefined)],
  [['asyncapi-awaited-reply-added'], awaiting(undefined), awaiting({})],
  [['asyncapi-awaited-reply-removed'], awaiting({}), awaiting(undefined)],
  [
    ['asyncapi-reply-address-changed'],
    answering(answers),
    answering({ channel: { $ref: '#/channels/others' } }),
  ],
  [
    ['asyncapi-reply-address-changed'],
    awaiting({ address: { location: '$message.header#/replyTo' } }),
    awaiting({ address: { location: '$message.header#/to' } }),
  ],
  [
    ['asyncapi-sent-message-removed'],
    answering(answers),
    answering({ ...answers, messages: [{ $ref: '#/channels/answers/messages/Yes' }] }),
  ],

  [['asyncapi-security-required'], secured(), secured({ k: [] })],
  [['asyncapi-security-lifted'], secured({ k: [] }), secured()],
  [['asyncapi-security-alternative-added'], secured({ k: [] }), secured({ k: [] }, { j: [] })],
  [['asyncapi-security-alternative-removed'], secured({ k: [] }, { j: [] }), secured({ j: [] })],
  [['asyncapi-security-tightened'], secured({ k: ['a'] }), secured({ k: ['a', 'b'] })],
  [['asyncapi-security-eased'], secured({ k: [], j: [] }), secured({ k: [] })],
  [
    ['asyncapi-security-required'],
    async2(sends2({})),
    async2(sends2({}, { security: [{ k: [] }] })),
  ],
  [
    ['asyncapi-security-scheme-changed'],
    server({ security: [{ k: [] }] }, { k: { type: 'userPassword' } }),
    server({ security: [{ k: [] }] }, { k: { type: 'plain' } }),
  ],
  [
    ['asyncapi-security-flow-removed'],
    ...([{ implicit: {}, password: {} }, { password: {} }].map((flows) =>
      server({ security: [{ k: [] }] }, { k: { type: 'oauth2', flows } }),
    ) as [object, object]),
  ],
  [
    ['asyncapi-security-endpoint-kept'],
    server(
      { security: [{ k: [] }] },
      { k: { type: 'oauth2', flows: { password: { tokenUrl: 'a', scopes: {} } } } },
    ),
    server(
      { security: [{ k: [] }] },
      { k: { type: 'oauth2', flows: { password: { tokenUrl: 'a', scopes: { x: 'x' } } } } },
    ),
  ],
  [
    ['asyncapi-security-endpoint-changed'],
    server({ security: [{ k: [] }] }, { k: { type: 'openIdConnect', openIdConnectUrl: 'a' } }),
    server({ security: [{ k: [] }] }, { k: { type: 'openIdConnect', openIdConnectUrl: 'b' } }),
  ],
  [[], server({}, { k: { type: 'plain' } }), server({}, { k: { type: 'X509' } })],
  [
    ['asyncapi-security-tightened'],
    ...([['a'], ['a', 'b']].map((scopes) =>
      async3({}, send3({ security: [{ $ref: '#/components/securitySchemes/k' }] }), {
        components: { securitySchemes: { k: { type: 'oauth2', scopes } } },
      }),
    ) as [object, object]),
  ],

  // From one version to the next.
  [['asyncapi-version-changed'], sent(text), sent3({ payload: text })],
  [
    ['asyncapi-sent-payload-schema-widened', 'asyncapi-version-changed'],
    sent(text),
    sent3({ payload: anything }),
  ],
  [
    ['asyncapi-received-payload-schema-narrowed', 'asyncapi-version-changed'],
    received(anything),
    received3({ payload: text }),
  ],
  [
    ['asyncapi-operation-added', 'asyncapi-operation-removed', 'asyncapi-version-changed'],
    sent(text),
    received3({ payload: text }),
  ],
  [
    ['asyncapi-version-changed'],
    server({ security: [{ k: [] }] }, { k: { type: 'plain' } }),
    async3(
      {},
      {},
      {
        servers: {
          prod: {
            host: 'host:9092',
            protocol: 'kafka',
            security: [{ $ref: '#/components/securitySchemes/k' }],
          },
        },
        components: { securitySchemes: { k: { type: 'plain' } } },
      },
    ),
  ],
  [
    ['asyncapi-version-changed'],
    addressed({ schema: { type: 'string', enum: ['a', 'b'] } }),
    async3(
      {},
      {},
      {
        channels: { orders: { address: 'orders/{id}', parameters: { id: { enum: ['a', 'b'] } } } },
      },
    ),
  ],
  // What another file defines is not compared, and nothing of it was removed.
  [['asyncapi-undecided'], serverAt({ url: 'a', protocol: 'amqp' }), serverAt(remote('a'))],
  [['asyncapi-undecided'], serverAt(remote('a')), serverAt(remote('b'))],
  [[], serverAt(remote('a')), serverAt(remote('a'))],
  [
    ['asyncapi-undecided'],
    server({ security: [{ basic: [] }] }, { basic: { type: 'userPassword' } }),
    server({ security: [{ basic: [] }] }, { basic: remote('basic') }),
  ],
  [
    ['asyncapi-undecided'],
    async3({ messages: { Ask: named('ask') } }, receive3()),
    async3({ messages: { Ask: named('ask') } }, { receiveOrders: remote('receive') }),
  ],
  [
    ['asyncapi-undecided', 'asyncapi-undecided'],
    answeringOn({ address: 'answers' }),
    answeringOn(remote('a')),
  ],
  [
    ['asyncapi-undecided', 'asyncapi-undecided'],
    answeringOn(remote('a')),
    answeringOn(remote('b')),
  ],
  [
    ['asyncapi-undecided'],
    answering({ address: { location: '$message.header#/to' } }),
    answering({ address: remote('address') }),
  ],
  [['asyncapi-undecided'], accepted(named('a')), accepted(remote('a'))],
  [
    ['asyncapi-undecided', 'asyncapi-undecided'],
    accepted(named('a'), named('b')),
    accepted(remote('c')),
  ],
  [
    ['asyncapi-undecided'],
    sent(text, { traits: [{ contentType: 'a/b', headers: closed({ a: text }) }] }),
    sent(text, { traits: [remote('trait')] }),
  ],
  [
    ['asyncapi-undecided', 'asyncapi-sent-payload-schema-widened'],
    sent(text, { traits: [{ headers: closed({ a: text }) }] }),
    sent(anything, { traits: [remote('trait')] }),
  ],
  [
    ['asyncapi-text-changed'],
    receivingOn(remote('orders'), { messages: [messageRef('Ask')] }),
    receivingOn(remote('orders'), { messages: [messageRef('Ask')], summary: 'S' }),
  ],
  [
    ['asyncapi-received-message-removed'],
    receivingOn(remote('orders'), { messages: [messageRef('Ask'), messageRef('Tell')] }),
    receivingOn(remote('orders'), { messages: [messageRef('Ask')] }),
  ],
  [
    ['asyncapi-operation-removed', 'asyncapi-operation-added'],
    receivingOn(remote('orders')),
    receivingOn(remote('orders'), { action: 'send' }),
  ],
  [
    ['asyncapi-version-changed'],
    listed(named('a'), named('b')),
    async3({ messages: { A: named('a'), B: named('b') } }, send3()),
  ],
];

export const ASYNCAPI_FAMILY: DiffFamily = {
  rows: ASYNCAPI_RULES,
  cases: ASYNCAPI_CASES,
  detect(base, head) {
    const files = { basePath: 'base/events.yaml', headPath: 'head/events.yaml' };
    const { changes, defects } = detectAsyncapi(base, head, files);
    expect(defects).toEqual([]);
    return changes;
  },
};
