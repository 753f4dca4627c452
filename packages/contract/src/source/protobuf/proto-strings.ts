// String literals of a `.proto` text, each without its quotes. Literals in a row are one text, and each
// may spell a character in several ways.

/** The text that literals in a row mean together. */
export function stringValue(literals: readonly string[]): string {
  return literals.some((one) => one.includes('\\'))
    ? bytesOf(literals).toString('utf8')
    : literals.join('');
}

/** One spelling for all literals of one text. Bytes that are not UTF-8 are octal numbers. */
export function printLiteral(literals: readonly string[]): string {
  const bytes = bytesOf(literals);
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(bytes);
  const shown = isText ? text : bytes.toString('latin1');
  const escaped = shown.replace(isText ? /["\\\0-\x1f\x7f]/g : /["\\\0-\x1f\x7f-\xff]/g, escapeOne);
  return `"${escaped}"`;
}

function escapeOne(char: string): string {
  if (char === '"' || char === '\\') return `\\${char}`;
  if (char === '\n') return '\\n';
  return `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`;
}

const LETTERS: ReadonlyMap<string, number> = new Map(
  Object.entries({ a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 }),
);

const PARTS =
  /\\[xX]([0-9a-fA-F]{1,2})|\\([0-7]{1,3})|((?:\\u[0-9a-fA-F]{4})+|\\U[0-9a-fA-F]{8})|\\([^])|[^\\]+/gu;

/** An escape ends with its literal: `"\x4" "1"` is not `"\x41"`. */
function bytesOf(literals: readonly string[]): Buffer {
  const parts: Buffer[] = [];
  for (const literal of literals) {
    for (const [written, hex, octal, unicode, letter] of literal.matchAll(PARTS)) {
      const code = letter === undefined ? undefined : LETTERS.get(letter);
      if (hex !== undefined) parts.push(Buffer.of(parseInt(hex, 16)));
      else if (octal !== undefined) parts.push(Buffer.of(parseInt(octal, 8) & 255));
      else if (unicode !== undefined) parts.push(Buffer.from(charactersOf(unicode), 'utf8'));
      else
        parts.push(code === undefined ? Buffer.from(letter ?? written, 'utf8') : Buffer.of(code));
    }
  }
  return Buffer.concat(parts);
}

/** Two `\u` may be the halves of one character. */
function charactersOf(escapes: string): string {
  const codes = escapes.match(/[0-9a-fA-F]{4,}/g)!.map((digits) => parseInt(digits, 16));
  return codes.map((code) => (code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code))).join('');
}
