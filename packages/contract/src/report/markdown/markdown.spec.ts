import {
  folded,
  foldedTable,
  markdownCode,
  markdownMessage,
  markdownTable,
  markdownText,
} from './markdown';
import { code, codeList, longCode } from '../../diagnostics/words';
import { fc } from '../../../testing/random-tests';

const ANY = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '|',
        '\\',
        '`',
        '``',
        '<b>',
        '@team',
        '#12',
        '\n',
        'a',
        '&',
        '$',
        '*',
        '[x](y)',
      ),
    )
    .map((pieces) => pieces.join('')),
);

describe('markdown', () => {
  it.each([
    ['a|b', 'a&#124;b'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a\nb', 'a b'],
    ['*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['[a](b)', '\\[a\\](b)'],
    ['@team, #12', '@\u200bteam, #\u200b12'],
    ['$x$', '&#36;x&#36;'],
    ['back`tick', 'back\\`tick'],
  ])('escapes %j', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  it.each([
    ['`a` is `b|c`', '`a` is <code>b&#124;c</code>'],
    ['`a` and a lone `', '`a` and a lone \\`'],
    ['`<b>` <b>', '`<b>` &lt;b&gt;'],
    ['`` nothing', '\\`\\` nothing'],
    ['`a`b` is one text', '<code>a&#96;b</code> is one text'],
    ['`` `a` b`c``, `d`', '<code>&#96;a&#96; b&#96;c</code>, `d`'],
    ['``a` and `b``: no', '<code>a&#96; and &#96;b</code>: no'],
    ['``users`` has quotes', '<code>&#96;users&#96;</code> has quotes'],
    ['``a` is open', '\\`\\`a\\` is open'],
    ['`a`` is open', '\\`a\\`\\` is open'],
    ['(`a`/`b`), `c`-`d`', '(`a`/`b`), `c`-`d`'],
    ["`a`'s `b`", "`a`'s `b`"],
  ])('keeps code in the message %j', (text, expected) => {
    expect(markdownMessage(text)).toBe(expected);
  });

  it.each(['a', 'a`b', '`', '``', '`a`', '`` ` ``', 'a` `b', ' `', '` ', 'x`.', '^[^`]+$', '|`|'])(
    'shows all of %j, which a message quotes',
    (text) => {
      const shownBy = (quoted: string) => markdownMessage(`The name ${quoted} is new.`);
      const expected = `The name ${markdownCode(text)} is new.`;
      expect(shownBy(code(text))).toBe(expected);
      expect(shownBy(longCode(text))).toBe(expected);
      expect(shownBy(codeList([text]))).toBe(expected);
    },
  );

  it.each([
    ['a', '`a`'],
    ['a`b', '<code>a&#96;b</code>'],
    ['\\|', '<code>&#92;&#124;</code>'],
    ['', ''],
  ])('makes code of %j', (text, expected) => {
    expect(markdownCode(text)).toBe(expected);
  });

  it('keeps the number of cells of every row, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(ANY, ANY, ANY), { maxLength: 4 }), (rows) => {
        const table = markdownTable(
          ['a', 'b', 'c'],
          rows.map(([a, b, c]) => [markdownText(a), markdownMessage(b), markdownCode(c)]),
        );
        const lines = table.split('\n');
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) expect(line.match(/\|/g)).toHaveLength(4);
      }),
    );
  });

  it('lets no text become markup', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        expect(markdownText(text)).not.toMatch(/[<>|]|(^|[^\\])(\\\\)*[`*_[\]]|@\w|#\d(?!\d*;)/);
      }),
    );
  });

  it('folds the rows of a long table away, and no few', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => [`row ${index}`]);
    expect(foldedTable(['a'], rows(12))).not.toContain('<details>');
    const long = foldedTable(['a'], rows(13));
    expect(long).toContain('<summary>3 more</summary>\n\n| a |');
    expect(long.match(/row \d+/g)).toHaveLength(13);
    const endless = foldedTable(['a'], rows(500));
    expect(endless.match(/row \d+/g)).toHaveLength(60);
    expect(endless).toContain('And 440 more, which the JSON report has.');
  });

  it('escapes the summary of what is folded', () => {
    expect(folded('</summary> @x', 'text')).toBe(
      '<details>\n<summary>&lt;/summary&gt; @\u200bx</summary>\n\ntext\n\n</details>',
    );
  });
});
