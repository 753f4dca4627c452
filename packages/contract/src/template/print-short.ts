const LONGEST = 60;

/** A value in a message. */
export function printShort(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}\``;
}
