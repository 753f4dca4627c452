import {
  async2,
  async3,
  receive3,
  receives2,
  send3,
  sends2,
} from '../../../../testing/asyncapi-documents';
import { ASYNCAPI_CASES } from '../../../../testing/diff-cases/asyncapi-cases';
import { reverseKeys } from '../../../../testing/openapi-documents';
import { valueAt } from '../../../source/pointer';
import type { ChangePlace } from '../../change/change';
import { ASYNCAPI_RULES } from '../../rules/asyncapi-rules';
import type { Detection } from '../../change/detection';
import { detectAsyncapi } from './detect-asyncapi';
import { fc, rounds } from '../../../../testing/random-tests';

const FILES = { basePath: 'base/events.yaml', headPath: 'head/events.yaml' };
const detect = (base: unknown, head: unknown): Detection => detectAsyncapi(base, head, FILES);
const rulesOf = ({ changes }: Detection) => changes.map(({ rule }) => rule);
const text = { type: 'string' };

type Received = (payload: object, more: object) => unknown;
const received2 =
  (schemaFormat?: string): Received =>
  (payload, more) =>
    async2(receives2({ payload, schemaFormat }), more);
const $schema = 'https://json-schema.org/draft/2020-12/schema';

const object = (properties: object) => ({ type: 'object', properties });
const subtype = (properties: object) => ({
  allOf: [{ $ref: '#/components/schemas/Pet' }, object(properties)],
});

describe('values that choose among schemas that build on one', () => {
  const pet = { payload: { $ref: '#/components/schemas/Pet' } };
  const in2 = (schemas: object) => async2(sends2(pet), { components: { schemas } });
  const in3 = (schemas: object) =>
    async3({ messages: { pet } }, send3(), { components: { schemas } });
  const Pet = { ...object({ kind: text }), discriminator: 'kind' };
  const Dog = subtype({ bark: text });

  test.each([
    ['a schema whose name is the value is renamed', { Pet, Dog }, { Pet, Hound: Dog }],
    ['a schema is chosen no more', { Pet, Dog }, { Pet }],
    ['a schema that nothing refers to changes', { Pet, Dog }, { Pet, Dog: subtype({ bark: {} }) }],
    [
      'a schema that builds on a subtype changes',
      { Pet, Dog, Pug: { allOf: [{ $ref: '#/components/schemas/Dog' }, object({ a: text })] } },
      { Pet, Dog, Pug: { allOf: [{ $ref: '#/components/schemas/Dog' }, object({ a: {} })] } },
    ],
  ])('%s', (_what, base, head) => {
    for (const document of [in2, in3]) {
      const rules = rulesOf(detect(document(base), document(head)));
      expect(new Set(rules)).toEqual(new Set(['asyncapi-undecided']));
    }
  });

  it('says nothing of schemas that no discriminator chooses', () => {
    const open = object({ kind: text });
    for (const document of [in2, in3]) {
      const [base, head] = [
        { Pet: open, Dog },
        { Pet: open, Hound: Dog },
      ];
      expect(detect(document(base), document(head)).changes).toEqual([]);
    }
  });
});

