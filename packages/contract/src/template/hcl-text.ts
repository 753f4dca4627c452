// Texts of `.tf.json` files. Terraform reads `${` and `%{` in them as its own expressions. The author of
// a template may write such expressions; a value may not get into one, and is always plain text.
import { addKey } from './value';

/** A part of a text: written by the author of the template, or the result of an expression. */
export interface TextSegment {
  readonly text: string;
  readonly literal: boolean;
}

/** What an expression of Terraform may contain: a name or a whole number. */
const SAFE_IN_EXPRESSION = /^(?:[A-Za-z_][A-Za-z0-9_-]*|\d+)$/;

/** `unsafe` is the index of a segment that would become part of an expression of Terraform. */
export function joinHclText(
  segments: readonly TextSegment[],
): { readonly text: string } | { readonly unsafe: number } {
  let text = '';
  let open = false;
  for (const [index, { text: part, literal }] of segments.entries()) {
    if (open && !literal && !SAFE_IN_EXPRESSION.test(part)) return { unsafe: index };
    const last = text.at(-1);
    // The two characters of `${` come from different parts: the author did not write an expression.
    if (!open && part.startsWith('{') && (last === '$' || last === '%')) text += last;
    text += literal ? part : escapeHcl(part);
    if (literal) open = isOpen(open, part);
  }
  return { text };
}

function escapeHcl(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

function isOpen(before: boolean, literal: string): boolean {
  let open = before;
  for (let at = 0; at < literal.length; at += 1) {
    if (literal[at] === '}') open = false;
    else if (/^(?:\$\$|%%)\{/.test(literal.slice(at, at + 3))) at += 2;
    else if (/^[$%]\{/.test(literal.slice(at, at + 2))) open = true;
  }
  return open;
}

/** A value with every text and key in it escaped. */
export function escapeHclValue(value: unknown): unknown {
  if (typeof value === 'string') return escapeHcl(value);
  if (Array.isArray(value)) return value.map(escapeHclValue);
  if (value === null || typeof value !== 'object') return value;
  const escaped: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    addKey(escaped, escapeHcl(key), escapeHclValue(item));
  }
  return escaped;
}
