/** Whether two defaults are one value, however they are spelled: `16` and `0x10`, `1` and `1.0`, `"A"` and `"\\x41"`. */
export function isSameDefault(
  type: string,
  before: string | undefined,
  after: string | undefined,
): boolean {
  if (before === after) return true;
  if (before === undefined || after === undefined) return false;
  if (type === 'string' || type === 'bytes') return textOf(before) === textOf(after);
  const [from, to] = [numberOf(type, before), numberOf(type, after)];
  return from !== undefined && from === to;
}

/** Floats as the numbers that readers hold; integers exactly, with their octal and hexadecimal forms. */
function numberOf(type: string, written: string): number | bigint | undefined {
  const text = written.replace(/\s+/g, '').toLowerCase();
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(text) ?? [];
  if (type === 'double' || type === 'float') {
    if (!/^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?f?$/.test(digits)) return undefined;
    const value = Number(sign + digits.replace(/f$/, ''));
    return type === 'float' ? Math.fround(value) : value;
  }
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  if (!/^(0o[0-7]+|0x[0-9a-f]+|\d+)$/.test(octal)) return undefined;
  return sign === '-' ? -BigInt(octal) : BigInt(octal);
}

const LETTERS: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

/** The bytes of a quoted text, escapes resolved, as hexadecimal; other text as it is. */
function textOf(written: string): string {
  const quoted = /^(["'])(.*)\1$/s.exec(written);
  if (quoted === null) return written;
  const bytes: number[] = [];
  const parts = quoted[2]!.matchAll(
    /\\x([0-9a-fA-F]{1,2})|\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\([0-7]{1,3})|\\(.)|([^\\]+)/gsu,
  );
  for (const [, hex, short, long, octal, letter, plain] of parts) {
    if (hex !== undefined) bytes.push(parseInt(hex, 16));
    else if (octal !== undefined) bytes.push(parseInt(octal, 8) & 255);
    else if (letter !== undefined && letter in LETTERS) bytes.push(LETTERS[letter]!);
    else {
      const point = parseInt(short ?? long ?? '', 16);
      const isPoint = point <= 0x10ffff;
      const text = isPoint ? String.fromCodePoint(point) : (letter ?? plain ?? '');
      bytes.push(...Buffer.from(text, 'utf8'));
    }
  }
  return `hex ${Buffer.from(bytes).toString('hex')}`;
}
