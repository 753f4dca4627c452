// What a reference that names nothing in its document most likely means.
import { decodePercent } from '../source/decode-percent';
import { isMapping } from '../source/mapping';
import { formatPointer, lastToken, parentPointer, valueAt } from '../source/pointer';
import { suggest } from './suggest';

/** Where documents keep what others refer to. */
const PLACES = [
  ...['schemas', 'responses', 'parameters', 'messages', 'examples', 'requestBodies', 'headers'].map(
    (list) => `/components/${list}`,
  ),
  '/components/securitySchemes',
  '/definitions',
  '/$defs',
  '/channels',
  '/operations',
];

/** A similar name beside the wanted one, else the same name at a usual place. */
export function suggestPlace(ref: string, document: unknown): string | undefined {
  const wanted = decodePercent(ref.slice(1));
  if (!wanted.startsWith('/')) return undefined;
  const name = lastToken(wanted);
  const near = suggest(name, namesBeside(ref, document));
  if (near !== undefined) return `#${parentPointer(wanted)}${formatPointer([near])}`;
  const same = PLACES.map((place) => place + formatPointer([name])).find(
    (place) => valueAt(document, place) !== undefined,
  );
  return same === undefined ? undefined : `#${same}`;
}

/** The names that are where the wanted one would be. */
export function namesBeside(ref: string, document: unknown): readonly string[] {
  const beside = valueAt(document, parentPointer(decodePercent(ref.slice(1))));
  return isMapping(beside) ? Object.keys(beside) : [];
}
