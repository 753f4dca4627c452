import { canonicalText } from '../../json-schema/json-text';
import type { Contract } from '../../model/contract';
import { valueAt } from '../../source/pointer';
import { anyContract } from '../../../testing/contract-fields';
import { pairOf } from '../../../testing/diff-cases/contract-cases';
import { reverseKeys } from '../../../testing/openapi-documents';
import type { ChangeType, RawChange } from '../change/change';
import { classifyChange } from '../classify-change';
import { detectContract } from './detect-contract';
import { fc, rounds } from '../../../testing/random-tests';

const detect = (base: unknown, head: unknown) => detectContract(pairOf(base, head));
const MIRROR: Record<ChangeType, ChangeType> = {
  added: 'removed',
  removed: 'added',
  modified: 'modified',
};
const LISTS = ['interfaces', 'configurations', 'policies', 'dependencies'] as const;

/** A change without the side that it is seen from. */
function factsOf({ path, type, oldValue, newValue }: RawChange): string {
  return canonicalText([path, type, oldValue ?? null, newValue ?? null]);
}

function mirrored({ path, type, oldValue, newValue }: RawChange): string {
  return canonicalText([path, MIRROR[type], newValue ?? null, oldValue ?? null]);
}

/** A contract in which what means the same is written the same. */
function normalize(contract: Contract): string {
  const { interfaces = [], dependencies = [], configurations = [], policies = [] } = contract;
  const { image } = contract.service;
  const named = <T extends { name: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return canonicalText({
    ...contract,
    service: { ...contract.service, image: image && { private: false, ...image } },
    interfaces: named(interfaces.map((entry) => ({ visibility: 'internal', ...entry }))),
    dependencies: named(dependencies.map((entry) => ({ required: false, ...entry }))),
    configurations: named(configurations.map((entry) => ({ values: {}, ...entry }))),
    policies: named(policies),
    runtime: contract.runtime && { lifecycle: {}, ...contract.runtime },
    metadata: contract.metadata ?? {},
  });
}

/** The same contract with the scaling of another. */
function withScaling({ scaling: _, ...contract }: Contract, { scaling }: Contract): Contract {
  return scaling === undefined ? contract : { ...contract, scaling };
}

function reverseEntries(contract: Contract): Contract {
  const lists = LISTS.filter((list) => contract[list] !== undefined);
  return {
    ...contract,
    ...Object.fromEntries(lists.map((list) => [list, [...contract[list]!].reverse()])),
  };
}

function hasUniqueNames(contract: Contract): boolean {
  return LISTS.every((list) => {
    const names = (contract[list] ?? []).map(({ name }) => name);
    return new Set(names).size === names.length;
  });
}

describe('detectContract, of any two contracts', () => {
  const numRuns = rounds(100);
  const pairs = (test: (base: Contract, head: Contract) => void) =>
    fc.assert(
      fc.property(anyContract, anyContract, fc.boolean(), (base, other, near) =>
        test(base, near ? withScaling(base, other) : other),
      ),
      { numRuns },
    );

  it('finds nothing between a contract and itself, whatever the order of its keys', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        expect(detect(contract, contract)).toEqual([]);
        expect(detect(contract, reverseKeys(contract))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('finds nothing only where both mean the same', () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        const { pactoVersion, service, ...optional } = contract;
        for (const key of Object.keys(optional)) {
          const left = Object.entries(optional).filter(([name]) => name !== key);
          const other: Contract = { pactoVersion, service, ...Object.fromEntries(left) };
          if (detect(contract, other).length > 0) continue;
          expect(normalize(contract)).toBe(normalize(other));
        }
        expect(detect(contract, { ...contract, service: { ...service, name: 'z' } })).toHaveLength(
          1,
        );
      }),
      { numRuns },
    );
    pairs((base, head) => {
      if (detect(base, head).length === 0) expect(normalize(base)).toBe(normalize(head));
      else expect(canonicalText(base)).not.toBe(canonicalText(head));
    });
  });

  it('swaps added and removed, old and new with the sides', () => {
    pairs((base, head) => {
      expect(detect(head, base).map(mirrored).sort()).toEqual(
        detect(base, head).map(factsOf).sort(),
      );
    });
  });

  it('reports the same whatever the order of keys', () => {
    pairs((base, head) => {
      expect(detect(reverseKeys(base), reverseKeys(head))).toEqual(detect(base, head));
    });
  });

  it('reports the same whatever the order of entries with unique names', () => {
    pairs((base, head) => {
      fc.pre(hasUniqueNames(base) && hasUniqueNames(head));
      expect(detect(reverseEntries(base), head).map(factsOf).sort()).toEqual(
        detect(base, head).map(factsOf).sort(),
      );
    });
  });

  it('points at existing places, on the sides that have them, and has a class', () => {
    pairs((base, head) => {
      for (const change of detect(base, head)) {
        expect(classifyChange(change).reason).toMatch(/^[A-Z`].*\.$/s);
        if (change.type === 'removed') expect(change.base).toBeDefined();
        if (change.type === 'added') expect(change.base).toBeUndefined();
        if (change.type !== 'removed' && change.newValue !== undefined) {
          expect(change.head).toBeDefined();
        }
        for (const [place, contract] of [
          [change.base, base],
          [change.head, head],
        ] as const) {
          if (place) expect(valueAt(contract, place.pointer)).toBeDefined();
        }
      }
    });
  });
});
