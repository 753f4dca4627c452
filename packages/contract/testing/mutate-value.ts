import { fc } from './random-tests';

export const SCRAPS: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 1.5, '', 'a', 'A b', '1.0', '#', '#a', 'object'],
  ...[[], ['a', 'a'], [1, {}], ['string', 'string'], {}, { a: 1 }, { a: ['b'] }, { type: 'x' }],
  JSON.parse('{"__proto__":1}'),
];

/** JSON with one to three places of it replaced, taken out, doubled, or given a key of `keys`. */
export function mutatedValue(value: unknown, keys: readonly string[]): fc.Arbitrary<unknown> {
  const edit = fc.record({
    at: fc.nat(),
    how: fc.constantFrom('replace', 'remove', 'double', 'add'),
    key: fc.constantFrom(...keys),
    scrap: fc.constantFrom(...SCRAPS),
  });
  return fc.array(edit, { minLength: 1, maxLength: 3 }).map((edits) => {
    const whole = { value: structuredClone(value) };
    for (const { at, how, key, scrap } of edits) {
      const places = placesIn(whole);
      const [holder, name] = places[at % places.length]!;
      const part = (holder as Record<string, unknown>)[name];
      if (how === 'replace') set(holder, name, scrap);
      else if (how === 'add' && isMapping(part)) set(part, key, scrap);
      else if (how === 'double' && Array.isArray(part) && part.length > 0) part.push(part[0]);
      else if (how === 'remove' && Array.isArray(holder)) holder.splice(Number(name), 1);
      else if (how === 'remove' && holder !== whole) Reflect.deleteProperty(holder, name);
    }
    return whole.value;
  });
}

/** JSON with one place of it replaced by a scrap or taken out: each place in turn, each scrap in turn. */
export function* damagedValues(value: unknown): Generator<unknown> {
  const count = placesIn({ value }).length;
  for (let at = 0; at < count; at += 1) {
    for (const scrap of [...SCRAPS, undefined]) {
      const whole = { value: structuredClone(value) };
      const [holder, name] = placesIn(whole)[at]!;
      if (scrap !== undefined) set(holder, name, scrap);
      else if (holder !== whole) Reflect.deleteProperty(holder, name);
      yield whole.value;
    }
  }
}

/** Plain assignment of `__proto__` would set no key. */
function set(holder: object, name: string, scrap: unknown): void {
  const value = structuredClone(scrap);
  const fields = { value, writable: true, enumerable: true, configurable: true };
  Object.defineProperty(holder, name, fields);
}

function placesIn(holder: object): [holder: object, name: string][] {
  return Object.entries(holder).flatMap(([name, part]) => [
    [holder, name],
    ...(part !== null && typeof part === 'object' ? placesIn(part as object) : []),
  ]);
}

function isMapping(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
