// Options of a `.proto` text, whose values are kept as text.
import type { ProtoCursor } from './proto-cursor';
import { printLiteral } from './proto-strings';
import type { ProtoToken } from './proto-tokens';

export type Options = Map<string, string>;

const CLOSERS: Readonly<Record<string, string | undefined>> = {
  '{': '}',
  '[': ']',
  '(': ')',
};

/** From after `option` to before `;`; answers the name of the option. */
export function readOption(cursor: ProtoCursor, into: Options): string {
  const name = plain(
    cursor.tokensOf(() => {
      while (cursor.peek().text !== '=') skipOne(cursor, 'the name of an option');
    }),
  );
  cursor.next();
  const value = plain(cursor.tokensOf(() => skipValue(cursor)));
  if (name === 'features') expandFeatures(into, value);
  else appendOption(into, name, value);
  return name;
}

export function readOptionList(cursor: ProtoCursor, into: Options): void {
  cursor.expect('[');
  while (!cursor.accept(']')) {
    readOption(cursor, into);
    cursor.accept(',');
  }
}

function skipValue(cursor: ProtoCursor): void {
  while (![';', ',', ']'].includes(cursor.peek().text) || cursor.peek().kind === 'string') {
    skipOne(cursor, 'the value of an option');
  }
}

/** One token, or everything between a bracket and the one that closes it. */
function skipOne(cursor: ProtoCursor, expected: string): void {
  const closers: string[] = [];
  do {
    const token = cursor.next();
    if (token.kind === 'end') throw cursor.unexpected(token, expected);
    if (token.kind !== 'sign') continue;
    const closer = CLOSERS[token.text];
    if (closer !== undefined) closers.push(closer);
    else if (token.text === closers.at(-1)) closers.pop();
    else if (closers.length === 0 && '])};'.includes(token.text)) {
      throw cursor.unexpected(token, expected);
    }
  } while (closers.length > 0);
}

/** The text without comments, with one form of spacing and quoting, so a new layout is not a change. */
function plain(written: readonly ProtoToken[]): string {
  const tokens = withoutOptionalSigns(written);
  let text = '';
  let before: ProtoToken | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    const isTight = before === undefined || isMinus(before) || hugs(before) || hugs(token);
    const literals: string[] = [];
    if (token.kind === 'string') {
      literals.push(token.text);
      while (tokens[at + 1]?.kind === 'string') literals.push(tokens[(at += 1)]!.text);
    }
    text += (isTight ? '' : ' ') + (literals.length > 0 ? printLiteral(literals) : token.text);
    before = token;
  }
  return text;
}

/** In braces, nothing depends on a `,` or `;` between fields, and on the `:` before a brace. */
function withoutOptionalSigns(tokens: readonly ProtoToken[]): readonly ProtoToken[] {
  const open: string[] = [];
  return tokens.filter((token, at) => {
    if (token.kind !== 'sign') return true;
    if (token.text in CLOSERS) open.push(token.text);
    else if (token.text === CLOSERS[open.at(-1) ?? '']) open.pop();
    if (open.at(-1) !== '{') return true;
    const next = tokens[at + 1];
    const isBeforeBrace = next?.kind === 'sign' && next.text === '{';
    return ![',', ';', ...(isBeforeBrace ? [':'] : [])].includes(token.text);
  });
}

function isMinus({ kind, text }: ProtoToken): boolean {
  return kind === 'sign' && text === '-';
}

/** Whether a token is written close to its neighbours. */
function hugs({ kind, text }: ProtoToken): boolean {
  return kind === 'sign' && (text === '.' || text === '(' || text === ')');
}

/** An option may be given several times, where it is a list. */
export function appendOption(options: Options, name: string, value: string): void {
  const known = options.get(name);
  options.set(name, known === undefined ? value : `${known}, ${value}`);
}

/** `features = { field_presence: IMPLICIT }` says what `features.field_presence = IMPLICIT` says. */
function expandFeatures(options: Options, value: string): void {
  // Features of single languages are in blocks of their own.
  const own = value.slice(1, -1).replace(/\[[^[\]]*\] (: )?\{[^{}]*\}/g, '');
  const pairs = [...own.matchAll(/\b(\w+) : (\w+)/g)];
  for (const [, name, text] of pairs) appendOption(options, `features.${name}`, text!);
  const rest = own.replace(/\b\w+ : \w+/g, '').replace(/[ ,;]/g, '');
  if (rest !== '' || own.length < value.length - 2) appendOption(options, 'features', value);
}
