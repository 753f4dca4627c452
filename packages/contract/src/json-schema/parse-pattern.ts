// Reads the simple forms of regular expressions, such as `^[a-z]([-a-z0-9]*[a-z0-9])?$`, as a tree.

export type PatternPart =
  | { readonly kind: 'start' | 'end' }
  /** One character; without a text, one of several. It may be a line break. */
  | { readonly kind: 'character'; readonly text: string | undefined; readonly breaks: boolean }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly PatternPart[] }
  | {
      readonly kind: 'repeated';
      readonly part: PatternPart;
      readonly least: number;
      readonly most: number;
    };

const LONGEST_PATTERN = 1000;
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };

/** The characters that `.` does not match. */
const LINE_BREAKS = ['\n', '\r', '\u2028', '\u2029'];

function theCharacter(text: string): PatternPart {
  return { kind: 'character', text, breaks: LINE_BREAKS.includes(text) };
}

/** One of the characters that a short pattern matches. */
function oneOf(pattern: string): PatternPart | undefined {
  try {
    const matcher = new RegExp(pattern, 'u');
    return {
      kind: 'character',
      text: undefined,
      breaks: LINE_BREAKS.some((one) => matcher.test(one)),
    };
  } catch {
    return undefined;
  }
}

/** `undefined` for a pattern with another form. */
export function parsePattern(pattern: string): PatternPart | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  const scanner = new PatternScanner(pattern);
  const part = scanner.readChoice();
  return scanner.isAtEnd ? part : undefined;
}

/** Each method answers `undefined` for what it does not understand. */
class PatternScanner {
  private position = 0;

  constructor(private readonly pattern: string) {}

  get isAtEnd(): boolean {
    return this.position === this.pattern.length;
  }

  readChoice(): PatternPart | undefined {
    const parts: PatternPart[] = [];
    do {
      const part = this.readSequence();
      if (!part) return undefined;
      parts.push(part);
    } while (this.accept('|'));
    return { kind: 'choice', parts };
  }

  private readSequence(): PatternPart | undefined {
    const parts: PatternPart[] = [];
    while (!this.isAtEnd && !this.isNext('|', ')')) {
      const atom = this.readAtom();
      const part = atom && this.readQuantifier(atom);
      if (!part) return undefined;
      parts.push(part);
    }
    return { kind: 'sequence', parts };
  }

  private readAtom(): PatternPart | undefined {
    const character = this.pattern[this.position++]!;
    switch (character) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '(':
        return this.readGroup();
      case '[':
        return this.readClass();
      case '\\':
        return this.readEscape();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
        return undefined;
      default:
        return character === '.' ? oneOf('.') : theCharacter(character);
    }
  }

  private readGroup(): PatternPart | undefined {
    if (this.accept('?') && !this.accept(':')) return undefined;
    const part = this.readChoice();
    return this.accept(')') ? part : undefined;
  }

  private readClass(): PatternPart | undefined {
    const rest = /^(?:[^\]\\[]|\\[^pPbBkxuc0-9])*\]/.exec(this.pattern.slice(this.position));
    if (!rest) return undefined;
    this.position += rest[0].length;
    return oneOf(`[${rest[0]}`);
  }

  private readEscape(): PatternPart | undefined {
    const escaped = this.pattern[this.position++];
    if (escaped === undefined || !/[dDwWsSnrtfv]|[^A-Za-z0-9]/.test(escaped)) return undefined;
    if (/[dDwWsS]/.test(escaped)) return oneOf(`\\${escaped}`);
    return theCharacter(CONTROLS[escaped] ?? escaped);
  }

  private readQuantifier(part: PatternPart): PatternPart | undefined {
    const match = /^(?:([*+?])|\{(\d{1,4})(,)?(\d{1,4})?\})\??/.exec(
      this.pattern.slice(this.position),
    );
    if (!match) return this.isNext('*', '+', '?', '{') ? undefined : part;
    this.position += match[0].length;
    const [, sign, from, comma, to] = match;
    const least = sign === undefined ? Number(from) : sign === '+' ? 1 : 0;
    const most =
      sign === '?' ? 1 : sign !== undefined ? Infinity : to ? Number(to) : comma ? Infinity : least;
    return { kind: 'repeated', part, least, most };
  }

  private isNext(...characters: string[]): boolean {
    return characters.includes(this.pattern[this.position]!);
  }

  private accept(character: string): boolean {
    if (!this.isNext(character)) return false;
    this.position++;
    return true;
  }
}
