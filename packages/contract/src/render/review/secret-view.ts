// What a review may show of the values of both sides. Secret values, and texts made from them, are hidden.
import { HIDDEN, looksSecret } from '../../diagnostics/looks-secret';
import { isObject, setOwn } from '../../source/mapping';
import { keepLiteral, literalAt } from '../../source/number-literals';
import { joinPointer, type Pointer } from '../../source/pointer';
import { originOf, partAbove } from '../output-origins';
import type { EnvironmentOutput } from '../render-environment';
import { valueOf, type Held } from './held-value';
import { isMadeOfSecret, SecretTexts } from './secret-texts';
import type { Side } from './subjects';

export const HIDDEN_VALUE: Held = { holder: [HIDDEN], key: '0' };

export class SecretView {
  private readonly texts: SecretTexts;

  constructor(outputs: readonly (EnvironmentOutput | undefined)[]) {
    this.texts = new SecretTexts(outputs);
  }

  /** A name or path without the marked values in it. */
  mask(name: string): string {
    return this.texts.mask(name);
  }

  /** Whether the value at this place of a subject is secret, or made from a secret. */
  hides({ output, file, parts, at }: Side, held: Held, inside: Pointer): boolean {
    const pointer = at + inside;
    const value = valueOf(held);
    if (looksSecret(pointer, value, held.holder) || this.texts.contains(value)) return true;
    const origin = originOf(pointer, parts);
    if (origin && 'locate' in origin.in && output.secrets.get(origin.in)?.has(origin.pointer)) {
      return true;
    }
    return isMadeOfSecret(partAbove(pointer, parts), file, output);
  }

  /** A value as a report may show it: what is secret in it is hidden. */
  show(side: Side, held: Held, inside: Pointer): Held {
    if (this.hides(side, held, inside)) return HIDDEN_VALUE;
    const value = valueOf(held);
    if (!isObject(value)) return held;
    const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
    for (const key of Object.keys(value)) {
      const item = this.show(side, { holder: value, key }, joinPointer(inside, key));
      const name = Array.isArray(value) ? key : this.texts.mask(key);
      setOwn(copy, name, valueOf(item));
      const literal = literalAt(item.holder, item.key);
      if (literal !== undefined) keepLiteral(copy, name, literal);
    }
    return { holder: [copy], key: '0' };
  }
}
