import { isDefect } from './defect';
import { relateRanges } from './relate-ranges';
import { parseVersionRange, type VersionRange } from './version-range';

function rangeOf(text: string): VersionRange {
  const range = parseVersionRange(text);
  if (isDefect(range)) throw new Error(range.problem);
  return range;
}

describe('relateRanges', () => {
  it.each([
    ['^1.0.0', '^1.0.0', 'same', 'same'],
    ['^1.0.0', '>=1.0.0 <2.0.0', 'same', 'same'],
    ['^1.2', '^1.2.0', 'same', 'same'],
    ['~1.2.3', '>=1.2.3, <1.3.0', 'same', 'same'],
    ['1.x', '^1', 'same', 'same'],
    ['*', '>=0.0.0', 'same', 'same'],
    ['^0.2.3', '~0.2.3', 'same', 'same'],
    ['1.0.0 - 2.0.0', '>=1.0.0 <=2.0.0', 'same', 'same'],
    ['^1 || ^2', '>=1 <3', 'same', 'same'],
    ['2.x || 1.x', '1.x || 2.x', 'same', 'same'],
    ['^1.0.0', '>=1.0.0', 'wider', 'narrower'],
    ['^1.0.0', '~1.0.0', 'narrower', 'wider'],
    ['^1.0.0', '^1.1.0', 'narrower', 'wider'],
    ['^1.0.0', '^1.0.1', 'narrower', 'wider'],
    ['^1.0.0', '^1.0.0 || ^2.0.0', 'wider', 'narrower'],
    ['^1.0.0', '^1.0.0 !=1.5.0', 'narrower', 'wider'],
    ['>=1.0.0', '>1.0.0', 'narrower', 'wider'],
    ['1.2.3', '^1.2.3', 'wider', 'narrower'],
    ['^1.0.0', '^2.0.0', 'other', 'other'],
    ['~1.2', '~1.3', 'other', 'other'],
    ['^1.0.0-rc.1', '^1.0.0', 'narrower', 'wider'],
    ['^1.0.0-rc.1', '^1.0.0-rc.2', 'narrower', 'wider'],
    ['^1.0.0-rc.1', '>=1.0.0-rc.1 <2.0.0', 'wider', 'narrower'],
    ['>=1.0.0-rc.1 <2.0.0', '>=1.0.0-rc.1, <2.0.0', 'same', 'same'],
  ] as const)('%s and %s', (one, two, there, back) => {
    expect([
      relateRanges(rangeOf(one), rangeOf(two)),
      relateRanges(rangeOf(two), rangeOf(one)),
    ]).toEqual([there, back]);
  });

  it('answers as the versions do that are tried one by one', () => {
    const texts = [
      '^1.1.0',
      '~1.1',
      '>=1.1.1',
      '<1.2',
      '1.x',
      '>0.9 <=2.0.1',
      '!=1.1.1',
      '0.9 - 1.1',
    ];
    const parts = [0, 1, 2, 3, 9];
    const versions = parts.flatMap((a) => parts.flatMap((b) => parts.map((c) => `${a}.${b}.${c}`)));
    for (const one of texts.map(rangeOf)) {
      for (const two of texts.map(rangeOf)) {
        const isLost = versions.some((version) => one.admits(version) && !two.admits(version));
        const isGained = versions.some((version) => two.admits(version) && !one.admits(version));
        const seen = isLost ? (isGained ? 'other' : 'narrower') : isGained ? 'wider' : 'same';
        expect([one.text, two.text, relateRanges(one, two)]).toEqual([one.text, two.text, seen]);
      }
    }
  });
});