describe('detectAsyncapi', () => {
  it.each(ASYNCAPI_CASES)('reports the same whatever the order of keys: %j', (_, base, head) => {
    expect(detect(base, reverseKeys(base))).toEqual({ changes: [], defects: [] });
    expect(detect(reverseKeys(base), reverseKeys(head))).toEqual(detect(base, head));
  });

  it.each(ASYNCAPI_CASES)('points at places that the documents have: %j', (_, base, head) => {
    const has = (document: unknown, place: ChangePlace | undefined) =>
      place === undefined || valueAt(document, place.pointer) !== undefined;
    for (const change of detect(base, head).changes) {
      expect([change.path, has(base, change.base), has(head, change.head)]).toEqual([
        change.path,
        true,
        true,
      ]);
    }
  });

  it.each([
    [{ type: 'integer' }, text, 'widened'],
    [{ type: 'number' }, { ...text, minLength: 1 }, 'widened'],
    [{ type: 'boolean' }, { enum: ['true', 'false', 'x'] }, 'widened'],
    [{ enum: [1, 2] }, { enum: ['1', '2', 'x'] }, 'widened'],
    [{ enum: [1, 2] }, { enum: ['1'] }, 'narrowed'],
    [text, { type: 'integer' }, 'narrowed'],
    [{ type: 'integer' }, undefined, 'widened'],
  ])('compares parameters of an address as the texts that they are: %j, %j', (from, to, way) => {
    const addressed = (parameter: object) =>
      async2({}, { channels: { 'orders/{id}': { parameters: { id: parameter } } } });
    // 3.x has texts alone.
    const channels = { orders: { address: 'orders/{id}', parameters: { id: {} } } };
    const head = to === undefined ? async3({}, {}, { channels }) : addressed({ schema: to });
    const found = rulesOf(detect(addressed({ schema: from }), head));
    const rules = found.filter((rule) => rule !== 'asyncapi-version-changed');
    expect(rules).toContain(`asyncapi-channel-parameter-schema-${way}`);
    if (way === 'widened') expect(new Set(rules).size).toBe(1);
  });

  it.each([
    ['2.x', received2(), []],
    ['3.x', (payload, more) => async3({ messages: { M: { payload } } }, receive3(), more), []],
    ['2.x by name', received2('application/vnd.aai.asyncapi+json;version=2.6.0'), []],
    ['draft-07', received2('application/schema+json;version=draft-07'), []],
    ['2020-12', received2('application/schema+json;version=2020-12'), ['narrowed']],
    ['OpenAPI 3.0', received2('application/vnd.oai.openapi;version=3.0.0'), []],
    ['OpenAPI 3.1', received2('application/vnd.oai.openapi;version=3.1.0'), ['narrowed']],
    ['a `$schema`', (payload, more) => received2()({ ...payload, $schema }, more), ['narrowed']],
  ] satisfies [string, Received, string[]][])(
    'reads the payload by the rules of %s',
    (_language, received, there) => {
      const [ref, components] = [{ $ref: '#/components/schemas/S' }, { schemas: { S: text } }];
      const changesOf = (base: object, head: object) =>
        rulesOf(detect(received(base, { components }), received(head, { components })));
      const narrowed = there.map((way) => `asyncapi-received-payload-schema-${way}`);
      expect(changesOf(ref, { ...ref, minLength: 3 })).toEqual(narrowed);
      const [list, tuple] = [{ type: 'array' }, { type: 'array', items: [text] }];
      if (there.length === 0) expect(changesOf(list, tuple)).toHaveLength(1);
      else expect(changesOf(list, { ...list, prefixItems: [text] })).toEqual(narrowed);
    },
  );

  it('says old, new, path and place of a change', () => {
    const order = (name: object) =>
      async2(sends2({ $ref: '#/components/messages/Order' }), {
        components: {
          messages: { Order: { payload: { $ref: '#/components/schemas/Order' } } },
          schemas: { Order: { type: 'object', properties: { name } } },
        },
      });
    const pointer = '/components/schemas/Order/properties/name/type';
    expect(detect(order(text), order({ type: ['string', 'null'] })).changes).toEqual([
      {
        rule: 'asyncapi-sent-payload-schema-widened',
        path: 'asyncapi.channels[orders].operations[send].messages[Order].payload.schema.name',
        type: 'modified',
        oldValue: ['string'],
        newValue: ['string', 'null'],
        subject: expect.stringMatching(
          /^The payload of the message `Order` that is sent on `orders`: .*\.$/,
        ),
        base: { file: 'base/events.yaml', pointer },
        head: { file: 'head/events.yaml', pointer },
      },
    ]);
    const [removed] = detect(async2(sends2({ payload: text })), async2({})).changes;
    expect(removed).toEqual({
      rule: 'asyncapi-operation-removed',
      path: 'asyncapi.channels[orders].operations[send]',
      type: 'removed',
      oldValue: 'send orders',
      subject: 'The send operation on `orders` was removed, so its readers receive no messages.',
      base: { file: 'base/events.yaml', pointer: '/channels/orders/subscribe' },
    });
  });

  it('names the operations where several do the same on one channel', () => {
    const channel = { messages: { A: { payload: text }, B: { payload: text } } };
    const only = (name: string) => [{ $ref: `#/channels/orders/messages/${name}` }];
    const operations = (summary: string) => ({
      ...send3({ messages: only('A') }),
      sendOthers: { ...send3({ messages: only('B'), summary }).sendOrders },
    });
    const { changes } = detect(async3(channel, operations('S')), async3(channel, operations('T')));
    expect(changes.map(({ path, subject }) => [path, subject])).toEqual([
      [
        'asyncapi.channels[orders].operations[send:sendOthers].summary',
        'The send operation `sendOthers` on `orders` changed `summary`.',
      ],
    ]);
  });

  it('reads what the application sends as output and what it receives as input, replies turned round', () => {
    const messages = (payload: object) => ({ messages: { Order: { payload } } });
    const [narrow, wide] = [{ enum: ['a'] }, { enum: ['a', 'b'] }];
    const impacts = (base: unknown, head: unknown) =>
      rulesOf(detect(base, head)).map((rule) => {
        return ASYNCAPI_RULES.find(({ id }) => id === rule)?.impact;
      });
    const widen = (document: (payload: object) => unknown) => [
      ...impacts(document(narrow), document(wide)),
      ...impacts(document(wide), document(narrow)),
    ];
    expect(widen((payload) => async3(messages(payload), send3()))).toEqual([
      'BREAKING',
      'NON_BREAKING',
    ]);
    expect(widen((payload) => async3(messages(payload), receive3()))).toEqual([
      'NON_BREAKING',
      'BREAKING',
    ]);
    const replying = (operation: (more: object) => object) => (payload: object) =>
      async3({}, operation({ messages: [], reply: { channel: { $ref: '#/channels/replies' } } }), {
        channels: {
          orders: { address: 'orders' },
          replies: { address: 'replies', ...messages(payload) },
        },
      });
    expect(widen(replying(receive3))).toEqual(['BREAKING', 'NON_BREAKING']);
    expect(widen(replying(send3))).toEqual(['NON_BREAKING', 'BREAKING']);
  });

  it('reports a change of a shared message once, and how many places use it', () => {
    const shared = (payload: object) =>
      async2(
        {},
        {
          channels: Object.fromEntries(
            ['a', 'b', 'c'].map((name) => [name, sends2({ $ref: '#/components/messages/M' })]),
          ),
          components: { messages: { M: { payload } } },
        },
      );
    const { changes } = detect(shared(text), shared({}));
    expect(changes.map(({ path }) => path)).toEqual([
      'asyncapi.channels[a].operations[send].messages[M].payload.schema',
    ]);
    expect(changes[0].subject).toMatch(/ It shows in 2 other places too: `send b`, `send c`\.$/);
  });

  it('sees a change behind references, cycles included', () => {
    const tree = (leaf: object) =>
      async3(
        { messages: { Tree: { $ref: '#/components/messages/Tree' } } },
        { on: { action: 'receive', channel: { $ref: '#/channels/orders' } } },
        {
          components: {
            messages: { Tree: { payload: { $ref: '#/components/schemas/Node' } } },
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
        },
      );
    expect(rulesOf(detect(tree(text), tree({ enum: ['a'] })))).toEqual([
      'asyncapi-received-payload-schema-narrowed',
    ]);
  });

  it('asks whether the contents of other files changed', () => {
    const document = async2(sends2({ payload: { $ref: 'order.json#/Order' } }));
    const changed = (hasChanged: boolean) =>
      detectAsyncapi(document, document, FILES, { hasChanged: () => hasChanged }).changes.map(
        ({ rule, path }) => [rule, path],
      );
    expect(changed(true)).toEqual([['asyncapi-undecided', 'asyncapi.refs[order.json#/Order]']]);
    expect(changed(false)).toEqual([]);
  });

  it('keeps two channels of one address apart by their names', () => {
    const both = (payload: object) =>
      async3(
        {},
        {},
        {
          channels: {
            eu: { address: 'orders', messages: { A: { payload: text } } },
            us: { address: 'orders', messages: { A: { payload } } },
          },
        },
      );
    expect(detect(both(text), both({})).changes.map(({ base }) => base?.pointer)).toEqual([
      '/channels/us/messages/A/payload/type',
    ]);
  });

  const whole2 = async2({ ...sends2({ payload: text }), parameters: {} });
  const served = (more: object) => async2({}, { servers: { a: { url: 'amqp://a', ...more } } });
  const whole3 = async3({ messages: { A: { payload: text } } }, send3());
  it.each<[unknown, string, unknown]>([
    [null, '', whole2],
    ['text', '', whole2],
    [[], '', whole2],
    [{}, '', whole2],
    [{ openapi: '3.1.0' }, '', whole2],
    [{ asyncapi: '1.2.0' }, '/asyncapi', whole2],
    [{ asyncapi: { toString: 1 } }, '/asyncapi', whole2],
    [{ asyncapi: '4.0.0' }, '/asyncapi', whole2],
    [async2({}, { channels: [] }), '/channels', whole2],
    [async2([]), '/channels/orders', whole2],
    [async2({ subscribe: 'x' }), '/channels/orders/subscribe', whole2],
    [async2(sends2([])), '/channels/orders/subscribe/message', whole2],
    [async2(sends2({ oneOf: {} })), '/channels/orders/subscribe/message/oneOf', whole2],
    [async2(sends2({ oneOf: [3] })), '/channels/orders/subscribe/message/oneOf/0', whole2],
    [async2(sends2({ traits: {} })), '/channels/orders/subscribe/message/traits', whole2],
    [async2(sends2({ traits: [1] })), '/channels/orders/subscribe/message/traits/0', whole2],
    [async2(sends2({ $ref: '#/none' })), '/channels/orders/subscribe/message', whole2],
    [
      async2(sends2({ $ref: '#/components/messages/A' }), {
        components: { messages: { A: { $ref: '#/components/messages/A' } } },
      }),
      '/components/messages/A',
      whole2,
    ],
    [async2({ parameters: [] }), '/channels/orders/parameters', whole2],
    [async2({}, { servers: 'none' }), '/servers', whole2],
    [async2({}, { servers: { a: [] } }), '/servers/a', whole2],
    [served({ security: {} }), '/servers/a/security', served({})],
    [async3({ messages: [] }), '/channels/orders/messages', whole3],
    [async3({ messages: { A: 1 } }), '/channels/orders/messages/A', whole3],
    [async3({}, []), '/operations', whole3],
    [async3({}, { a: 1 }), '/operations/a', whole3],
    [async3({}, { a: { action: 'publish' } }), '/operations/a/action', whole3],
    [async3({}, { a: { action: 'send' } }), '/operations/a/channel', whole3],
    [async3({}, { a: { action: 'send', channel: 'x' } }), '/operations/a/channel', whole3],
    [
      async3({}, send3({ channel: { $ref: '#/channels/none' } })),
      '/operations/sendOrders/channel',
      whole3,
    ],
    [async3({}, send3({ messages: {} })), '/operations/sendOrders/messages', whole3],
    [async3({}, send3({ reply: 'x' })), '/operations/sendOrders/reply', whole3],
  ])('says why a document cannot be compared: %j', (broken, pointer, whole) => {
    const { defects } = detect(whole, broken);
    expect(defects).toContainEqual({ side: 'head', defect: expect.stringMatching(/\.$/), pointer });
    expect(new Set(defects.map((one) => JSON.stringify(one))).size).toBe(defects.length);
    const swapped = detect(broken, whole).defects;
    expect(swapped).toContainEqual({ side: 'base', defect: expect.any(String), pointer });
  });

  it('refuses a schema of the head with a broken reference, unless the base has the same one', () => {
    const payload = (name: string) => async2(sends2({ payload: { $ref: `#/components/${name}` } }));
    const pointer = '/channels/orders/subscribe/message/payload';
    const { defects } = detect(async2(sends2({ payload: { type: 'string' } })), payload('A'));
    expect(defects).toEqual([
      { side: 'head', pointer, defect: expect.stringMatching(/`#\/components\/A` names nothing/) },
    ]);
    expect(detect(payload('A'), { ...payload('A'), id: 'urn:a' }).defects).toEqual([]);
  });

  it.each([2.6, 3, '3.0', '2.0.0'])('reads the version %j', (asyncapi) => {
    expect(detect({ asyncapi }, { asyncapi, channels: {} }).defects).toEqual([]);
  });

  it('is not confused by names of the language', () => {
    const odd = JSON.parse('{"__proto__": {"subscribe": {}}, "constructor": {"publish": {}}}');
    const { changes } = detect(async2({}, { channels: odd }), async2({}, { channels: {} }));
    expect(changes.map(({ path }) => path)).toEqual([
      'asyncapi.channels[__proto__]',
      'asyncapi.channels[constructor]',
    ]);
    const odder = {
      servers: [{ toString: 1 }],
      subscribe: { security: [{ k: [{ valueOf: 1 }] }] },
    };
    expect(detect(async2(odder), async2({})).defects).toEqual([]);
    const traits = JSON.parse('[{"__proto__": {"a": 1}, "headers": {"__proto__": {"b": 1}}}]');
    const message = { payload: text, headers: { type: 'object' }, traits };
    expect(detect(async2(sends2(message)), async2(sends2(message), { id: 'x' })).defects).toEqual(
      [],
    );
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

describe('detectAsyncapi, whatever the documents hold', () => {
  const refs = [
    '#/channels/a',
    '#/channels/a/messages/a',
    '#/components/messages/a',
    '#/components/messages/b',
    '#/components/schemas/a',
    '#',
    '#/',
    '#/components/messages/%',
    'other.yaml#/a',
  ];
  const leaf = fc.oneof(
    fc.constantFrom<unknown>('send', 'receive', 'a/{b}', 'application/json', null, true, 7, ''),
    fc.constantFrom(...refs).map((ref): unknown => ({ $ref: ref })),
  );
  const keys = (
    'a b __proto__ $ref channels operations components messages message oneOf traits payload ' +
    'headers schema schemaFormat properties allOf action channel address servers security ' +
    'parameters reply subscribe publish correlationId bindings contentType schemas'
  ).split(' ');
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 6, withCrossShrink: true },
      leaf,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie('any'), { maxKeys: 5 }),
    ),
  })).any;
  const named = (entry: fc.Arbitrary<unknown>) =>
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), entry, { maxKeys: 2 });
  const document = fc.record(
    {
      asyncapi: fc.constantFrom('2.6.0', '3.0.0'),
      servers: named(value),
      channels: fc.oneof(
        named(value),
        named(
          fc.record({ address: leaf, messages: named(value), publish: value, subscribe: value }),
        ),
      ),
      operations: fc.oneof(
        named(value),
        named(
          fc.record({
            action: fc.constantFrom('send', 'receive'),
            channel: fc.constantFrom({ $ref: '#/channels/a' }, { $ref: '#/channels/b' }),
            reply: value,
          }),
        ),
      ),
      components: fc.record({ messages: named(value), schemas: named(value) }),
      defaultContentType: leaf,
    },
    { requiredKeys: ['asyncapi'] },
  );
  const rows = new Map(ASYNCAPI_RULES.map((row) => [row.id, row]));

  it('finds nothing in a document and itself, and the same whatever the order of keys', () => {
    fc.assert(
      fc.property(document, document, (base, head) => {
        expect(detect(base, base).changes).toEqual([]);
        expect(detect(base, reverseKeys(base)).changes).toEqual([]);
        expect(detect(reverseKeys(base), reverseKeys(head)).changes).toEqual(
          detect(base, head).changes,
        );
      }),
      { numRuns: rounds(300) },
    );
  });

  it('never throws, names rows of the table, and swaps added and removed with the sides', () => {
    fc.assert(
      fc.property(document, document, (base, head) => {
        const [there, back] = [detect(base, head), detect(head, base)];
        for (const change of there.changes) {
          expect(rows.get(change.rule)?.type).toBe(change.type);
        }
        const count = ({ changes }: Detection, type: string) =>
          changes.filter((change) => change.type === type).map(({ path }) => path).length;
        expect([count(there, 'added'), count(there, 'removed')]).toEqual([
          count(back, 'removed'),
          count(back, 'added'),
        ]);
      }),
      { numRuns: rounds(300) },
    );
  });

  it.each<[string, unknown, unknown]>([
    ['text', null, { asyncapi: '2.6.0', channels: 7 }],
    ['lists', [], [{ asyncapi: '3.0.0' }]],
  ])('never throws for %s', (_what, base, head) => {
    expect(detect(base, head).changes).toEqual([]);
    expect(detect(head, base).defects).not.toEqual([]);
  });

  it('ends on messages that contain each other and on many that share one', () => {
    const loop = (name: string, more: object = {}) =>
      async2(sends2({ $ref: '#/components/messages/A' }), {
        components: {
          messages: {
            A: { oneOf: [{ $ref: '#/components/messages/B' }, { payload: text, name }] },
            B: { oneOf: [{ $ref: '#/components/messages/A' }, { payload: text, name }] },
          },
        },
        ...more,
      });
    expect(detect(loop('a'), loop('a', { id: 'x' })).defects).toEqual([]);
    const wide = (payload: object) =>
      async3(
        { messages: { A: { payload } } },
        Object.fromEntries(
          Array.from({ length: 2_000 }, (_, at) => [`o${at}`, send3().sendOrders]),
        ),
      );
    expect(rulesOf(detect(wide(text), wide({})))).toEqual(['asyncapi-sent-payload-schema-widened']);
  });
});
