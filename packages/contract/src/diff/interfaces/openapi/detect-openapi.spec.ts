import { OPENAPI_CASES } from '../../../../testing/diff-cases/openapi-cases';
import {
  body,
  get,
  json,
  ok,
  openapi,
  query,
  reverseKeys,
} from '../../../../testing/openapi-documents';
import type { Detection } from '../../change/detection';
import { detectOpenapi } from './detect-openapi';

const FILES = { basePath: 'base/openapi.yaml', headPath: 'head/openapi.yaml' };
const detect = (base: unknown, head: unknown): Detection => detectOpenapi(base, head, FILES);

const text = { type: 'string' };
const int = { type: 'integer' };
const parameter = (more: object) => openapi(get({ parameters: [query('a', more)] }));
const secured = (security: unknown, schemes: object = {}) =>
  openapi(get({ security }), { components: { securitySchemes: schemes } });

describe('detectOpenapi', () => {
  it.each(OPENAPI_CASES)(
    'reports the same whatever the order of keys: %j',
    (_rules, base, head) => {
      expect(detect(base, reverseKeys(base))).toEqual({ changes: [], defects: [] });
      expect(detect(reverseKeys(base), reverseKeys(head))).toEqual(detect(base, head));
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
      subject: '`GET /users` no longer accepts the query parameter `a`.',
      base: { file: 'base/openapi.yaml', pointer: '/paths/~1users/get/parameters/0' },
    });
  });

  it('reports a new required key of a response once', () => {
    const response = (more: object) => openapi(get({ responses: ok({ type: 'object', ...more }) }));
    const demanding = response({ properties: { note: text }, required: ['note'] });
    expect(detect(response({}), demanding).changes).toMatchObject([
      {
        rule: 'openapi-response-schema-narrowed',
        subject: expect.stringMatching(/must now have the key `"note"`\.$/),
      },
    ]);
  });

  it.each([
    [openapi({}), { url: '/v2' }, /named no servers, which meant the server `\/`/],
    [openapi({}, { servers: [{ url: '/' }] }), { url: '/v2' }, /no longer names the server `\/`/],
  ])('says which address is gone: %j, %j', (base, server, says) => {
    const { changes } = detect(base, openapi({}, { servers: [server] }));
    const removed = changes.find(({ rule }) => rule === 'openapi-server-removed');
    expect(removed?.subject).toMatch(says);
  });

  it('names the variables of an address that take any value', () => {
    const server = (regions: string[]) => ({
      url: 'https://{region}.example.com/{base}',
      variables: { region: { default: 'eu', enum: regions }, base: { default: 'v1' } },
    });
    const [one, two] = [['eu'], ['eu', 'us']].map((regions) =>
      openapi(get({}), { servers: [server(regions!)] }),
    );
    const { changes } = detect(one!, two!);
    expect(changes.map(({ newValue }) => newValue)).toEqual([
      'https://us.example.com/v1',
      'https://us.example.com/{base}',
    ]);
  });

  const key = (more: object) => ({ type: 'apiKey', in: 'header', name: 'X-Key', ...more });
  const oauth = (tokenUrl: string) => {
    return { type: 'oauth2', flows: { clientCredentials: { tokenUrl, scopes: {} } } };
  };
  it.each([
    [key({}), key({ name: 'X-Api-Key' }), '`name` was `X-Key` and is now `X-Api-Key`.'],
    [key({}), key({ in: 'query' }), '`in` was `header` and is now `query`.'],
    [
      key({}),
      { type: 'http', scheme: 'basic' },
      '`type` was `apiKey` and is now `http`, `scheme` is now `basic`, `in` is gone, `name` is gone.',
    ],
    [
      oauth('https://a/t'),
      oauth('https://b/t'),
      'In the security scheme `k`, `tokenUrl` of the flow `clientCredentials` was `https://a/t` and is now `https://b/t`.',
    ],
  ])('says what changed in a security scheme: %j, %j', (base, head, says) => {
    const secured = (k: object) =>
      openapi(get({ security: [{ k: [] }] }), { components: { securitySchemes: { k } } });
    const { changes } = detect(secured(base), secured(head));
    expect(changes.map(({ subject }) => subject)).toEqual([expect.stringContaining(says)]);
  });

  it.each([
    ['required', [], [{ k: [] }, { l: ['read'] }], { newValue: '`k` or `l` (read)' }],
    ['lifted', [{ k: [] }], [], { oldValue: '`k`' }],
  ])('writes the credentials as text where they are %s', (rule, base, head, values) => {
    const { changes } = detect(openapi(get({ security: base })), openapi(get({ security: head })));
    expect(changes).toMatchObject([{ rule: `openapi-security-${rule}`, ...values }]);
  });

  describe('a reference of the head that names nothing', () => {
    const at = '/paths/~1users/get/responses/200/content/application~1json/schema';
    const answering = (schema: object, more: object = {}) =>
      openapi(get({ responses: ok(schema) }), { components: { schemas: { A: text } }, ...more });
    const [whole, removed] = [
      { $ref: '#/components/schemas/A' },
      { $ref: '#/components/schemas/B' },
    ];
    const inside = (schema: object) => ({ properties: { a: schema } });
    const more = { info: { title: 'x' } };

    it.each([
      ['in a response', answering(whole), answering(removed), at],
      ['that came', answering(text), answering(removed), at],
      ['in a schema', answering(inside(text)), answering(inside(removed)), `${at}/properties/a`],
      ['whose target went', answering(whole), answering(whole, { components: {} }), at],
    ])('is a defect: %s', (_, base, head, pointer) => {
      expect(detect(base, head).defects).toEqual([
        {
          side: 'head',
          pointer,
          defect: expect.stringMatching(/^The reference `.*` names nothing in this document\.$/),
        },
      ]);
    });

    it.each([
      ['that named nothing before', answering(removed), answering(removed, more)],
      [
        'in a schema that is its own document',
        answering(text),
        answering({ $id: 'x', ...removed }),
      ],
      ['in an example', answering(text), answering({ ...text, example: removed })],
      ['in an extension', answering(text), answering(text, { 'x-a': removed })],
    ])('does not exist: %s', (_, base, head) => {
      expect(detect(base, head).defects).toEqual([]);
    });
  });

  it('reports a change of a shared component once, and how many places use it', () => {
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
    expect(changes[0].subject).toMatch(/ It shows in 2 other places too: `GET \/b`, `GET \/c`\.$/);
  });

  it('sees a change behind references, cycles included', () => {
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

  it('treats nullable of 3.0 and the type null of 3.1 as the same', () => {
    const at = (version: string, schema: object) =>
      openapi(get({ responses: ok(schema) }), { openapi: version });
    const rules = detect(
      at('3.0.3', { type: 'string', nullable: true }),
      at('3.1.0', { type: ['string', 'null'] }),
    ).changes.map(({ rule }) => rule);
    expect(rules).toEqual(['openapi-version-changed']);
  });

  describe('a schema that only a discriminator refers to', () => {
    const build = (parent: string, more: object) => ({
      allOf: [{ $ref: `#/components/schemas/${parent}` }, more],
    });
    const pets = (schemas: object, discriminator: object = {}) =>
      openapi(get({ responses: ok({ $ref: '#/components/schemas/Pet' }) }), {
        components: {
          schemas: {
            Pet: { type: 'object', discriminator: { propertyName: 'kind', ...discriminator } },
            ...schemas,
          },
        },
      });
    const cat = (type: object) => ({ Cat: build('Pet', { properties: { hunts: type } }) });
    const mapping = { mapping: { a: '#/components/schemas/A', b: 'B' } };

    it.each<[string, object, object, string[]]>([
      ['that builds on its schema', pets(cat(text)), pets(cat(int)), ['Cat']],
      [
        'that builds on one that does',
        pets({ ...cat(text), Lion: build('Cat', { maxProperties: 3 }) }),
        pets({ ...cat(text), Lion: build('Cat', { maxProperties: 2 }) }),
        ['Lion'],
      ],
      [
        'that a mapping names',
        pets({ A: { properties: { a: text } }, B: { properties: { b: text } } }, mapping),
        pets({ A: { properties: { a: int } }, B: { properties: { b: int } } }, mapping),
        ['A', 'B'],
      ],
      ['that comes', pets({}), pets(cat(text)), ['Cat']],
      ['that goes', pets(cat(text)), pets({}), ['Cat']],
      ['that stays', pets(cat(text)), { ...pets(cat(text)), info: { title: 'b' } }, []],
      ['without a reference to it', pets({ X: text }), pets({ X: int }), []],
    ])('is reported as changed: one %s', (_case, base, head, names) => {
      const { changes } = detect(base, head);
      const undecided = changes.filter(({ rule }) => rule === 'openapi-undecided');
      expect(undecided.map(({ path }) => path)).toEqual(
        names.map((name) => `openapi.components.schemas[${name}]`),
      );
    });

    it('is compared where a reference refers to it too', () => {
      const listed = (type: object) => {
        const document = pets(cat(type));
        const cats = { $ref: '#/components/schemas/Cat' };
        return { ...document, paths: { '/cats': get({ responses: ok(cats) }) } };
      };
      expect(detect(listed(text), listed(int)).changes.map(({ rule }) => rule)).not.toContain(
        'openapi-undecided',
      );
    });
  });

  it('asks whether the contents of other files changed', () => {
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
    ['to itself', { a: 1 }, { a: 1 }, undefined],
    [
      'to another one',
      { a: 1 },
      { a: 2 },
      ['/swagger', '/swagger', /^The document changed\. .* Swagger 2\.0,/],
    ],
    [
      'to OpenAPI',
      {},
      openapi({}),
      ['/swagger', '/openapi', /and is written in OpenAPI 3\.1\.0 now/],
    ],
    [
      'from OpenAPI',
      openapi({}),
      {},
      ['/openapi', '/swagger', /and is written in Swagger 2\.0 now/],
    ],
  ] as const)('does not compare a document in Swagger %s', (_, base, head, found) => {
    const written = (one: object) => ('openapi' in one ? one : { swagger: '2.0', ...one });
    const { changes, defects } = detect(written(base), written(head));
    expect(defects).toEqual([]);
    const rows = changes.map((one) => [one.rule, one.base?.pointer, one.head?.pointer]);
    expect(rows).toEqual(found ? [['openapi-undecided', found[0], found[1]]] : []);
    if (found) expect(changes[0]!.subject).toMatch(found[2]);
  });

  it.each([
    [null, ''],
    ['text', ''],
    [{}, ''],
    [{ openapi: '4.0.0' }, '/openapi'],
    [{ openapi: { toString: 1 } }, '/openapi'],
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

  it('reads an unquoted version as the version that it means', () => {
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
