import type { Impact } from '../../change/change';
import { OPENAPI_RULES } from '../../rules/openapi-rules';
import { body, get, ok, openapi, query } from '../../../../testing/openapi-documents';
import { detectOpenapi } from './detect-openapi';

const text = { type: 'string' };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const users = (properties: object, more: object = {}) =>
  openapi(get({ responses: ok(object(properties, more)) }));
const filtered = (...parameters: object[]) => openapi(get({ parameters }));
const colours = (...names: string[]) => ({ type: 'string', enum: names });
const paths = (...names: string[]) =>
  openapi({}, { paths: Object.fromEntries(names.map((name) => [name, get({})])) });
const referring = (name: string) =>
  openapi(get({ responses: ok({ $ref: `#/components/schemas/${name}` }) }), {
    components: { schemas: { [name]: object({ id: text }) } },
  });

/** The pairs that libraries for this were tried on: twelve that break callers, six that do not. */
const PAIRS: readonly [string, Impact, object, object][] = [
  ['path removed', 'BREAKING', paths('/users', '/pets'), paths('/users')],
  ['method removed', 'BREAKING', openapi({ ...get({}), put: {} }), openapi(get({}))],
  ['required parameter added', 'BREAKING', filtered(), filtered(query('a', { required: true }))],
  [
    'error response removed',
    'POTENTIAL_BREAKING',
    openapi(get({ responses: { ...ok(text), 404: { description: 'no' } } })),
    openapi(get({ responses: ok(text) })),
  ],
  [
    'response 200 removed',
    'BREAKING',
    openapi(get({ responses: ok(text) })),
    openapi(get({ responses: { 204: { description: 'none' } } })),
  ],
  [
    'body field required',
    'BREAKING',
    openapi(body(object({ a: text }))),
    openapi(body(object({ a: text }, { required: ['a'] }))),
  ],
  [
    'parameter enum narrowed',
    'BREAKING',
    filtered(query('a', { schema: colours('red', 'blue') })),
    filtered(query('a', { schema: colours('red') })),
  ],
  [
    'body enum narrowed',
    'BREAKING',
    openapi(body(object({ a: colours('red', 'blue') }))),
    openapi(body(object({ a: colours('red') }))),
  ],
  [
    'response property removed',
    'BREAKING',
    users({ id: text, email: text }, { required: ['id', 'email'] }),
    users({ id: text }, { required: ['id'] }),
  ],
  [
    'response property no longer required',
    'BREAKING',
    users({ id: text }, { required: ['id'] }),
    users({ id: text }),
  ],
  [
    'response enum widened',
    'BREAKING',
    users({ a: colours('red') }),
    users({ a: colours('red', 'blue') }),
  ],
  [
    'request type changed',
    'BREAKING',
    openapi(body(object({ a: text }))),
    openapi(body(object({ a: { type: 'integer' } }))),
  ],
  ['path added', 'NON_BREAKING', paths('/users'), paths('/users', '/pets')],
  ['optional parameter added', 'NON_BREAKING', filtered(), filtered(query('a'))],
  [
    'texts changed',
    'NON_BREAKING',
    openapi(get({ summary: 'Lists.' })),
    openapi(get({ summary: 'Lists users.', description: 'All.' })),
  ],
  [
    'body enum widened',
    'NON_BREAKING',
    openapi(body(object({ a: colours('red') }))),
    openapi(body(object({ a: colours('red', 'blue') }))),
  ],
  ['template renamed', 'NON_BREAKING', template('id'), template('userId')],
  ['reference moved', 'NON_BREAKING', referring('User'), referring('Person')],
];

const parameters = (...list: object[]) => ({ parameters: list });
const answers = (...statuses: (number | string)[]) =>
  openapi(
    get({ responses: Object.fromEntries(statuses.map((one) => [one, { description: 'x' }])) }),
  );
const media = (name: string) =>
  openapi(
    get({ responses: { 200: { description: 'ok', content: { [name]: { schema: text } } } } }),
  );
