import { breakCommands, logLine, oneLine, showUnseen } from './escape-text';
import { fc } from '../../../testing/random-tests';

describe('text of contracts in a report', () => {
  it.each([
    ['a terminal escape', 'a\u001b[31mb', 'a\\x1b[31mb'],
    ['a bell', '\u0007', '\\x07'],
    ['a C1 control', '\u009b2J', '\\x9b2J'],
    ['a turned direction', 'user\u202eexe', 'user\\u202eexe'],
    ['a space without width', 'a\u200bb', 'a\\u200bb'],
    ['a byte order mark', '\ufeffa', '\\ufeffa'],
    ['a lone surrogate', 'a\ud800b', 'a\\ud800b'],
    ['a hidden tag', 'a\u{e0041}', 'a\\u{e0041}'],
    ['an emoji', '👩‍💻', '👩‍💻'],
    ['text of Persia', 'می\u200cخواهم', 'می\u200cخواهم'],
  ])('shows %s', (_, text, shown) => {
    expect(showUnseen(text)).toBe(shown);
  });

  it.each([
    ['a\nb', 'a b'],
    ['a \r\n\t b', 'a b'],
    ['a\u2028b', 'a b'],
    ['  a  b ', 'a  b'],
  ])('puts %j on one line', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  it.each([
    ['::set-output name=a::b', true],
    ['x ::error::y', true],
    ['a ##[group]b', true],
    ['##vso[task.complete]', true],
    ['## a heading [x]', false],
    ['oci://a::b', false],
    ['the address ::1', false],
  ])('parts the command in %j: %s', (text, parted) => {
    expect(breakCommands(text) !== text).toBe(parted);
    expect(breakCommands(text).replace(/\u200b/g, '')).toBe(text);
  });

  it('leaves nothing that cannot be seen, and is stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = oneLine(text);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufeff]/u);
        expect(oneLine(line)).toBe(line);
        expect(logLine(text)).not.toMatch(/(^|\s)::[A-Za-z]|##\w*\[/);
      }),
    );
  });
});
