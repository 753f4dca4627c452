import { cutToWidth, displayWidth, padEnd } from './display-width';
import { wrapWords } from './wrap';
import { fc } from '../../../testing/random-tests';

describe('display width', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['値段', 4],
    ['한글', 4],
    ['ｆｕｌｌ', 8],
    ['😀', 2],
    ['👨‍👩‍👧', 2],
    ['🇪🇺', 2],
    ['❤️', 2],
    ['→', 1],
    ['a\u200bb', 2],
  ])('of %j is %d', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it.each([
    ['short', 10, 'short'],
    ['exactly', 7, 'exactly'],
    ['something', 7, 'some...'],
    ['値段値段', 6, '値...'],
    ['abcd', 3, '...'],
    ['abcd', 1, '.'],
  ])('cuts %j to %d cells', (text, width, cut) => {
    expect(cutToWidth(text, width)).toBe(cut);
  });

  it('never cuts to more than was asked, and pads to exactly that', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, width) => {
        const cut = cutToWidth(text, width);
        expect(displayWidth(cut)).toBeLessThanOrEqual(width);
        expect(padEnd(cut, width).length - cut.length).toBe(width - displayWidth(cut));
      }),
    );
  });

  it('wraps without losing a word, and only a word that is too wide makes a line too wide', () => {
    const word = fc
      .string({ unit: 'grapheme-ascii', minLength: 1 })
      .filter((text) => !/\s/.test(text));
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 1, max: 40 }), (words, width) => {
        const lines = wrapWords(words.join(' '), width);
        expect(lines.flatMap((line) => line.split(' '))).toEqual(words);
        for (const line of lines) {
          if (line.includes(' ')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