const keyed = (schema: object) => object({ id: schema });
const shapes = (...names: string[]) => {
  const ref = (name: string) => `#/components/schemas/${name}`;
  const shape = (name: string) => object({ kind: { enum: [name] } }, { required: ['kind'] });
  const discriminator = {
    propertyName: 'kind',
    mapping: Object.fromEntries(names.map((name) => [name, ref(name)])),
  };
  return {
    schema: { oneOf: names.map((name) => ({ $ref: ref(name) })), discriminator },
    components: { schemas: Object.fromEntries(names.map((name) => [name, shape(name)])) },
  };
};
const taking = ({ schema, components }: ReturnType<typeof shapes>) =>
  openapi(body(schema), { components });
const giving = ({ schema, components }: ReturnType<typeof shapes>) =>
  openapi(get({ responses: ok(schema) }), { components });
const tree = (leaf: object) =>
  openapi(get({ responses: ok({ $ref: '#/components/schemas/Node' }) }), {
    components: {
      schemas: {
        Node: object({
          leaf,
          kids: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        }),
      },
    },
  });

/** Pairs as services have them, by the vocabulary of checks that callers know from other tools. */
const regional = (region: string, regions = ['eu', 'us']) => ({
  url: 'https://{region}.example.com',
  variables: { region: { default: region, enum: regions } },
});

const MORE_PAIRS: readonly [string, Impact, object, object][] = [
  [
    'required parameter added to a path',
    'BREAKING',
    openapi(get({})),
    openapi({ ...get({}), ...parameters(query('a', { required: true })) }),
  ],
  [
    'parameter moved from an operation to its path',
    'NON_BREAKING',
    filtered(query('a')),
    openapi({ ...get({}), ...parameters(query('a')) }),
  ],
  [
    'parameter of a path that the operation replaces',
    'NON_BREAKING',
    filtered(query('a')),
    openapi({ ...get(parameters(query('a'))), ...parameters(query('a', { required: true })) }),
  ],
  ['parameter moved to a header', 'BREAKING', filtered(query('a')), filtered(header('a'))],
  ['header in other case', 'NON_BREAKING', filtered(header('X-A')), filtered(header('x-a'))],
  [
    'number that may be any text in a query',
    'NON_BREAKING',
    filtered(query('a', { schema: { type: 'integer', minimum: 1 } })),
    filtered(query('a', { schema: text })),
  ],
  [
    'number that must be a certain text in a query',
    'BREAKING',
    filtered(query('a', { schema: { type: 'integer' } })),
    filtered(query('a', { schema: { type: 'string', pattern: '^a' } })),
  ],
  [
    'number that is text in a body',
    'BREAKING',
    openapi(body(keyed({ type: 'integer' }))),
    openapi(body(keyed(text))),
  ],
  ['charset named', 'NON_BREAKING', media('text/plain'), media('text/plain; charset=utf-8')],
  ['profile named', 'BREAKING', media('text/plain'), media('text/plain; profile=a')],
  ['error left to default', 'NON_BREAKING', answers(200, 404), answers(200, 'default')],
  ['success left to default', 'BREAKING', answers(200), answers('default')],
  ['default removed', 'POTENTIAL_BREAKING', answers(200, 'default'), answers(200)],
  ['status widened to its range', 'NON_BREAKING', answers(200), answers('2xx')],
  ['status changed', 'BREAKING', answers(200), answers(201)],
  [
    'read-only key of a body changed',
    'NON_BREAKING',
    openapi(body(keyed({ type: 'integer', readOnly: true }))),
    openapi(body(keyed({ type: 'string', readOnly: true }))),
  ],
  [
    'write-only key of a response removed',
    'NON_BREAKING',
    users({ id: text, secret: { type: 'string', writeOnly: true } }),
    users({ id: text }),
  ],
  [
    'key of a response that became write-only',
    'POTENTIAL_BREAKING',
    users({ id: text }),
    users({ id: { type: 'string', writeOnly: true } }),
  ],
  [
    'key of a body removed',
    'POTENTIAL_BREAKING',
    openapi(body(keyed(text))),
    openapi(body(object({}))),
  ],
  [
    'alternative of a body added',
    'NON_BREAKING',
    taking(shapes('a', 'b')),
    taking(shapes('a', 'b', 'c')),
  ],
  [
    'alternative of a body removed',
    'BREAKING',
    taking(shapes('a', 'b', 'c')),
    taking(shapes('a', 'b')),
  ],
  [
    'alternative of a response added',
    'BREAKING',
    giving(shapes('a', 'b')),
    giving(shapes('a', 'b', 'c')),
  ],
  [
    'alternatives chosen by another key',
    'POTENTIAL_BREAKING',
    openapi(body({ oneOf: [text, keyed(text)], discriminator: { propertyName: 'a' } })),
    openapi(body({ oneOf: [text, keyed(text)], discriminator: { propertyName: 'b' } })),
  ],
  [
    'server moved',
    'POTENTIAL_BREAKING',
    openapi(get({}), { servers: [{ url: '/v1' }] }),
    openapi(get({}), { servers: [{ url: '/v2' }] }),
  ],
  [
    'server described',
    'NON_BREAKING',
    openapi(get({}), { servers: [{ url: '/v1' }] }),
    openapi(get({}), { servers: [{ url: '/v1', description: 'The first.' }] }),
  ],
  [
    'server whose variable has another default',
    'POTENTIAL_BREAKING',
    openapi(get({}), { servers: [regional('eu')] }),
    openapi(get({}), { servers: [regional('us')] }),
  ],
  [
    'server whose variable lists its values in another order',
    'NON_BREAKING',
    openapi(get({}), { servers: [regional('eu')] }),
    openapi(get({}), { servers: [regional('eu', ['us', 'eu'])] }),
  ],
  [
    'schema cut into parts',
    'NON_BREAKING',
    users({ id: text }, { required: ['id'] }),
    openapi(get({ responses: ok({ allOf: [object({ id: text }), { required: ['id'] }] }) })),
  ],
  ['leaf of a tree widened', 'BREAKING', tree({ type: 'integer' }), tree({ type: 'number' })],
  ['leaf of a tree narrowed', 'NON_BREAKING', tree({ type: 'number' }), tree({ type: 'integer' })],
  [
    'security for all, with an operation that opts out',
    'NON_BREAKING',
    openapi(get({ security: [] })),
    openapi(get({ security: [] }), { security: [{ key: [] }] }),
  ],
  [
    'response without a body',
    'BREAKING',
    users({ id: text }),
    openapi(get({ responses: { 200: { description: 'ok' } } })),
  ],
  [
    'schema that nothing uses',
    'NON_BREAKING',
    openapi(get({}), { components: { schemas: { Unused: text } } }),
    openapi(get({}), { components: { schemas: { Unused: { type: 'integer' } } } }),
  ],
];

