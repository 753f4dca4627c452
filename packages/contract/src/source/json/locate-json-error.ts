// Finds the first error in a text that should be JSON, and what is expected in its place.

interface JsonError {
  /** UTF-16 offset of the first character that cannot belong to a JSON text. */
  readonly offset: number;
  readonly expected: string;
}

/**
 * The first place where `text` is not JSON, or `undefined`. `JSON.parse` reports whether it is
 * JSON. Only some versions of V8 report the place, and only for some errors.
 */
export function locateJsonError(text: string): JsonError | undefined {
  return new JsonWalk(text).findError();
}

const SPACE = /[\t\n\r ]*/y;
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

/** What may come next. The first key or item of a mapping or list may also be its end. */
type Next = 'value' | 'first item' | 'first key' | 'key' | 'after value' | 'nothing';

/** Goes through a text from its start, without recursion: any depth fits the stack. */
class JsonWalk {
  private at = 0;
  private next: Next = 'value';
  /** The brackets that the open mappings and lists need, the innermost last. */
  private readonly closers: ('}' | ']')[] = [];

  constructor(private readonly text: string) {}

  findError(): JsonError | undefined {
    while (this.next !== 'nothing') {
      this.accept(SPACE);
      const expected = this.step(this.next);
      if (expected !== undefined) return { offset: this.at, expected };
    }
    return undefined;
  }

  /** Goes past one part of the text. Returns what is expected in its place if it does not fit. */
  private step(next: Exclude<Next, 'nothing'>): string | undefined {
    switch (next) {
      case 'first key':
        return this.acceptEnd('}') ? undefined : this.readKey();
      case 'key':
        return this.readKey();
      case 'first item':
        return this.acceptEnd(']') ? undefined : this.readValue();
      case 'value':
        return this.readValue();
      case 'after value':
        return this.readAfterValue();
    }
  }

  private readKey(): string | undefined {
    if (!this.accept(STRING)) return 'a key in double quotes';
    this.accept(SPACE);
    if (!this.acceptCharacter(':')) return '`:`';
    this.next = 'value';
    return undefined;
  }

  private readValue(): string | undefined {
    if (this.acceptCharacter('{')) {
      this.closers.push('}');
      this.next = 'first key';
    } else if (this.acceptCharacter('[')) {
      this.closers.push(']');
      this.next = 'first item';
    } else if (this.accept(STRING) || this.accept(SCALAR)) this.next = 'after value';
    else return 'a JSON value';
    return undefined;
  }

  private readAfterValue(): string | undefined {
    const closer = this.closers.at(-1);
    if (closer === undefined) {
      if (this.at < this.text.length) return 'the end of the text';
      this.next = 'nothing';
    } else if (this.acceptCharacter(',')) this.next = closer === '}' ? 'key' : 'value';
    else if (!this.acceptEnd(closer)) return `\`,\` or \`${closer}\``;
    return undefined;
  }

  /** The end of the innermost mapping or list. */
  private acceptEnd(closer: '}' | ']'): boolean {
    if (!this.acceptCharacter(closer)) return false;
    this.closers.pop();
    this.next = 'after value';
    return true;
  }

  private acceptCharacter(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  /** The pattern matches at one place only: it has the flag `y`. */
  private accept(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}
