// How readers of YAML 1.1 read a plain scalar that YAML 1.2 reads differently. Helm and Kubernetes read what Go
// reads: `0X1F` and `0o_7` are numbers, dates and times of day are text.

/** The value that a reader of YAML 1.1 reads from a scalar. */
export interface OldReading {
  /** As YAML 1.2 writes it: `true`, `1000`, `2024-01-31T00:00:00Z`. */
  readonly value: string;
  readonly kind: 'boolean' | 'number' | 'date' | 'text';
  /** Whether Helm and Kubernetes read it this way, and not only other readers. */
  readonly isOfHelm: boolean;
}

const TRUE = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|off|Off|OFF)$/;
const SIGN = '[-+]?';
const OCTAL = new RegExp(`^${SIGN}0[oO]?[0-7_]+$`);
const BINARY = new RegExp(`^${SIGN}0[bB][01_]+$`);
const HEXADECIMAL = new RegExp(`^${SIGN}0[xX][0-9a-fA-F_]+$`);
const STARTS_WITH_ZERO = new RegExp(`^${SIGN}0[0-7_]`);
const DECIMAL = new RegExp(`^${SIGN}[0-9][0-9_]*$`);
const FLOAT = new RegExp(
  `^${SIGN}(?:\\.[0-9_]+|[0-9][0-9_]*(?:\\.[0-9_]*)?)(?:[eE][-+]?[0-9_]+)?$`,
);
const SEXAGESIMAL = new RegExp(`^${SIGN}[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?$`);
const DATE =
  /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$/;

/** Most scalars are other words, and one test is enough for them. */
const CANDIDATE = /^(?:[-+.0-9]|(?:y|yes|n|no|on|off)$)/i;

/** `undefined` where YAML 1.1 and 1.2 agree. `value` is what YAML 1.2 reads. */
export function readingOfYaml11(source: string, value: unknown): OldReading | undefined {
  if (!CANDIDATE.test(source)) return undefined;
  if (TRUE.test(source)) return { value: 'true', kind: 'boolean', isOfHelm: true };
  if (FALSE.test(source)) return { value: 'false', kind: 'boolean', isOfHelm: true };
  if (DATE.test(source)) return { value: dateOf(source), kind: 'date', isOfHelm: false };
  const number = numberOf(source);
  if (number === undefined) return undefined;
  const isTooLong = isBeyond64Bits(source, number);
  if (isTooLong && typeof value === 'number' && !STARTS_WITH_ZERO.test(source)) {
    return { value: source, kind: 'text', isOfHelm: true };
  }
  if (Object.is(Number(number), value)) return undefined;
  return { value: number, kind: 'number', isOfHelm: !isTooLong && !source.includes(':') };
}

/**
 * Helm reads whole numbers of 64 bits. A longer one is text if a letter marks its base, and a decimal number
 * with a zero in front if none does.
 */
function isBeyond64Bits(source: string, number: string): boolean {
  if (!BINARY.test(source) && !HEXADECIMAL.test(source) && !OCTAL.test(source)) return false;
  const value = BigInt(number);
  return value >= 2n ** 64n || value < -(2n ** 63n);
}

function numberOf(source: string): string | undefined {
  const plain = source.replace(/_/g, '');
  const sign = plain.startsWith('-') ? '-' : '';
  const digits = plain.replace(/^[-+]/, '');
  if (digits === '' || digits === '.') return undefined;
  if (BINARY.test(source) || HEXADECIMAL.test(source)) {
    return digits.length > 2 ? whole(sign, digits.toLowerCase()) : undefined;
  }
  if (OCTAL.test(source)) {
    const octal = digits.replace(/^0[oO]?/, '');
    return octal === '' && /o/i.test(digits) ? undefined : whole(sign, `0o0${octal}`);
  }
  if (DECIMAL.test(source)) return whole(sign, digits.replace(/^0+(?=.)/, ''));
  if (SEXAGESIMAL.test(source)) {
    return sign + String(digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
  }
  return FLOAT.test(source) ? String(Number(plain)) : undefined;
}

function whole(sign: string, digits: string): string {
  const value = BigInt(digits);
  return `${value === 0n ? '' : sign}${value}`;
}

function dateOf(source: string): string {
  const [day, time = '00:00:00Z'] = source.split(/[Tt]|[ \t]+/, 2);
  return `${day}T${time}`;
}
