import type { ChangeType, Impact } from './change/change';
import { joinRows, type ClassifiedChange } from './join-rows';

function row(
  path: string,
  type: ChangeType,
  impact: Impact,
  reason: string,
  excusable = true,
): ClassifiedChange {
  const change = { rule: `rule-of-${reason}`, path, type, subject: reason };
  return { change, classification: { impact, reason: `${reason}.`, excusable } };
}

const shown = (rows: readonly ClassifiedChange[]) =>
  joinRows(rows).map(({ change, classification }) => [
    change.path,
    change.rule,
    classification.impact,
    classification.reason,
  ]);

describe('rows of one path and type', () => {
  test('with two classes become the worse one, with both reasons', () => {
    const rows = [
      row('a', 'modified', 'NON_BREAKING', 'Wider'),
      row('a', 'modified', 'BREAKING', 'Narrower'),
    ];
    expect(shown(rows)).toEqual([['a', 'rule-of-Narrower', 'BREAKING', 'Narrower. Wider.']]);
  });

  test('with one class stay apart', () => {
    const rows = [row('a', 'modified', 'BREAKING', 'One'), row('a', 'modified', 'BREAKING', 'Two')];
    expect(shown(rows)).toHaveLength(2);
  });

  test('of other types or paths stay apart', () => {
    const rows = [
      row('a', 'modified', 'BREAKING', 'One'),
      row('a', 'removed', 'NON_BREAKING', 'Two'),
      row('b', 'modified', 'POTENTIAL_BREAKING', 'Three'),
    ];
    expect(shown(rows)).toHaveLength(3);
  });

  test('keep what no version excuses before another change of the same class', () => {
    const rows = [
      row('a', 'modified', 'BREAKING', 'Excused'),
      row('a', 'modified', 'NON_BREAKING', 'Harmless'),
      row('a', 'modified', 'BREAKING', 'Never', false),
    ];
    const [joined] = joinRows(rows);
    expect(joined!.change.rule).toBe('rule-of-Never');
    expect(joined!.classification.excusable).toBe(false);
    expect(joined!.classification.reason).toBe('Never. Excused. Harmless.');
  });

  test.each([
    ['The body: `a` is narrower', 'The body: `a` may be 1', '`a` may be 1.'],
    ['The body: `a: b` is narrower', 'The body: `a: c` may be 1', '`a: c` may be 1.'],
    ['`a: b` is narrower', '`a: c` may be 1', '`a: c` may be 1.'],
    ['The body: one', 'The answer: two', 'The answer: two.'],
    ['The body: one', 'The body: one', ''],
  ])('name their place once: %s, %s', (worse, other, rest) => {
    const [joined] = joinRows([
      row('a', 'modified', 'BREAKING', worse),
      row('a', 'modified', 'NON_BREAKING', other),
    ]);
    expect(joined!.classification.reason).toBe(`${worse}. ${rest}`.trim());
  });
});
