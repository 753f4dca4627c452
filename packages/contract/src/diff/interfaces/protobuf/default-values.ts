/**
 * Whether two defaults of a scalar are one value, however they are spelled: `16` and `0x10`, `1` and
 * `1.0`. A field that names none has zero, `false` or nothing. The parser has one spelling for texts.
 */
export function isSameDefault(
  type: string,
  before: string | undefined,
  after: string | undefined,
): boolean {
  const zero = zeroOf(type);
  const [from, to] = [before ?? zero, after ?? zero];
  if (from === to) return true;
  if (from === undefined || to === undefined) return false;
  const [was, is] = [numberOf(type, from), numberOf(type, to)];
  return was !== undefined && Object.is(was, is);
}

function zeroOf(type: string): string {
  if (type === 'string' || type === 'bytes') return '""';
  return type === 'bool' ? 'false' : '0';
}

/** Floats as the numbers that readers hold; integers exactly, with their octal and hexadecimal forms. */
function numberOf(type: string, written: string): number | bigint | undefined {
  const [, sign = '', digits = ''] = /^(-?)(.*)$/.exec(written.replace(/\s+/g, '').toLowerCase())!;
  const isFloat = type === 'double' || type === 'float';
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  if (/^(0o[0-7]+|0x[0-9a-f]+|\d+)$/.test(octal)) {
    const value = BigInt(octal);
    if (!isFloat) return sign === '-' ? -value : value;
    return rounded(type, Number(octal), sign);
  }
  if (!isFloat) return undefined;
  if (digits === 'inf') return rounded(type, Infinity, sign);
  if (!/^(\d+\.?\d*|\.\d+)(e[-+]?\d+)?f?$/.test(digits)) return undefined;
  return rounded(type, Number(digits.replace(/f$/, '')), sign);
}

function rounded(type: string, size: number, sign: string): number {
  const value = sign === '-' ? -size : size;
  return type === 'float' ? Math.fround(value) : value;
}
