// Estimates from its text how long a regular expression can take. Only simple forms are understood,
// such as `^[a-z]([-a-z0-9]*[a-z0-9])?$`. For all others the answer is "unknown", and a time guard
// runs them. `npm run bench -- --only=engine` shows the need: with a guard for every pattern, the
// engine takes 25 percent more processor time.

/** What backtracking can do with a part of a pattern. */
interface Work {
  /** Ways through the part, the lengths of unbounded repetitions aside. */
  readonly ways: number;
  /** Unbounded repetitions on one way. */
  readonly runs: number;
  /** Whether it can only match where the text begins. */
  readonly isAnchored: boolean;
  /** Matches one character. */
  readonly isCharacter: boolean;
}

const LONGEST_PATTERN = 1000;
const ZERO_WIDTH: Work = { ways: 1, runs: 0, isAnchored: false, isCharacter: false };
const START: Work = { ...ZERO_WIDTH, isAnchored: true };
const CHARACTER: Work = { ...ZERO_WIDTH, isCharacter: true };

/**
 * Steps that a search takes at most for each character of the text, or `undefined` when the pattern
 * may take more than linear time, or is not understood.
 */
export function patternSteps(pattern: string): number | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  const scanner = new PatternScanner(pattern);
  const work = scanner.readAlternatives();
  if (!work || !scanner.isAtEnd) return undefined;
  // A pattern that is not anchored is tried from each character on.
  const isLinear = work.runs + (work.isAnchored ? 0 : 1) <= 1;
  return isLinear ? 2 * work.ways * (pattern.length + 1) : undefined;
}

/** Each method answers `undefined` for what it does not understand. */
class PatternScanner {
  private position = 0;

  constructor(private readonly pattern: string) {}

  get isAtEnd(): boolean {
    return this.position === this.pattern.length;
  }

  readAlternatives(): Work | undefined {
    const alternatives: Work[] = [];
    do {
      const alternative = this.readSequence();
      if (!alternative) return undefined;
      alternatives.push(alternative);
    } while (this.accept('|'));
    return {
      ways: alternatives.reduce((sum, { ways }) => sum + ways, 0),
      runs: Math.max(...alternatives.map(({ runs }) => runs)),
      isAnchored: alternatives.every(({ isAnchored }) => isAnchored),
      isCharacter: false,
    };
  }

  private readSequence(): Work | undefined {
    let [ways, runs, isAnchored] = [1, 0, false];
    for (let isFirst = true; !this.isAtEnd && !this.isNext('|', ')'); isFirst = false) {
      const atom = this.readAtom();
      const work = atom && this.readQuantifier(atom);
      if (!work) return undefined;
      ways *= work.ways;
      runs += work.runs;
      if (isFirst) isAnchored = work.isAnchored;
    }
    return { ways, runs, isAnchored, isCharacter: false };
  }

  private readAtom(): Work | undefined {
    const character = this.pattern[this.position++]!;
    switch (character) {
      case '^':
        return START;
      case '$':
        return ZERO_WIDTH;
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
        return CHARACTER;
    }
  }

  private readGroup(): Work | undefined {
    if (this.accept('?') && !this.accept(':')) return undefined;
    const work = this.readAlternatives();
    return this.accept(')') ? work : undefined;
  }

  private readClass(): Work | undefined {
    const rest = /^(?:[^\]\\[]|\\[^pPbBkxuc0-9])*\]/.exec(this.pattern.slice(this.position));
    if (!rest) return undefined;
    this.position += rest[0].length;
    return CHARACTER;
  }

  private readEscape(): Work | undefined {
    const escaped = this.pattern[this.position++];
    return escaped !== undefined && /[dDwWsSnrtfv]|[^A-Za-z0-9]/.test(escaped)
      ? CHARACTER
      : undefined;
  }

  private readQuantifier(atom: Work): Work | undefined {
    const match = /^(?:([*+?])|\{(\d{1,4})(,)?(\d{1,4})?\})\??/.exec(
      this.pattern.slice(this.position),
    );
    if (!match) return this.isNext('*', '+', '?', '{') ? undefined : atom;
    this.position += match[0].length;
    const [, sign, least, comma, most] = match;
    const from = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const to =
      sign === '?'
        ? 1
        : sign !== undefined
          ? Infinity
          : most
            ? Number(most)
            : comma
              ? Infinity
              : from;
    return repeat(atom, from, to);
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

function repeat({ ways, runs, isCharacter }: Work, from: number, to: number): Work | undefined {
  if (to < from) return undefined;
  if (isCharacter) {
    return to === Infinity ? { ...ZERO_WIDTH, runs: 1 } : { ...ZERO_WIDTH, ways: to - from + 1 };
  }
  // A repeated group can part a text among its rounds in more ways than are counted here.
  if (to === Infinity) return undefined;
  return { ...ZERO_WIDTH, ways: (to - from + 1) * Math.max(ways, 1) ** to, runs: runs * to };
}

/** A number of steps for each character that is harmless for any text. */
const FEW_STEPS = 1000;

/** Whether a pattern takes time in proportion to the text, so that it needs no guard. */
export function isLinearPattern(pattern: string): boolean {
  const steps = patternSteps(pattern);
  return steps !== undefined && steps <= FEW_STEPS;
}
