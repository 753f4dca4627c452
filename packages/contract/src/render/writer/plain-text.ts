// Which texts YAML can hold without quotes. Helm reads YAML 1.1 and most other tools 1.2, so a text is
// written without quotes only where both read the same text back.

/** Words that a reader of YAML 1.1 or 1.2 reads as a boolean, null or a number, in lower case. */
const RESERVED: ReadonlySet<string> = new Set(
  'y n yes no on off true false null nan inf infinity'.split(' '),
);

/** A text that does not start with a digit, a dot or a sign. So it is not a number, a date or a marker. */
const PLAIN = /^[A-Za-z_/][A-Za-z0-9_/.@+ -]*$/;

/** An exponent without a number before it, which some readers of YAML 1.1 read as a number. */
const EXPONENT = /^e[-+]?\d/i;

export function isPlainText(text: string): boolean {
  return (
    PLAIN.test(text) &&
    !text.endsWith(' ') &&
    !EXPONENT.test(text) &&
    !RESERVED.has(text.toLowerCase())
  );
}

/** Printable ASCII of several lines, whose first line shows the indentation and that ends in at most one line end. */
export function isBlockText(text: string): boolean {
  return /^[!-~][ -~]*\n/.test(text) && /^[\n -~]*$/.test(text) && !text.endsWith('\n\n');
}

/** Characters that JSON leaves as they are, but that Go's YAML refuses or reads as a line end. */
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

export function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
