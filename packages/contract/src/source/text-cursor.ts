/** A place in a text that is read part by part from its start. */
export class TextCursor {
  protected position = 0;

  constructor(protected readonly text: string) {}

  protected get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** `part` begins with `^`. */
  protected isNext(part: RegExp): boolean {
    return part.test(this.rest);
  }

  /** Goes past the part; `undefined` where the text goes on with something else. */
  protected accept(part: RegExp): string | undefined {
    const [found] = part.exec(this.rest) ?? [];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  protected get rest(): string {
    return this.text.slice(this.position);
  }
}
