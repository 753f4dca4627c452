import Ajv2020 from 'ajv/dist/2020';
import { valueAt } from '../source/pointer';
import { createSchemaStore, isSchemaDefect } from './schema-store';
import { fc, rounds } from '../../testing/random-tests';

const { assert, constantFrom, dictionary, letrec, oneof, property, record } = fc;

const KEYS = ['a', 'b', 'kind', 'constructor', 'toString'];
const key = constantFrom(...KEYS);
const scalar = constantFrom<unknown>('', 'x', 'file', '1', 0, 1, 2.5, true, null);

const { value } = letrec((tie) => ({
  value: oneof(
    { depthSize: 'small' },
    scalar,
    constantFrom<unknown>([], ['x'], [1, 1], [0, 'x', null]),
    dictionary(key, tie('value'), { maxKeys: 3 }),
  ),
}));

const { schema } = letrec<{ schema: unknown }>((tie) => {
  const inner = tie('schema');
  const pair = (one: fc.Arbitrary<unknown>) =>
    record({ 0: one, 1: one }).map((both) => [both[0], both[1]]);
  return {
    schema: oneof(
      { depthSize: 'small' },
      constantFrom<unknown>(true, false, {}),
      record({ type: constantFrom('string', 'number', 'integer', 'object', 'array', 'null') }),
      record({ const: scalar }),
      record({ enum: pair(scalar) }),
      record({ minimum: constantFrom(1, 2), minLength: constantFrom(1, 2) }),
      record({ required: key.map((name) => [name]), minItems: constantFrom(0, 1, 3) }),
      record({ properties: dictionary(key, inner, { maxKeys: 3 }), additionalProperties: inner }),
      record({ properties: dictionary(key, inner), unevaluatedProperties: constantFrom(false) }),
      record({ allOf: pair(inner), unevaluatedProperties: constantFrom(true, false) }),
      record({ anyOf: pair(inner) }),
      record({ oneOf: pair(inner) }),
      record({ not: inner }),
      record({ if: inner.map(withoutUnevaluated), then: inner, else: inner }),
      record({
        contains: inner,
        minContains: constantFrom(0, 1, 2),
        maxContains: constantFrom(1, 2),
      }),
      record({ propertyNames: inner }),
      record({ items: inner, uniqueItems: constantFrom(true, false) }),
      record({
        dependentRequired: dictionary(key, constantFrom(['a'], ['a', 'b']), { maxKeys: 2 }),
      }),
      constantFrom({ $ref: '#/$defs/shared' }),
    ),
  };
});

describe('any schema and any value', () => {
  it('get the verdict of ajv, and a problem with a place whenever it is no', () => {
    const store = createSchemaStore({ maxSchemas: 1 });
    assert(
      property(schema, schema, value, (whole, shared, checked) => {
        const document = { allOf: [whole], $defs: { shared: noReference(shared) } };
        const compiled = store.compile(document);
        if (isSchemaDefect(compiled)) throw new Error(compiled.message);
        const ajv = new Ajv2020({
          strict: false,
          allErrors: true,
          ownProperties: true,
          logger: false,
          validateSchema: false,
        });
        const problems = compiled.check(checked);
        expect(problems.length === 0).toBe(ajv.compile(document)(checked));
        for (const { pointer, message, on } of problems) {
          expect(message).toMatch(/^.+\.$/);
          if (on === 'value') expect(valueAt(checked, pointer)).not.toBeUndefined();
        }
      }),
      { numRuns: rounds(500) },
    );
  });
});

/** ajv takes what `unevaluatedProperties` saw for checked, even if the condition around it fails. */
function withoutUnevaluated(condition: unknown): unknown {
  return JSON.parse(
    JSON.stringify(noReference(condition)).replaceAll('"unevaluatedProperties":', '"x-left-out":'),
  );
}

/** The shared schema must not refer to itself. */
function noReference(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node).split('"$ref":"#/$defs/shared"').join('"type":"string"'));
}