function header(name: string) {
  return { ...query(name), in: 'header' };
}

function template(name: string) {
  const parameter = { name, in: 'path', required: true, schema: text };
  return openapi({}, { paths: { [`/users/{${name}}`]: get({ parameters: [parameter] }) } });
}

/** By version: only 3.0 says that `required` counts in one direction. */
const BY_VERSION: Readonly<Record<string, readonly [string, Impact, object, object]>> = {
  '3.0.3': [
    'read-only key of a body required',
    'NON_BREAKING',
    openapi(body(object({}))),
    openapi(body({ ...keyed({ type: 'string', readOnly: true }), required: ['id'] })),
  ],
  '3.1.0': [
    'read-only key of a body required',
    'POTENTIAL_BREAKING',
    openapi(body(object({}))),
    openapi(body({ ...keyed({ type: 'string', readOnly: true }), required: ['id'] })),
  ],
};

const IMPACTS: readonly Impact[] = ['NON_BREAKING', 'POTENTIAL_BREAKING', 'BREAKING'];
const FILES = { basePath: 'base.yaml', headPath: 'head.yaml' };

describe.each(['3.0.3', '3.1.0'])('OpenAPI %s', (version) => {
  it.each([...PAIRS, ...MORE_PAIRS, BY_VERSION[version]!])(
    '%s: %s',
    (_what, impact, base, head) => {
      const { changes, defects } = detectOpenapi(
        { ...base, openapi: version },
        { ...head, openapi: version },
        FILES,
      );
      const found = changes.map(({ rule }) => OPENAPI_RULES.find(({ id }) => id === rule)?.impact);
      const worst = Math.max(
        0,
        ...found.map((one) => IMPACTS.indexOf(one ?? 'POTENTIAL_BREAKING')),
      );
      expect([IMPACTS[worst], defects]).toEqual([impact, []]);
    },
  );
});
