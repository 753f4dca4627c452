// Texts of `.tf.json` and `.tofu.json` files. Terraform reads `${` and `%{` in them as its own expressions.
// The author of a template may write such expressions. A value is data: it may be text, also in quotes
// inside an expression, but it never becomes a part of the expression itself.
import { literalAt } from '../../source/number-literals';
import { addKey, itemAt, listOf } from '../cel/value';

/** A part of a text: written by the author of the template, or the result of an expression. */
export interface TextSegment {
  readonly text: string;
  readonly literal: boolean;
}

/** Files in which Terraform or OpenTofu reads expressions. Files of variables are literal. */
export function holdsHcl(file: string): boolean {
  return /\.(?:tf|tofu)[a-z]*\.json$/i.test(file) && !/\.tfvars\.json$/i.test(file);
}

/** `unsafe` is the index of a segment that would become part of an expression of Terraform. */
export function joinHclText(
  segments: readonly TextSegment[],
): { readonly text: string } | { readonly unsafe: number } {
  const writer = new HclWriter();
  let lastValue = 0;
  for (const [index, { text, literal }] of segments.entries()) {
    if (!literal) lastValue = index;
    if (!(literal ? writer.addLiteral(text) : writer.addValue(text))) return { unsafe: lastValue };
  }
  return { text: writer.text };
}

/** What surrounds the end of the text. Without a frame it is plain text. */
type Frame = 'expression' | 'braces' | 'quotes';

/** A comment or a heredoc. The reader does not search for its end, so no value may follow. */
const OPAQUE = /^(?:#|\/\/|\/\*|<<)/;

const NAME_END = /\.(?:[A-Za-z_][A-Za-z0-9_-]*)?$/;
const NAME_REST = /^[A-Za-z0-9_-]+$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const PLAIN_LITERAL = /^(?:\d+|true|false)$/;
/** No real name is longer. The limit keeps it fast to look back for the beginning of a name. */
const LONGEST_NAME = 256;

class HclWriter {
  text = '';
  private readonly frames: Frame[] = [];
  private opaque = false;
  /** Whether the literal ends in the backslash of an escape. */
  private isCut = false;
  /** How many equal `$` or `%` the text ends with. */
  private run = 0;

  /** Returns false if a value before the literal would change what the author wrote. */
  addLiteral(literal: string): boolean {
    let written = 0;
    /** Characters of the run that this literal wrote itself. */
    let own = 0;
    for (let at = 0; at < literal.length; at += 1) {
      const character = literal[at]!;
      const frame = this.frames.at(-1);
      if (frame === 'expression' || frame === 'braces') {
        this.readExpression(literal, at);
        continue;
      }
      if (this.isCut) {
        this.isCut = false;
        this.run = 0;
      } else if (character === '$' || character === '%') {
        const isSame =
          this.run > 0 && (at === 0 ? this.text.at(-1) : literal[at - 1]) === character;
        this.run = isSame ? this.run + 1 : 1;
        own = isSame ? own + 1 : 1;
        continue;
      } else if (character === '{' && this.run > 0) {
        // `$` and `{` come from different parts, so the author did not write an expression.
        if (own === 0) {
          this.text += literal.slice(written, at) + this.lastOf(literal, at);
          written = at;
        } else if (own === 1 && this.run > 1) return false;
        else if (own === 1) this.frames.push('expression');
      } else if (frame === 'quotes') {
        if (character === '"') this.frames.pop();
        this.isCut = character === '\\';
      }
      this.run = 0;
      own = 0;
    }
    this.text += literal.slice(written);
    return true;
  }

  /** Returns false if the value would become part of an expression. */
  addValue(value: string): boolean {
    if (value === '' && this.frames.length === 0) return true;
    if (this.opaque || this.isCut) return false;
    const frame = this.frames.at(-1);
    if (frame === 'expression' || frame === 'braces') {
      if (!this.fitsExpression(value)) return false;
      this.text += value;
      return true;
    }
    const escaped = escapeHcl(value);
    const added = frame === 'quotes' ? escapeQuoted(escaped) : escaped;
    if (value === '') return true;
    if (this.run > 0 && value.startsWith('{')) this.text += this.text.at(-1)!;
    const isRun = /^(?:\$+|%+)$/.test(value) && (this.run === 0 || this.text.at(-1) === value[0]);
    const end = /(?:\$+|%+)$/.exec(value)?.[0].length ?? 0;
    this.run = isRun ? this.run + end : end;
    this.text += added;
    return true;
  }

  private lastOf(literal: string, at: number): string {
    return at === 0 ? this.text.at(-1)! : literal[at - 1]!;
  }

  private readExpression(literal: string, at: number): void {
    const character = literal[at];
    if (OPAQUE.test(literal.slice(at, at + 2))) this.opaque = true;
    if (character === '"') this.frames.push('quotes');
    else if (character === '{') this.frames.push('braces');
    else if (character === '}') this.frames.pop();
  }

  /** Whether the value is the name of an attribute, the rest of such a name, or a literal for Terraform. */
  private fitsExpression(value: string): boolean {
    const name = NAME_END.exec(this.text.slice(-LONGEST_NAME))?.[0];
    if (name === undefined) return PLAIN_LITERAL.test(value);
    return name === '.' ? NAME.test(value) || /^\d+$/.test(value) : NAME_REST.test(value);
  }
}

/** Writes `${` as `$${`. Any number of `$` may come before it. */
function escapeHcl(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeQuoted(text: string): string {
  return text.replace(
    /["\\\u0000-\u001f\u007f]/g,
    (character) =>
      ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value with every text and key in it escaped. */
export function escapeHclValue(value: unknown): unknown {
  if (typeof value === 'string') return escapeHcl(value);
  if (Array.isArray(value)) {
    const items = value.map((_, index) => itemAt(value, index));
    return listOf(items.map((item) => ({ ...item, value: escapeHclValue(item.value) })));
  }
  if (value === null || typeof value !== 'object') return value;
  const escaped: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    addKey(escaped, escapeHcl(key), escapeHclValue(item), literalAt(value, key));
  }
  return escaped;
}
