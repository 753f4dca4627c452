import { SCHEMA_DIFFERENCE_KINDS } from '../../schema-compare/comparison/schema-difference';
import {
  anySchema,
  anyValue,
  flatSchema,
  flatValue,
  mutatedPair,
  namesIn,
  PLAIN,
  valuesNear,
} from '../../../testing/schema-arbitraries';
import type { JsonSchema } from '../../../testing/schema-arbitraries';
import { DIFFERENT } from '../../../testing/schema-pair-cases';
import { compareSchemas } from '../../schema-compare/compare-schemas';
import type { RuleRow } from '../rules/rule-row';
import { SCHEMA_RULES } from '../rules/schema-rules';
import { detectSchema } from './detect-schema';
import { ruleOf, typeOf } from './schema-rule';
import type { SchemaRole } from '../rules/schema-rules';
import { ajvValidator } from '../../../testing/ajv-validator';
import { fc, rounds } from '../../../testing/random-tests';

const RUNS = rounds(400);
const ROLES: readonly SchemaRole[] = ['configuration', 'policy-published', 'policy-own'];
const FILES = { basePath: 'base.json', headPath: 'head.json' };
const ROWS = new Map(SCHEMA_RULES.map((row) => [row.id, row]));

const pair: fc.Arbitrary<[JsonSchema, JsonSchema]> = fc.oneof(
  { weight: 3, arbitrary: mutatedPair },
  { weight: 1, arbitrary: fc.tuple(anySchema, anySchema) },
);
const flatPair = fc.oneof(
  fc.tuple(flatSchema, flatSchema),
  fc.tuple(flatSchema, flatSchema).map(([base, more]) => [base, { ...base, ...more }] as const),
);

function rowsOf(base: JsonSchema, head: JsonSchema, role: SchemaRole): (RuleRow | undefined)[] {
  return detectSchema(base, head, FILES, role).changes.map(({ rule }) => ROWS.get(rule));
}

function isSafe(base: JsonSchema, head: JsonSchema, role: SchemaRole): boolean {
  return rowsOf(base, head, role).every((row) => row?.impact === 'NON_BREAKING');
}

/** No value that fits the one schema is refused by the other. */
function expectKept(from: JsonSchema, to: JsonSchema, values: readonly unknown[]): void {
  const [fitsFrom, fitsTo] = [ajvValidator(from), ajvValidator(to)];
  for (const value of values) {
    if (fitsFrom(value) !== true) continue;
    const kept = fitsTo(value);
    if (kept !== undefined) expect({ value, kept }).toEqual({ value, kept: true });
  }
}

describe('detectSchema and its rules, beside a validator', () => {
  it('call no change of a configuration safe that refuses a value whose keys the base mentions', () => {
    fc.assert(
      fc.property(flatPair, fc.array(flatValue, { maxLength: 30 }), ([base, head], values) => {
        if (!isSafe(base, head, 'configuration')) return;
        const names = namesIn(base);
        const spokenOf = values.filter((value) =>
          Object.keys(value).every((key) => names.has(key)),
        );
        expectKept(base, head, spokenOf);
      }),
      { numRuns: RUNS * 2 },
    );
  });

  it('call no change of a published policy safe that refuses a contract', () => {
    fc.assert(
      fc.property(pair, fc.array(anyValue, { maxLength: 20 }), ([base, head], values) => {
        if (!isSafe(base, head, 'policy-published')) return;
        expectKept(base, head, [...values, ...PLAIN, ...valuesNear(base), ...valuesNear(head)]);
      }),
      { numRuns: RUNS },
    );
  });

  it("call no change of a contract's own policy safe that lets it be what it could not be", () => {
    fc.assert(
      fc.property(pair, fc.array(anyValue, { maxLength: 20 }), ([base, head], values) => {
        if (!isSafe(base, head, 'policy-own')) return;
        expectKept(head, base, [...values, ...PLAIN, ...valuesNear(base), ...valuesNear(head)]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(ROLES)(
    'call some changes safe and others not, so the test above can fail: %s',
    (role) => {
      const verdicts = fc
        .sample(mutatedPair, { numRuns: 300, seed: 11 })
        .filter(([base, head]) => rowsOf(base, head, role).length > 0)
        .map(([base, head]) => isSafe(base, head, role));
      expect(verdicts.filter(Boolean).length).toBeGreaterThan(20);
      expect(verdicts.filter((safe) => !safe).length).toBeGreaterThan(50);
    },
  );
});

describe('the rules of schemas', () => {
  it('have a row for whatever is found, of the type that is found', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(...ROLES), ([base, head], role) => {
        for (const { rule, type } of detectSchema(base, head, FILES, role).changes) {
          expect({ rule, type }).toEqual({ rule: ROWS.get(rule)?.id, type: ROWS.get(rule)?.type });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('have a row for every kind and effect that the pairs of the comparer show', () => {
    const shown = new Map<string, string>();
    for (const [, base, head, , options] of DIFFERENT) {
      for (const [from, to] of [
        [base, head],
        [head, base],
      ]) {
        for (const { kind, effect } of compareSchemas(from, to, {
          direction: 'input',
          ...options,
        })) {
          shown.set(`${kind} ${effect}`, kind);
          for (const role of ROLES) {
            const row = ROWS.get(ruleOf(role, kind, effect));
            expect([kind, effect, row?.type]).toEqual([kind, effect, typeOf(kind)]);
          }
        }
      }
    }
    expect(new Set(shown.values())).toEqual(new Set(SCHEMA_DIFFERENCE_KINDS));
  });

  it('report the same changes for every role', () => {
    const ids = (prefix: string) =>
      SCHEMA_RULES.filter(({ id }) => id.startsWith(prefix))
        .map(({ id, type }) => `${id.slice(prefix.length)} ${type}`)
        .sort();
    expect(ids('policy-')).toEqual(ids('configuration-'));
    expect(ids('own-policy-')).toEqual(ids('configuration-'));
  });

  it('let no new version make up for a weaker policy of its own, and for anything else', () => {
    for (const { id, impact, excusable } of SCHEMA_RULES) {
      const weakens = id.startsWith('own-policy-') && impact === 'BREAKING';
      expect([id, excusable]).toEqual([id, weakens ? false : undefined]);
    }
  });
});
