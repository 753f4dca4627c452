import type { Outcome } from '../diagnostics/outcome';
import type { Impact } from './change/change';
import type { Classification } from './classify-change';
import { classifyDiff, type FailOn } from './classify-diff';

const of = (impact: Impact, excusable = true): Classification => ({
  impact,
  reason: '',
  excusable,
});
const SAFE = of('NON_BREAKING');
const PERHAPS = of('POTENTIAL_BREAKING');
const BREAKING = of('BREAKING');
const WEAKENED = of('BREAKING', false);

describe('the verdict on a diff', () => {
  const rows: [string, Classification[], [base: string, head: string], FailOn, Outcome][] = [
    ['nothing changed', [], ['1.0.0', '1.0.0'], 'potential', 'clean'],
    ['compatible', [SAFE], ['1.0.0', '1.0.0'], 'potential', 'clean'],
    ['breaking, same version', [SAFE, BREAKING], ['1.0.0', '1.0.0'], 'breaking', 'findings'],
    ['breaking, too small a bump', [BREAKING], ['1.0.0', '1.1.0'], 'breaking', 'findings'],
    ['breaking, excused', [BREAKING, PERHAPS], ['1.0.0', '2.0.0'], 'potential', 'clean'],
    ['breaking below 1.0.0, patch', [BREAKING], ['0.1.0', '0.1.1'], 'breaking', 'findings'],
    ['breaking below 1.0.0, minor', [BREAKING], ['0.1.0', '0.2.0'], 'breaking', 'clean'],
    ['breaking, lowered version', [BREAKING], ['2.0.0', '1.0.0'], 'breaking', 'findings'],
    ['breaking, no version', [BREAKING], ['latest', '9.0.0'], 'breaking', 'findings'],
    ['a weakened policy, major bump', [WEAKENED], ['1.0.0', '2.0.0'], 'breaking', 'findings'],
    ['a weakened policy, nothing fails', [WEAKENED], ['1.0.0', '1.0.0'], 'none', 'clean'],
    ['potential, by default', [PERHAPS], ['1.0.0', '1.0.0'], 'breaking', 'clean'],
    ['potential, asked for', [PERHAPS], ['1.0.0', '1.0.1'], 'potential', 'findings'],
    ['potential, excused', [PERHAPS], ['1.0.0', '1.1.0'], 'potential', 'clean'],
    ['potential below 1.0.0', [PERHAPS], ['0.1.0', '0.1.1'], 'potential', 'clean'],
    ['breaking, nothing fails', [BREAKING], ['1.0.0', '1.0.0'], 'none', 'clean'],
  ];
  test.each(rows)('%s', (_, classifications, [base, head], failOn, outcome) => {
    expect(classifyDiff(classifications, { base, head }, failOn).outcome).toBe(outcome);
  });

  test('the worst change gives the class and the bump', () => {
    expect(
      classifyDiff([SAFE, BREAKING, PERHAPS], { base: '1.0.0', head: '1.1.0' }, 'none'),
    ).toEqual({
      classification: 'BREAKING',
      requiredBump: 'major',
      actualBump: 'minor',
      outcome: 'clean',
    });
  });

  test('no change needs no bump, and is of the least class', () => {
    expect(classifyDiff([], {}, 'breaking')).toEqual({
      classification: 'NON_BREAKING',
      requiredBump: 'none',
      actualBump: null,
      outcome: 'clean',
    });
  });
});
