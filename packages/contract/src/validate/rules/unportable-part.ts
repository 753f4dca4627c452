// Finds what ECMAScript reads in a pattern and RE2 refuses, or reads as something else. The pattern is one that
// ECMAScript accepts. https://github.com/google/re2/wiki/Syntax lists what RE2 knows.
import { createPattern } from '../../schema-check/patterns';
import { TextCursor } from '../../source/text-cursor';
import { CATEGORIES, INSIDE, OUTSIDE, type FormRow } from './unportable-forms';

interface UnportablePart {
  readonly what: string;
  readonly text: string;
  /** Whether RE2 reads the part as something else; else it refuses the pattern. */
  readonly isAccepted?: boolean;
}

/** The first part that Helm refuses or reads differently; `undefined` for a pattern that both read in the same way. */
export function unportablePart(pattern: string): UnportablePart | undefined {
  return new PatternScanner(pattern).run();
}

/** RE2 repeats at most a thousand times, groups within groups included. */
const MOST_REPETITIONS = 1000;
/** Levels of parentheses. */
const MOST_LEVELS = 1000;
/** An escape that means several characters. */
const SET = /^\\[dDsSwWpP]/;
const REPETITION = /^\{(\d+)(,)?(\d+)?\}/;

class PatternScanner extends TextCursor {
  /** For each open group: how often RE2 has to repeat what it contains. */
  private readonly levels: number[] = [1];
  private last = 1;
  private readonly names = new Set<string>();

  private readonly isUnicode: boolean;

  constructor(pattern: string) {
    super(pattern);
    this.isUnicode = createPattern(pattern)?.unicode === true;
  }

  run(): UnportablePart | undefined {
    while (!this.isAtEnd) {
      const found = this.isNext(/^\[(?!\^?\])/) ? this.readClass() : this.readPart();
      if (found) return found;
    }
    return undefined;
  }

  private readPart(): UnportablePart | undefined {
    const found = this.findRow(OUTSIDE);
    if (found) return found;
    if (this.isNext(REPETITION)) return this.readRepetition();
    if (this.accept(/^[*+?]/)) return undefined;
    const name = this.accept(/^\(\?<\w+>/);
    if (name !== undefined && this.names.has(name)) {
      return { what: 'two groups of one name', text: name };
    }
    if (name !== undefined) this.names.add(name);
    if (name !== undefined || this.accept(/^\((?:\?[a-z-]*:)?/) !== undefined) {
      this.levels.push(1);
      if (this.levels.length <= MOST_LEVELS) return undefined;
      return { what: `more than ${MOST_LEVELS} groups within each other`, text: '(' };
    }
    if (this.accept(/^\)/) !== undefined) this.note(this.levels.pop() ?? 1);
    else {
      this.skipCharacter();
      this.note(1);
    }
    return undefined;
  }

  private readClass(): UnportablePart | undefined {
    this.accept(/^\[\^?/);
    while (!this.isAtEnd && !this.isNext(/^\]/)) {
      const isSet = this.isNext(SET);
      const found = this.readMember();
      if (found) return found;
      if (isSet || !this.isNext(/^-[^\]]/)) continue;
      this.position += 1;
      const set = this.isNext(SET) ? this.accept(/^../) : undefined;
      if (set !== undefined) return { what: 'a range that ends in a class', text: `-${set}` };
      const last = this.readMember();
      if (last) return last;
    }
    this.accept(/^\]/);
    this.note(1);
    return undefined;
  }

  private readMember(): UnportablePart | undefined {
    const found = this.findRow(INSIDE);
    if (!found) this.skipCharacter();
    return found;
  }

  private skipCharacter(): void {
    if (this.accept(CATEGORIES) === undefined) this.accept(/^(?:\\[^]|[^])/u);
  }

  private readRepetition(): UnportablePart | undefined {
    const [text, least, hasMost, most] = REPETITION.exec(this.rest)!;
    this.position += text.length;
    const [from, to] = [Number(least), Number(most ?? least)];
    if (from > MOST_REPETITIONS || to > MOST_REPETITIONS) {
      return { what: `a repetition of more than ${MOST_REPETITIONS}`, text };
    }
    const isNever = to === 0 && !(hasMost !== undefined && most === undefined);
    const product = isNever ? 1 : Math.max(to, 1) * this.last;
    if (product > MOST_REPETITIONS) {
      return { what: `repetitions of more than ${MOST_REPETITIONS} in total`, text };
    }
    this.note(product);
    return undefined;
  }

  /** The last part can be repeated; the group that contains it repeats at least as much. */
  private note(repetitions: number): void {
    this.last = repetitions;
    const top = this.levels.length - 1;
    this.levels[top] = Math.max(this.levels[top] ?? 1, repetitions);
  }

  private findRow(rows: readonly FormRow[]): UnportablePart | undefined {
    if (this.isUnicode && this.isNext(CATEGORIES)) return undefined;
    const { rest } = this;
    for (const [form, what, isAccepted] of rows) {
      const found = form.exec(rest);
      if (found) return { what, text: found[0], ...(isAccepted && { isAccepted }) };
    }
    return undefined;
  }
}
