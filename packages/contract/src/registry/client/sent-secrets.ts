// The secrets that a client sent or may send, so that no text shows them.
import type { Answer } from './exchange';

/** A password such as `p`, `test` or `registry`. */
const SIMPLE_WORD = /^(?:.{1,3}|[a-z]{1,11})$/i;

export class SentSecrets {
  private readonly secrets = new Set<string>();

  add(secret: string): void {
    this.secrets.add(secret);
  }

  /** The answer, with a method that hides the secrets in a text of it. */
  hideIn(answer: Answer): Answer {
    return { ...answer, hideSecrets: (text) => hide(text, [...this.secrets]) };
  }

  /** Hides the secrets in a message. A simple word stays, and so does what our `own` text contains. */
  hideUncommon(message: string, own: string): string {
    const uncommon = [...this.secrets].filter(
      (secret) => !SIMPLE_WORD.test(secret) && !own.includes(secret),
    );
    return hide(message, uncommon);
  }
}

/** The longest first, because one secret may be a part of another. */
function hide(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .sort((one, other) => other.length - one.length)
    .reduce((shown, secret) => shown.replaceAll(secret, '(hidden)'), text);
}
