// Numbers of JSON and YAML are decimal. A double cannot hold all of them, so that exact answers need
// whole digits and a power of ten: 19.99 is 1999 and -2.

/** `digits × 10^exponent`; `digits` does not end in 0, so equal numbers look the same. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const NUMBER = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/;
const OTHER_BASE = /^[-+]?0(?:x[0-9a-fA-F]+|o[0-7]+)$/;
/** Longer exponents are of no use to anyone, and differences between them would not be exact. */
const LONGEST_EXPONENT = 9;
/** Zeros that are written out rather than counted. */
const LONGEST_WRITTEN = 400;

/** A number as JSON or YAML 1.2 writes it; `undefined` for any other text, `.inf` and `.nan` included. */
export function parseDecimal(text: string): Decimal | undefined {
  if (OTHER_BASE.test(text)) {
    const isNegative = text.startsWith('-');
    const value = BigInt(text.replace(/^[-+]/, ''));
    return normalize(isNegative ? -value : value, 0);
  }
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, sign, whole, fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  if (power.replace(/^[-+]?0*/, '').length > LONGEST_EXPONENT) return undefined;
  const digits = BigInt(whole + fraction);
  return normalize(sign === '-' ? -digits : digits, Number(power) - fraction.length);
}

/** The decimal number that a double prints as, which is the one that an author wrote. */
export function decimalOf(value: number): Decimal | undefined {
  return parseDecimal(String(value));
}

function normalize(digits: bigint, exponent: number): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  const text = digits.toString();
  // A pattern would look for the end after each zero of a long number.
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  const zeros = text.length - end;
  return zeros === 0
    ? { digits, exponent }
    : { digits: BigInt(text.slice(0, end)), exponent: exponent + zeros };
}

export function sameDecimal(one: Decimal, other: Decimal): boolean {
  return one.digits === other.digits && one.exponent === other.exponent;
}

/** Below 0 where `one` is the smaller, above 0 where it is the greater. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const sign = signOf(one);
  if (sign !== signOf(other)) return sign - signOf(other);
  // Numbers of very different size are not written out: their first digits decide.
  const magnitude = magnitudeOf(one) - magnitudeOf(other);
  if (magnitude !== 0) return magnitude > 0 ? sign : -sign;
  const shift = Math.min(one.exponent, other.exponent);
  const difference = scaled(one, shift) - scaled(other, shift);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/** Whether one number is a whole multiple of another: 19.99 of 0.01, but 19.995 is not. */
export function isMultiple(value: Decimal, of: Decimal): boolean {
  if (value.digits === 0n) return true;
  if (of.digits === 0n) return false;
  const step = of.digits < 0n ? -of.digits : of.digits;
  const power = value.exponent - of.exponent;
  // The last digit of a normalized number is not 0, so no power of ten divides it.
  if (power < 0) return false;
  return (value.digits * powerOfTen(power, step)) % step === 0n;
}

/** The smallest number that is a whole multiple of both; `undefined` for numbers of very different size. */
export function leastCommonMultiple(one: Decimal, other: Decimal): Decimal | undefined {
  if (isMultiple(one, other)) return one;
  if (isMultiple(other, one)) return other;
  if (Math.abs(one.exponent - other.exponent) > LONGEST_WRITTEN) return undefined;
  const shift = Math.min(one.exponent, other.exponent);
  const [a, b] = [scaled(one, shift), scaled(other, shift)];
  let [divisor, rest] = [a, b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return normalize((a / divisor) * b, shift);
}

/** Where a search for the next number goes. */
export type Direction = 'up' | 'down';

/**
 * The next whole multiple of a step in a direction, the number itself if it is one; `undefined` for
 * numbers of very different size.
 */
export function toMultiple(
  number: Decimal,
  step: Decimal,
  direction: Direction,
): Decimal | undefined {
  if (Math.abs(number.exponent - step.exponent) > LONGEST_WRITTEN) return undefined;
  const shift = Math.min(number.exponent, step.exponent);
  const [value, size] = [scaled(number, shift), scaled(step, shift)];
  let count = value / size;
  // A division of whole numbers goes towards 0.
  if (value % size !== 0n && direction === 'up' && value > 0n) count += 1n;
  if (value % size !== 0n && direction === 'down' && value < 0n) count -= 1n;
  return normalize(count * size, shift);
}

/** The number one step further; `undefined` for numbers of very different size. */
export function addStep(number: Decimal, step: Decimal, direction: Direction): Decimal | undefined {
  if (Math.abs(number.exponent - step.exponent) > LONGEST_WRITTEN) return undefined;
  const shift = Math.min(number.exponent, step.exponent);
  const size = scaled(step, shift);
  return normalize(scaled(number, shift) + (direction === 'up' ? size : -size), shift);
}

/** The next whole number in a direction, the number itself if it is whole. */
export function toWhole(number: Decimal, direction: Direction): Decimal {
  const { digits, exponent } = number;
  if (exponent >= 0) return number;
  const isTiny = -exponent > digits.toString().length;
  const divisor = isTiny ? undefined : 10n ** BigInt(-exponent);
  const truncated = divisor === undefined ? 0n : digits / divisor;
  if (direction === 'up') return normalize(digits > 0n ? truncated + 1n : truncated, 0);
  return normalize(digits < 0n ? truncated - 1n : truncated, 0);
}

/** A whole number and 1 more or less; numbers with very many zeros stay as they are. */
export function addOne(number: Decimal, direction: Direction): Decimal {
  if (number.exponent < 0 || number.exponent > LONGEST_WRITTEN) return number;
  return normalize(scaled(number, 0) + (direction === 'up' ? 1n : -1n), 0);
}

/** One text for one number, however it was written. */
export function printDecimal({ digits, exponent }: Decimal): string {
  if (Math.abs(exponent) > LONGEST_WRITTEN) return `${digits}e${exponent}`;
  if (exponent >= 0) return `${digits}${'0'.repeat(exponent)}`;
  const sign = digits < 0n ? '-' : '';
  const text = digits
    .toString()
    .replace('-', '')
    .padStart(1 - exponent, '0');
  return `${sign}${text.slice(0, exponent)}.${text.slice(exponent)}`;
}

export function isWhole({ exponent }: Decimal): boolean {
  return exponent >= 0;
}

/** 10^power modulo `modulus`, however large the power is. */
function powerOfTen(power: number, modulus: bigint): bigint {
  let result = 1n % modulus;
  let base = 10n % modulus;
  for (let left = power; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
}

function signOf({ digits }: Decimal): number {
  return digits > 0n ? 1 : digits < 0n ? -1 : 0;
}

/** The position of the first digit. */
function magnitudeOf({ digits, exponent }: Decimal): number {
  return digits === 0n ? 0 : digits.toString().replace('-', '').length + exponent;
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}
