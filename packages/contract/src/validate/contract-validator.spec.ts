import { isSchemaDefect } from '../schema-check/schema-store';
import { parseSource } from '../source/yaml/parse-source';
import { anyContract, FIELDS, fullContract } from '../../testing/contract-fields';
import { fixtureTexts } from '../../testing/fixture-texts';
import { damagedValues, mutatedValue } from '../../testing/mutate-value';
import { dialectOf, supportedVersions } from '../dialect/dialects';
import { createSession } from '../bundle/session';
import { fc, rounds } from '../../testing/random-tests';

const NAMES = [
  ...new Set(FIELDS.map(({ path }) => path[path.length - 1]!).filter((name) => name !== '*')),
  ...['other', '__proto__', 'constructor', 'toString'],
];

const contracts = fixtureTexts('pacto.yaml').flatMap(([path, text]) => {
  const { document } = parseSource(path, text);
  return document === undefined ? [] : [document.value];
});

function holdsInfinity(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Math.abs(value as number) === Infinity;
  return Object.values(value).some(holdsInfinity);
}

describe.each(supportedVersions)('the generated validator of %s', (version) => {
  const { contractSchema, loadValidator } = dialectOf(version)!;
  const fits = loadValidator();
  const compiled = createSession().schemas.compileTrusted(contractSchema);
  const check = (value: unknown): boolean => {
    if (isSchemaDefect(compiled)) throw new Error(compiled.message);
    const verdict = fits(value);
    const isValid = compiled.run(value).causes.length === 0;
    // A number that a double cannot hold is refused, and then checked by the schema, which reads its digits.
    if (verdict !== isValid && (verdict || !holdsInfinity(value))) {
      throw new Error(`The generated code says ${verdict} to ${JSON.stringify(value)}.`);
    }
    return verdict;
  };

  it.each<[string, unknown, boolean]>([
    ['nothing', {}, false],
    ['a list', [], false],
    ['null', null, false],
    ['every field, of alternatives the first', fullContract(0), true],
    ['every field, of alternatives the second', fullContract(1), true],
    [
      'a required key that is inherited',
      { pactoVersion: version, service: Object.create({ name: 'a', version: '1' }) },
      false,
    ],
    [
      'a key that every object has',
      JSON.parse(
        `{"pactoVersion":"${version}","service":{"name":"a","version":"1"},"__proto__":1}`,
      ),
      false,
    ],
    ...[Infinity, -Infinity, NaN].map((min): [string, unknown, boolean] => [
      `the number ${min}`,
      { pactoVersion: version, service: { name: 'a', version: '1' }, scaling: { min, max: 2 } },
      false,
    ]),
    [
      'a pattern that is missed',
      { pactoVersion: version, service: { name: 'A', version: '1' } },
      false,
    ],
    [
      'a version of one astral character',
      { pactoVersion: version, service: { name: 'a', version: '😀' } },
      true,
    ],
  ])('checks %s', (_name, value, expected) => {
    expect(check(value)).toBe(expected);
  });

  it.each([0, 1])('agrees with the schema on each broken field: %s', (alternative) => {
    const verdicts = [...damagedValues(fullContract(alternative))].map(check);
    expect(verdicts.filter((fits) => !fits).length).toBeGreaterThan(500);
  });

  it('agrees with the schema on fixtures, also when they are damaged', () => {
    expect(contracts.length).toBeGreaterThan(50);
    expect(new Set(contracts.map(check))).toEqual(new Set([true, false]));
    const seen = { true: 0, false: 0 };
    const any = fc.constantFrom(...contracts).chain((contract) => mutatedValue(contract, NAMES));
    fc.assert(
      fc.property(any, (contract) => {
        seen[`${check(contract)}`] += 1;
      }),
      { numRuns: rounds(1000) },
    );
    expect(Math.min(seen.true, seen.false)).toBeGreaterThan(50);
  });

  it('agrees with the schema on contracts that use the whole language', () => {
    const any = anyContract.chain((contract) =>
      fc.oneof(fc.constant(contract), mutatedValue(contract, NAMES)),
    );
    fc.assert(
      fc.property(any, (contract) => void check(contract)),
      { numRuns: rounds(500) },
    );
  });
});
