const DECIMAL = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** Whether one number is a whole multiple of another, in decimal, so that 0.3 is one of 0.1; `undefined` when too long to tell. */
export function isMultiple(value: number, step: number): boolean | undefined {
  const one = toDecimal(Math.abs(value));
  const two = toDecimal(Math.abs(step));
  if (one === undefined || two === undefined || two.digits === 0n) return undefined;
  const shift = Math.min(one.exponent, two.exponent);
  const scaled = one.digits * 10n ** BigInt(one.exponent - shift);
  return scaled % (two.digits * 10n ** BigInt(two.exponent - shift)) === 0n;
}

function toDecimal(value: number): { digits: bigint; exponent: number } | undefined {
  const match = DECIMAL.exec(String(value));
  if (match === null) return undefined;
  const fraction = match[2] ?? '';
  return {
    digits: BigInt(match[1] + fraction),
    exponent: Number(match[3] ?? 0) - fraction.length,
  };
}
