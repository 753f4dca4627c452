// Who a contract is: an override file cannot change that, so what it says about it is left out.
import { formatPointer, type Pointer } from '../../source/pointer';
import { isMapping } from '../../source/mapping';

const IDENTITY: readonly (readonly string[])[] = [
  ['pactoVersion'],
  ['service', 'name'],
  ['service', 'version'],
];

const PLACES: ReadonlySet<Pointer> = new Set(IDENTITY.map(formatPointer));

/** Places of the identity that a values file sets. */
export function identityIn(value: unknown): Pointer[] {
  return IDENTITY.filter((path) => {
    let current = value;
    for (const token of path) {
      if (!isMapping(current) || !Object.hasOwn(current, token)) {
        return false;
      }
      current = current[token];
    }
    return true;
  }).map(formatPointer);
}

export function isIdentity(pointer: Pointer): boolean {
  return PLACES.has(pointer);
}

/** The value of a values file without them. */
export function withoutIdentity(value: unknown): unknown {
  if (!isMapping(value) || identityIn(value).length === 0) return value;
  const rest = without(value, 'pactoVersion');
  return isMapping(rest.service)
    ? { ...rest, service: without(rest.service, 'name', 'version') }
    : rest;
}

function without(value: Record<string, unknown>, ...keys: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
