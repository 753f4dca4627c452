import { quoted } from '../../diagnostics/words';

/** Word processors and chats write such quotes in place of `"` and `'`. */
const QUOTES = /^[“”„‟‘’‚‛«»](.+)[“”„‟‘’‚‛«»]$/u;

/** The text inside; `undefined` for a text without such quotes around it. */
export function insideTypographicQuotes(text: string): string | undefined {
  return QUOTES.exec(text)?.[1];
}

export function hintAtTypographicQuotes(text: string): string | undefined {
  const inside = insideTypographicQuotes(text);
  if (inside === undefined) return undefined;
  return `Write ${quoted(inside)}. To YAML, only \`"\` and \`'\` are quotes.`;
}
