// A double cannot hold 9007199254740993. Every number of a contract and of its files is compared by its
// digits, and a report shows the digits that the author wrote. `N` is the number that changes.
import { parse } from 'yaml';
import { memorySide } from '../../testing/memory-side';
import { createSession } from '../bundle/session';
import { diffBundle } from './diff-bundle';

const OLD = '9007199254740992';
const NEW = '9007199254740993';
const SAME = '90071992547409930e-1';

const HEAD = 'pactoVersion: "1.0"\nservice: { name: a, version: 1.0.0, owner: t }\n';
const CONTAINING = 'items: {}, contains: { type: string }';

const KEYWORDS = [
  ...['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'const'],
].map((keyword) => `${keyword}: N`);
const SCHEMAS = [
  ...KEYWORDS,
  'enum: [N]',
  'enum: [{ a: [N] }]',
  'default: N',
  'default: { a: N }',
  'examples: [N]',
  'x-limit: N',
  'unknownWord: N',
  `${CONTAINING}, minContains: N`,
  `${CONTAINING}, maxContains: N`,
  'not: { const: N }',
  'anyOf: [{ maximum: N, type: integer }, { type: object, required: [a] }]',
  'if: { maximum: N }, then: { type: integer }, else: { type: string }',
  'anyOf: [{ properties: { a: {} } }, {}], unevaluatedProperties: { enum: [N] }',
];

const openapi = (version: string, operation: string, more = ''): string =>
  `openapi: ${version}\ninfo: { title: t, version: "1" }\npaths:\n  /a:\n    post: { ${operation} }\n${more}`;
const answer = (schema: string): string =>
  `responses: { "200": { description: ok, content: { application/json: ${schema} } } }`;
const parameter = (more: string): string =>
  `parameters: [{ name: p, in: query, ${more} }], responses: {}`;
const reference = (more: string): string =>
  openapi(
    '3.1.0',
    `parameters: [{ $ref: '#/components/parameters/P', ${more} }], responses: {}`,
    'components: { parameters: { P: { name: p, in: query, schema: {} } } }\n',
  );
/** AsyncAPI itself has draft-07, which lacks some of the keywords. */
const LATEST = 'application/schema+json;version=2020-12';
const async2 = (channel: string): string =>
  `asyncapi: 2.6.0\ninfo: { title: t, version: "1" }\nchannels: { "c/{p}": { ${channel} } }\n`;
const async3 = (operation: string, more = ''): string =>
  `asyncapi: 3.0.0\ninfo: { title: t, version: "1" }\nchannels: { c: { address: "c/{p}", ${more} } }\noperations: { o: { action: send, channel: { $ref: '#/channels/c' }, ${operation} } }\n`;

type Texts = Readonly<Record<string, string>>;

const contract = (text: string): Texts => ({ 's/pacto.yaml': HEAD + text });
const configuration = (schema: string): Texts => ({
  ...contract('configurations: [{ name: c, schema: configuration/c.json }]\n'),
  's/configuration/c.json': JSON.stringify(parse(`{ ${schema} }`)).replace(/"N"/g, 'N'),
});
const described = (how: string, main: string, more: Texts = {}): Texts => ({
  ...contract(`interfaces: [{ name: api, ${how}, contract: interfaces/main.yaml }]\n`),
  's/interfaces/main.yaml': main,
  ...more,
});
const http = (main: string, more: Texts = {}) => described('type: http, port: 80', main, more);
const event = (main: string, more: Texts = {}) => described('type: event', main, more);

const CASES: readonly (readonly [string, Texts])[] = [
  ['metadata', contract('metadata: { a: N }\n')],
  ['metadata in a list', contract('metadata: { a: [{ b: N }] }\n')],
  [
    'values',
    {
      ...contract(
        'configurations: [{ name: c, schema: configuration/c.json, values: { a: N } }]\n',
      ),
      's/configuration/c.json': '{}',
    },
  ],
  ...SCHEMAS.map((schema) => [`${schema} of a configuration`, configuration(schema)] as const),
  ...SCHEMAS.flatMap((schema) => [
    [`${schema} in OpenAPI`, http(openapi('3.1.0', answer(`{ schema: { ${schema} } }`)))] as const,
    [
      `${schema} in AsyncAPI`,
      event(async2(`publish: { message: { schemaFormat: '${LATEST}', payload: { ${schema} } } }`)),
    ] as const,
  ]),
  [
    'a new version of OpenAPI',
    http(openapi('3.0.3', answer('{ schema: { maximum: N, exclusiveMaximum: true } }'))),
  ],
  ['an integer in a query', http(openapi('3.1.0', parameter('schema: { enum: [N] }')))],
  ['an example of a parameter', http(openapi('3.1.0', parameter('schema: {}, example: N')))],
  ['an extension of a document', http(openapi('3.1.0', 'responses: {}', 'x-limit: N\n'))],
  ['an extension of an operation', http(openapi('3.1.0', 'x-limit: N, responses: {}'))],
  ['an extension beside a reference', http(reference('x-limit: N'))],
  ['a schema beside a reference', http(reference('schema: { maximum: N }'))],
  [
    'an extension of a document with joined files',
    http(openapi('3.1.0', answer("{ schema: { $ref: './part.yaml' } }"), 'x-limit: N\n'), {
      's/interfaces/part.yaml': 'type: string\n',
    }),
  ],
  [
    'a limit in a joined file that refers to another one',
    http(openapi('3.1.0', answer("{ schema: { $ref: './part.yaml' } }")), {
      's/interfaces/part.yaml': "properties: { a: { $ref: './inner.yaml' }, b: { maximum: N } }\n",
      's/interfaces/inner.yaml': 'type: string\n',
    }),
  ],
  [
    'a reference in place of a number',
    http(openapi('3.1.0', answer("{ schema: { maximum: { $ref: './part.yaml#/most' } } }")), {
      's/interfaces/part.yaml': 'most: N\n',
    }),
  ],
  ['a binding', event(async2('bindings: { kafka: { partitions: N } }'))],
  ['a parameter of a channel', event(async2('parameters: { p: { schema: { enum: [N] } } }'))],
  [
    'a trait of a message',
    event(
      async2(
        'publish: { message: { traits: [{ headers: { properties: { a: { maximum: N } } } }] } }',
      ),
    ),
  ],
  ['an extension in a trait', event(async3('traits: [{ x-limit: N }]'))],
  [
    'bindings that a trait adds to',
    event(async3('bindings: { kafka: { a: N } }, traits: [{ bindings: { kafka: { b: 1 } } }]')),
  ],
];

function diff(base: Texts, head: Texts) {
  return diffBundle(createSession(), {
    head: memorySide(head, 's'),
    base: { kind: 'git', ref: 'main', side: memorySide(base, 's') },
  }).report;
}

const withNumber = (texts: Texts, number: string): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path, text.replace(/\bN\b/g, number)]),
  );

describe('a number that a double cannot hold', () => {
  it.each(CASES)('is compared by its digits: %s', (_, texts) => {
    const { changes, outcome } = diff(withNumber(texts, OLD), withNumber(texts, NEW));
    expect(outcome).not.toBe('failed');
    expect(changes).not.toEqual([]);
  });

  it.each(CASES)('may be written in another way: %s', (_, texts) => {
    expect(diff(withNumber(texts, NEW), withNumber(texts, SAME)).changes).toEqual([]);
  });

  const shown = CASES.filter(
    ([name]) => !/beside|extension|example|binding|unevaluated/.test(name),
  );
  it.each(shown)('is shown as its author wrote it: %s', (_, texts) => {
    const { changes } = diff(withNumber(texts, OLD), withNumber(texts, NEW));
    expect(JSON.stringify(changes)).toContain(NEW);
  });
});
