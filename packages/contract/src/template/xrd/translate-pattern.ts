// Kubernetes reads patterns as RE2, JSON Schema as ECMAScript with Unicode. The same pattern can have another
// meaning: `.` and `\s` match other characters, and ECMAScript writes `\pL`, `\x{41}` and `\A` in another way or
// not at all.
import { TextCursor } from '../../source/text-cursor';

/** The pattern with the same meaning in ECMAScript; `undefined` for one that ECMAScript cannot express. */
export function translatePattern(pattern: string): string | undefined {
  const translated = new PatternTranslator(pattern).run();
  if (translated === undefined) return undefined;
  try {
    new RegExp(translated, 'u');
    return translated;
  } catch {
    return undefined;
  }
}

/** Thrown for what ECMAScript cannot express, such as flags within a pattern. */
class Untranslatable extends Error {}

/** What `\s` means in RE2; in ECMAScript it also matches other blanks. */
const BLANKS = '\\t\\n\\f\\r ';
const NO_BLANKS = '\\0-\\x08\\x0b\\x0e-\\x1f\\x21-\\u{10ffff}';
const NAMED_CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\0-\\x7f',
  blank: '\\t ',
  cntrl: '\\0-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t-\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};
const CONTROLS: Readonly<Record<string, string>> = {
  a: '\\x07',
  f: '\\f',
  n: '\\n',
  r: '\\r',
  t: '\\t',
  v: '\\v',
};
const REPETITION = /^\{(?:0|[1-9]\d*)(?:,(?:0|[1-9]\d*)?)?\}/;

class PatternTranslator extends TextCursor {
  private result = '';

  run(): string | undefined {
    try {
      while (!this.isAtEnd) this.result += this.readPart();
      return this.result;
    } catch (error) {
      if (error instanceof Untranslatable) return undefined;
      throw error;
    }
  }

  private readPart(): string {
    const group = this.accept(/^\((?:\?(?:P?<\w+>|:))?(?!\?)/);
    if (group !== undefined) return group.replace('?P<', '?<');
    const kept = this.accept(REPETITION) ?? this.accept(/^[)|*+?^$]/);
    if (kept !== undefined) return kept;
    if (this.accept(/^\./) !== undefined) return '[^\\n]';
    if (this.accept(/^\[/) !== undefined) return this.readClass();
    if (this.isNext(/^\(/)) throw new Untranslatable();
    return this.isNext(/^\\/) ? this.readEscape() : literal(this.accept(/^./su)!);
  }

  private readEscape(): string {
    const quoted = this.accept(/^\\Q.*?(?:\\E|$)/s);
    if (quoted !== undefined) return [...quoted.slice(2).replace(/\\E$/, '')].map(literal).join('');
    if (this.accept(/^\\A/) !== undefined) return '^';
    if (this.accept(/^\\z/) !== undefined) return '$';
    const kept = this.accept(/^\\[bBdDwW]/);
    if (kept !== undefined) return kept;
    if (this.accept(/^\\s/) !== undefined) return `[${BLANKS}]`;
    if (this.accept(/^\\S/) !== undefined) return `[^${BLANKS}]`;
    return this.readProperty() ?? this.readCharacter(literal);
  }

  /** The first character of a class can be an unescaped `]`. */
  private readClass(): string {
    let inside = this.accept(/^\^/) ?? '';
    for (let isFirst = true; isFirst || !this.isNext(/^\]/); isFirst = false) {
      if (this.isAtEnd) throw new Untranslatable();
      inside += this.readSet() ?? this.readRange();
    }
    this.position += 1;
    // A hyphen at either end needs no backslash, and people rarely write one.
    return `[${inside.replace(/^(\^?)\\-/, '$1-').replace(/\\-$/, '-')}]`;
  }

  private readSet(): string | undefined {
    const named = this.accept(/^\[:[^\]]{0,60}:\]/);
    if (named !== undefined) {
      const members = NAMED_CLASSES[named.slice(2, -2)];
      if (members === undefined) throw new Untranslatable();
      return members;
    }
    if (this.accept(/^\\s/) !== undefined) return BLANKS;
    if (this.accept(/^\\S/) !== undefined) return NO_BLANKS;
    return this.accept(/^\\[dDwW]/) ?? this.readProperty();
  }

  private readRange(): string {
    const first = this.readMember();
    if (!this.isNext(/^-[^\]]/s)) return first;
    this.position += 1;
    return `${first}-${this.readMember()}`;
  }

  private readMember(): string {
    return this.isNext(/^\\/) ? this.readCharacter(member) : member(this.accept(/^./su)!);
  }

  private readProperty(): string | undefined {
    const text = this.accept(/^\\[pP](?:\{\^?\w+\}|[A-Z])/);
    if (text === undefined) return undefined;
    const name = text.slice(2).replace(/[{}^]/g, '');
    const isNegated = text.startsWith('\\P') !== text.includes('^');
    const isCategory = /^[CLMNPSZ][a-z]?$/.test(name) || name === 'Any';
    return `\\${isNegated ? 'P' : 'p'}{${isCategory ? name : `Script=${name}`}}`;
  }

  /** An escape that means one character. */
  private readCharacter(print: (character: string) => string): string {
    const hex = this.accept(/^\\x(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]+\})/);
    if (hex !== undefined) return byCode(parseInt(hex.slice(2).replace(/[{}]/g, ''), 16));
    const octal = this.accept(/^\\(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/);
    if (octal !== undefined) return byCode(parseInt(octal.slice(1), 8));
    const escaped = this.accept(/^\\[!-/:-@[-`{-~ afnrtv]/)?.slice(1);
    if (escaped === undefined) throw new Untranslatable();
    return CONTROLS[escaped] ?? print(escaped);
  }
}

function literal(character: string): string {
  return /[$()*+.?[\\\]^{|}]/.test(character) ? `\\${character}` : character;
}

function member(character: string): string {
  return /[-[\\\]^]/.test(character) ? `\\${character}` : character;
}

/** Two digits are the one form that RE2 reads, too. */
function byCode(code: number): string {
  const digits = code.toString(16);
  return code < 256 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`;
}
