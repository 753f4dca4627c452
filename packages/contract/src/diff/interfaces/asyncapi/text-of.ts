import { child } from '../document/side/document-side';
import type { Located, Mapping } from '../document/side/document-side';

/** A text at a key; what YAML reads as a number was meant as a text. */
export function textOf(owner: Located<Mapping>, key: string): string | undefined {
  const { value } = child(owner, key);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}
