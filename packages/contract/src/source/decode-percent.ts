/** The text of a part of a URI, such as `a b` for `a%20b`. What is not encoded correctly stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
