import type { Impact } from '../../change';
import { OPENAPI_RULES } from '../../rules-openapi';
import { body, get, ok, openapi, query } from '../../../testing/openapi-documents';
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
    'response removed',
    'BREAKING',
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

function template(name: string) {
  const parameter = { name, in: 'path', required: true, schema: text };
  return openapi({}, { paths: { [`/users/{${name}}`]: get({ parameters: [parameter] }) } });
}

const IMPACTS: readonly Impact[] = ['NON_BREAKING', 'POTENTIAL_BREAKING', 'BREAKING'];
const FILES = { basePath: 'base.yaml', headPath: 'head.yaml' };

describe.each(['3.0.3', '3.1.0'])('OpenAPI %s', (version) => {
  it.each(PAIRS)('%s: %s', (_what, impact, base, head) => {
    const { changes, defects } = detectOpenapi(
      { ...base, openapi: version },
      { ...head, openapi: version },
      FILES,
    );
    const found = changes.map(({ rule }) => OPENAPI_RULES.find(({ id }) => id === rule)?.impact);
    const worst = Math.max(0, ...found.map((one) => IMPACTS.indexOf(one ?? 'POTENTIAL_BREAKING')));
    expect([IMPACTS[worst], defects]).toEqual([impact, []]);
  });
});
