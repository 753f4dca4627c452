import { entangledPair } from '../../testing/entangled-openapi';
import { differencesIn } from './comparison/difference-of';
import { SchemaComparer } from './compare-schemas';

type Schemas = Readonly<Record<string, unknown>>;

/** A comparer of two documents that hold nothing but schemas by name. */
function comparerOf(base: Schemas, head: Schemas, steps?: number) {
  const document = (schemas: Schemas) => ({
    schema: { components: { schemas } },
    pointer: '',
  });
  const comparer = new SchemaComparer(document(base), document(head), {
    dialect: 'openapi-3.0',
    ...(steps === undefined ? {} : { steps }),
  });
  const compare = (name: string) => {
    const at = (schemas: Schemas) => ({
      schema: schemas[name],
      pointer: `/components/schemas/${name}`,
    });
    return comparer.compareParts(at(base), at(head), 'output');
  };
  return { comparer, compare };
}

function compareEntangled(objects: number) {
  const { base, head } = entangledPair({ objects });
  const { comparer, compare } = comparerOf(base.components.schemas, head.components.schemas);
  const differences = Object.keys(base.components.schemas).map((name) => compare(name));
  return { steps: comparer.spent, differences };
}

/** A chain of schemas; the last holds a value of the type. */
function chain(length: number, type: string): Schemas {
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `S${index}`,
      {
        type: 'object',
        properties:
          index === length - 1
            ? { v: { type } }
            : { next: { $ref: `#/components/schemas/S${index + 1}` } },
      },
    ]),
  );
}

describe('schemas that refer to each other in dense circles', () => {
  const small = compareEntangled(30);
  const large = compareEntangled(120);

  it('take work that grows with their number, not with the number of ways through them', () => {
    expect(large.steps / small.steps).toBeLessThan(6);
    expect(large.steps).toBeLessThan(200_000);
  });

  it('are compared to the end', () => {
    const effects = large.differences.flatMap(differencesIn).map(({ effect }) => effect);
    expect([...new Set(effects)].sort()).toEqual(['equal', 'narrows', 'widens']);
  });
});

describe('a long chain of schemas', () => {
  it('is compared to its end', () => {
    const { compare } = comparerOf(chain(1_000, 'string'), chain(1_000, 'number'));
    const [, narrowed] = differencesIn(compare('S0'));
    expect(narrowed?.headPointer).toBe('/components/schemas/S999/properties/v/type');
  });

  it('that takes all the work does not end the comparison of a short way to the change', () => {
    const { compare } = comparerOf(chain(300, 'string'), chain(300, 'number'), 200);
    const cut = differencesIn(compare('S0'));
    expect(cut.map(({ effect, why }) => [effect, why])).toEqual([
      [
        'undecided',
        'The schemas here were not compared: comparing them takes more work than is allowed.',
      ],
    ]);
    const found = differencesIn(compare('S299')).map(({ effect, instancePath }) => [
      effect,
      instancePath,
    ]);
    expect(found).toEqual([
      ['narrows', 'v'],
      ['widens', 'v'],
    ]);
  });

  it('is compared further by each schema that refers to it', () => {
    const { compare } = comparerOf(chain(60, 'string'), chain(60, 'number'), 200);
    const kinds = Array.from({ length: 6 }, () => differencesIn(compare('S0'))).map((all) =>
      all.map(({ effect }) => effect).join(' '),
    );
    expect(kinds[0]).toBe('undecided');
    expect(kinds.at(-1)).toBe('narrows widens');
  });
});
