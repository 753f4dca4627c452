import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { compareSchemas } from './compare-schemas';
import { DIFFERENT, EQUAL } from '../../testing/schema-pair-cases';

/** Where we and jsoncompat 0.4.2 disagree, and why we hold to our answer. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'a dependency removed': 'It knows the keywords of 2020-12 alone, and not `dependencies`.',
  'the schema of facts': '`x-pacto-facts` is our own keyword.',
  'facts that were not checked': '`x-pacto-facts` is our own keyword.',
  'a condition with demands that holds less often':
    'It does not look into conditions: a mapping with `a`, and without `b` and `c`, fits now.',
  'a dependent schema':
    'It does not look into `dependentSchemas`: a mapping with `a` and no `b` is refused now.',
  'a format added': 'It takes formats for words; ajv-formats enforces them.',
  'a format changed': 'It takes formats for words; ajv-formats enforces them.',
  'a format added beside values, and one has it':
    'It takes formats for words; ajv-formats enforces them.',
  'a number format added beside a number that is too large':
    'It takes formats for words; in OpenAPI they limit the range.',
  'a number format widened': 'It takes formats for words; in OpenAPI they limit the range.',
  'a key added that an alternative uses':
    'It counts a new key as unused although an alternative gives it another type.',
  'a key added where other keys had a schema':
    'It counts a new key as unused although the schema for other keys let it through as text.',
  'a pattern of keys added to an open mapping':
    'It does not compare `patternProperties` with what other keys could be.',
  'the schema of other keys': 'It does not compare two schemas for other keys.',
  'unevaluated keys without branches':
    'It does not see that `unevaluatedProperties` closes the mapping.',
  'unevaluated and additional keys':
    'It does not see that `unevaluatedProperties` closes the older mapping too.',
  'allOf taken apart': 'It does not see that a required key makes `minProperties: 1` idle.',
  'bounds that ask for nothing': 'It does not see that every text matches `.*`.',
  'integer as a multiple': 'It does not see that the multiples of 1 are the integers.',
};

interface Answer {
  readonly keeps: boolean | null;
  readonly addsNone: boolean | null;
}

describe('compareSchemas, beside jsoncompat', () => {
  it('agrees, except for the pairs listed with a reason', () => {
    const rows = [
      ...DIFFERENT.filter(([, , , , options]) => options === undefined),
      ...EQUAL.filter(([, , , options]) => options === undefined),
    ].map(([what, base, head]) => ({ what, base, head }));
    const output = execFileSync(
      process.execPath,
      [join(__dirname, '../../testing/ask-jsoncompat.mjs')],
      { input: JSON.stringify(rows.map(({ base, head }) => [base, head])), encoding: 'utf8' },
    );
    const answers = JSON.parse(output) as Answer[];
    const disagreeing = rows.filter(({ base, head }, index) => {
      const effects = compareSchemas(base, head, { direction: 'input' }).map(
        ({ effect }) => effect,
      );
      if (effects.includes('undecided')) return false;
      const { keeps, addsNone } = answers[index];
      const narrower = keeps !== null && keeps === effects.includes('narrows');
      return narrower || (addsNone !== null && addsNone === effects.includes('widens'));
    });
    expect(disagreeing.map(({ what }) => what).sort()).toEqual(Object.keys(DISAGREEMENTS).sort());
  });
});
