const JSON_NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;

/** A number as JSON writes it. `literal` is what its author wrote, where a double cannot hold that. */
export function writeNumber(value: number, literal?: string): string {
  if (literal !== undefined && JSON_NUMBER.test(literal)) return literal;
  if (!Number.isFinite(value)) throw new RangeError(`JSON has no number ${value}.`);
  return JSON.stringify(value);
}
