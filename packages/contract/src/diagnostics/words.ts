// Words and values for messages: on one line, nothing invisible in them.
import { isObject } from '../source/mapping';
import { parsePointer, type Pointer } from '../source/pointer';

const MAX_SHOWN = 60;
const MAX_SHOWN_OF_AUTHOR = 160;
const MAX_LISTED = 12;

/**
 * Characters that could move the cursor, hide text or turn its direction, and spaces that look like the
 * common one. No message contains them.
 */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]/g;

/** Text in backticks: cut to 60 characters, on one line, nothing invisible in it. */
export function code(text: string): string {
  return codeUpTo(MAX_SHOWN, text);
}

/** The text in backticks, cut to 160 characters: a text of an author has no bound on its length. */
export function longCode(text: string): string {
  return codeUpTo(MAX_SHOWN_OF_AUTHOR, text);
}

/** `` `a`, `b` ``: names that are short and have nothing invisible in them. */
export function codeList(names: Iterable<string>): string {
  return [...names].map(inBackticks).join(', ');
}

function codeUpTo(longest: number, text: string): string {
  const characters = text.length > longest ? Array.from(text.slice(0, longest * 2 + 2)) : [];
  const shown = characters.length > longest ? characters.slice(0, longest).join('') + '…' : text;
  const escaped = shown.replace(
    INVISIBLE,
    (char) => '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0'),
  );
  return inBackticks(escaped);
}

/** More of them, as in Markdown, around a text that has some. */
function inBackticks(text: string): string {
  const inside = text.match(/`+/g) ?? [];
  if (inside.length === 0) return '`' + text + '`';
  const fence = '`'.repeat(Math.max(...inside.map(({ length }) => length)) + 1);
  return fence + text.replace(/^(?=`)|(?<=`)$/g, ' ') + fence;
}

/** `` Did you mean `x`? ``; `undefined` where no other text is close. */
export function didYouMean(meant: string): string;
export function didYouMean(meant: string | undefined): string | undefined;
export function didYouMean(meant: string | undefined): string | undefined {
  return meant === undefined ? undefined : `Did you mean ${longCode(meant)}?`;
}

/** A question such as "Did you mean …?" before the advice. */
export function joinHints(question: string | undefined, advice: string): string;
export function joinHints(question: string, advice: string | undefined): string;
export function joinHints(...sentences: readonly (string | undefined)[]): string | undefined;
export function joinHints(...sentences: readonly (string | undefined)[]): string | undefined {
  const known = sentences.filter((sentence) => sentence !== undefined);
  return known.length === 0 ? undefined : known.join(' ');
}

/** Texts that YAML would read as something else, or that one would not see. */
const NEEDS_QUOTES = /^(?:$|[-+.]?\d|[-+]?\.(?:inf|nan)$|(?:true|false|null|~)$|\s)|\s$/i;

export function quoted(text: string): string {
  return code('"' + text + '"');
}

/** A JSON value as one would write it in YAML; mappings and lists are named and never printed. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isObject(value)) {
    return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  }
  if (typeof value === 'string') return NEEDS_QUOTES.test(value) ? quoted(value) : code(value);
  return code(String(value));
}

/** `` `a`, `b` or `c` ``; after twelve, how many more there are. */
export function listed(items: readonly string[], join: 'and' | 'or'): string {
  if (items.length > MAX_LISTED) {
    const more = items.length - MAX_LISTED;
    return `${items.slice(0, MAX_LISTED).join(', ')} ${join} ${more} more`;
  }
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${join} ${items[items.length - 1]}`;
}

/** What begins a sentence, in the middle of one. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** `1 item`, `2 items`. */
export function counted(count: number, one: string, many = one + 's'): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * The short name of a place: its last key, with the indices that follow it (`ports[0]`); `root`
 * for the document itself.
 */
export function placeName(pointer: Pointer, root: string): string {
  const tokens = parsePointer(pointer);
  if (tokens.length === 0) return root;
  let start = tokens.length - 1;
  while (start > 0 && /^\d+$/.test(tokens[start])) start -= 1;
  const [first, ...rest] = tokens.slice(start);
  const head = /^\d+$/.test(first) ? `[${first}]` : first;
  return code(head + rest.map((index) => `[${index}]`).join(''));
}

/** `the field` at the beginning of a sentence. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
