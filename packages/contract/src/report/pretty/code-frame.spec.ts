import type { Range } from '../../source/range';
import { buildCodeFrame } from './code-frame';
import { displayWidth, graphemesOf } from '../text/display-width';
import { fc } from '../../../testing/random-tests';

const paint = { gutter: (text: string) => text, mark: (text: string) => text };

function range(startLine: number, startColumn: number, endLine: number, endColumn: number): Range {
  return {
    start: { line: startLine, column: startColumn },
    end: { line: endLine, column: endColumn },
  };
}

function frame(text: string, at: Range, width = 60, firstLine = 1): string[] {
  return buildCodeFrame({ firstLine, lines: text.split('\n') }, at, width, paint);
}

/** The text of the source line above the carets. */
function underlined(lines: readonly string[]): string[] {
  const found: string[] = [];
  lines.forEach((line, index) => {
    const carets = /^\s+\| ( *)(\^+)$/.exec(line);
    if (!carets) return;
    const source = lines[index - 1].replace(/^> *\d+ \| ?/, '');
    let at = 0;
    let text = '';
    for (const grapheme of graphemesOf(source)) {
      const inside = at >= carets[1].length && at < carets[1].length + carets[2].length;
      if (inside && grapheme.width > 0) text += grapheme.text;
      at += grapheme.width;
    }
    found.push(text);
  });
  return found;
}

describe('buildCodeFrame', () => {
  it('shows two lines either side and underlines the range', () => {
    expect(frame('a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7', range(4, 4, 4, 5))).toEqual([
      '  2 | b: 2',
      '  3 | c: 3',
      '> 4 | d: 4',
      '    |    ^',
      '  5 | e: 5',
      '  6 | f: 6',
    ]);
  });

  it('aligns line numbers of different length', () => {
    expect(frame('a\nb\nc', range(10, 1, 10, 2), 60, 9)).toEqual([
      '   9 | a',
      '> 10 | b',
      '     | ^',
      '  11 | c',
    ]);
  });

  it('underlines each line of a range over several lines, from its first visible character', () => {
    expect(frame('a:\n  - b\n\n  - c\nd', range(2, 3, 4, 6))).toEqual([
      '  1 | a:',
      '> 2 |   - b',
      '    |   ^^^',
      '> 3 |',
      '> 4 |   - c',
      '    |   ^^^',
      '  5 | d',
    ]);
  });

  it('folds the middle of a long range', () => {
    const text = Array.from({ length: 20 }, (_, index) => `k${index}: v`).join('\n');
    expect(frame(text, range(3, 1, 15, 3)).filter((line) => !line.includes('^'))).toEqual([
      '   1 | k0: v',
      '   2 | k1: v',
      '>  3 | k2: v',
      '>  4 | k3: v',
      '>  5 | k4: v',
      '     ...',
      '> 15 | k14: v',
      '  16 | k15: v',
      '  17 | k16: v',
    ]);
  });

  it.each([
    ['a range that ends at the start of the next line', 'ab\ncd', range(1, 1, 2, 1), ['ab']],
    ['an empty range', 'abc', range(1, 2, 1, 2), ['b']],
    ['wide characters', '名前: 値段 x', range(1, 5, 1, 7), ['値段']],
    ['an emoji of several code points', 'a 👨‍👩‍👧 b', range(1, 3, 1, 11), ['👨‍👩‍👧']],
    ['combining marks', 'e\u0301e\u0301x', range(1, 3, 1, 5), ['e\u0301']],
    ['half a surrogate pair', 'a😀b', range(1, 3, 1, 4), ['😀']],
    ['a space that has no width', 'a\u200bb', range(1, 2, 1, 3), ['\\u200b']],
    ['a terminal escape', 'a\u001b[31mb', range(1, 2, 1, 3), ['\\x1b']],
    ['a turn of direction', 'a\u202eb', range(1, 3, 1, 4), ['b']],
  ])('underlines %s', (_, text, at, expected) => {
    expect(underlined(frame(text, at))).toEqual(expected);
  });

  it('puts a caret behind the end of a line', () => {
    expect(frame('abc', range(1, 9, 1, 9))).toEqual(['> 1 | abc', '    |    ^']);
  });

  it('expands tabs to stops of four', () => {
    expect(frame('\ta\tb', range(1, 4, 1, 5))).toEqual(['> 1 |     a   b', '    |         ^']);
  });

  it('cuts long lines around the range and keeps the lines aligned', () => {
    const lines = [`near${'-'.repeat(200)}`, `${'x'.repeat(150)}HERE${'y'.repeat(150)}`, 'short'];
    const shown = frame(lines.join('\n'), range(2, 151, 2, 155), 60);
    expect(underlined(shown)).toEqual(['HERE']);
    expect(shown.every((line) => displayWidth(line) <= 60)).toBe(true);
    expect(shown[1]).toMatch(/^> 2 \| \.\.\.x+HEREy+\.\.\.$/);
    expect(shown[3]).toBe('  3 | ...');
  });

  it('looks at a part of a line of a megabyte only', () => {
    const line = `${'x'.repeat(500_000)}名${'y'.repeat(500_000)}`;
    expect(underlined(frame(line, range(1, 500_001, 1, 500_002)))).toEqual(['名']);
  });

  it('breaks what a runner would execute without a visible trace', () => {
    const [line] = frame('##[error]x ##vso[task]y', range(1, 1, 1, 2));
    expect(line).not.toMatch(/##\w*\[/);
    expect(line.replace(/\u200b/g, '')).toBe('> 1 | ##[error]x ##vso[task]y');
  });

  it.each([
    ['before', range(1, 1, 1, 2), 5],
    ['behind', range(9, 1, 9, 2), 5],
  ])('is empty for a range %s the excerpt', (_, at, firstLine) => {
    expect(frame('a\nb', at, 60, firstLine)).toEqual([]);
  });

  const piece = fc.constantFrom('a', 'Z', '-', '値', '😀', '👩‍💻', 'é', '🇪🇺', '한', '(');

  it('underlines exactly the text of any range', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.array(piece, { maxLength: 40 }),
        fc.integer({ min: 60, max: 120 }),
        (before, inside, after, width) => {
          const head = before.join('');
          const text = inside.join('');
          const column = head.length + 1;
          const shown = frame(
            `first\n${head}${text}${after.join('')}\nlast`,
            range(2, column, 2, column + text.length),
            width,
          );
          expect(underlined(shown)).toEqual([text]);
          for (const line of shown) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('prints no control character and no line that is too wide, whatever the text and the range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 150 }), { minLength: 1, maxLength: 8 }),
        fc.tuple(fc.nat(9), fc.nat(200), fc.nat(9), fc.nat(200)),
        (lines, [startLine, startColumn, endLine, endColumn]) => {
          const at = range(startLine + 1, startColumn + 1, endLine + 1, endColumn + 1);
          for (const line of buildCodeFrame({ firstLine: 1, lines }, at, 80, paint)) {
            expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
            expect(displayWidth(line)).toBeLessThanOrEqual(80);
          }
        },
      ),
    );
  });
});
