import { compareSchemas, SchemaComparer } from './compare-schemas';
import {
  anySchema,
  anyValue,
  flatSchema,
  flatValue,
  mutatedPair,
  namesIn,
  PLAIN,
  valuesNear,
} from '../../testing/schema-arbitraries';
import type { JsonSchema } from '../../testing/schema-arbitraries';
import { ajvValidator } from '../../testing/ajv-validator';
import { fc, rounds } from '../../testing/random-tests';

const RUNS = rounds(400);

/** A new key without effect counts as a change here, because values may have undeclared keys. */
function effects(base: JsonSchema, head: JsonSchema): { narrows: boolean; widens: boolean } {
  const found = compareSchemas(base, head, { direction: 'input' });
  const unsure = found.some(
    ({ kind, effect }) => effect === 'undecided' || kind === 'property-added',
  );
  return {
    narrows: unsure || found.some((entry) => entry.effect === 'narrows'),
    widens: unsure || found.some((entry) => entry.effect === 'widens'),
  };
}

const pair = fc.oneof(
  { weight: 3, arbitrary: mutatedPair },
  { weight: 1, arbitrary: fc.tuple(anySchema, anySchema) },
);

describe('compareSchemas, beside a validator', () => {
  it('loses no value where it reports no narrowing, gains none where it reports no widening', () => {
    fc.assert(
      fc.property(pair, fc.array(anyValue, { maxLength: 20 }), ([base, head], values) => {
        const { narrows, widens } = effects(base, head);
        if (narrows && widens) return;
        const fitsBase = ajvValidator(base);
        const fitsHead = ajvValidator(head);
        for (const value of [...values, ...PLAIN, ...valuesNear(base), ...valuesNear(head)]) {
          const before = fitsBase(value);
          const after = fitsHead(value);
          if (before === undefined || after === undefined) continue;
          if (!narrows && before) expect({ value, after }).toEqual({ value, after: true });
          if (!widens && after) expect({ value, before }).toEqual({ value, before: true });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('loses no value whose keys the base mentions', () => {
    const flatPair = fc.oneof(
      fc.tuple(flatSchema, flatSchema),
      fc.tuple(flatSchema, flatSchema).map(([base, more]) => [base, { ...base, ...more }] as const),
    );
    fc.assert(
      fc.property(flatPair, fc.array(flatValue, { maxLength: 30 }), ([base, head], values) => {
        const found = compareSchemas(base, head, { direction: 'input' });
        if (found.some(({ effect }) => effect === 'narrows' || effect === 'undecided')) return;
        const fitsBase = ajvValidator(base);
        const fitsHead = ajvValidator(head);
        const names = namesIn(base);
        for (const value of values) {
          if (!Object.keys(value).every((key) => names.has(key)) || !fitsBase(value)) continue;
          expect({ value, after: fitsHead(value) }).toEqual({ value, after: true });
        }
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it('decides often enough to be of use', () => {
    const decided = fc
      .sample(mutatedPair, { numRuns: 300, seed: 7 })
      .map(([base, head]) => effects(base, head))
      .filter(({ narrows, widens }) => !(narrows && widens)).length;
    expect(decided).toBeGreaterThan(150);
  });

  it('reports nothing for a schema beside itself with its keys in another order', () => {
    fc.assert(
      fc.property(anySchema, (schema) => {
        expect(compareSchemas(schema, reversed(schema), { direction: 'input' })).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('finds the same whatever the order of keys', () => {
    fc.assert(
      fc.property(pair, ([base, head]) => {
        const found = compareSchemas(base, head, { direction: 'input' });
        const again = compareSchemas(reversed(base), reversed(head), { direction: 'input' });
        const short = (entry: (typeof found)[number]): string =>
          [entry.instancePath, entry.kind, entry.effect].join(' ');
        expect(again.map(short).sort()).toEqual(found.map(short).sort());
      }),
      { numRuns: RUNS },
    );
  });

  it('finds the same in a part of a document, whatever was compared before', () => {
    fc.assert(
      fc.property(pair, pair, ([base, head], [one, two]) => {
        const document = (shared: JsonSchema, own: JsonSchema) => ({
          shared,
          own,
          tree: {
            properties: {
              a: { $ref: '#/shared' },
              b: { anyOf: [{ $ref: '#/tree' }, { $ref: '#/own' }] },
            },
          },
        });
        const [from, to] = [document(base, one), document(head, two)];
        const at = (side: typeof from, name: keyof typeof from) => ({
          schema: side[name],
          pointer: `/${name}`,
        });
        const whole = [
          { schema: from, pointer: '' },
          { schema: to, pointer: '' },
        ] as const;
        const comparer = new SchemaComparer(...whole, {});
        for (const name of ['tree', 'shared', 'own', 'tree'] as const) {
          const parts = [at(from, name), at(to, name)] as const;
          const fresh = new SchemaComparer(...whole, {}).compare(...parts, 'input');
          expect(comparer.compare(...parts, 'input')).toEqual(fresh);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('ends without throwing for any two JSON values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (base, head) => {
        compareSchemas(base, head, { direction: 'output', dialect: 'openapi-3.0' });
      }),
      { numRuns: RUNS },
    );
  });
});

function reversed<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(reversed) as T;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, entry]) => [key, reversed(entry)])) as T;
}
