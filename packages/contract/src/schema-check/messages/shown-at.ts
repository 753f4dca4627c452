import { code, shown } from '../../diagnostics/words';
import { literalAt } from '../../source/number-literals';

/** What a mapping or list has under a key, for a message. Long numbers keep all their digits. */
export function shownAt(holder: object, key: string | number): string {
  const value = (holder as Record<string | number, unknown>)[key];
  const text = typeof value === 'number' ? literalAt(holder, key) : undefined;
  return text === undefined ? shown(value) : code(text);
}
