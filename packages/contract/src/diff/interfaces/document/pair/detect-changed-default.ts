import { asText } from '../texts/as-text';
import { addUndecided, type DocumentPair, type WrittenBoth } from './document-pair';

/** Compares the defaults of a variable in the address of a server. Answers whether they differ. */
export function detectChangedDefault(
  pair: DocumentPair,
  { path, what, base, head }: WrittenBoth,
): boolean {
  if (asText(base.value) === asText(head.value)) return false;
  const why = `${what} changed its default. Clients that use the default connect to another address.`;
  addUndecided(pair, { path, base, head }, why);
  return true;
}
