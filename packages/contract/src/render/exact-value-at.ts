import type { EffectiveContract } from '../bundle/override/effective-contract';
import { setOwn } from '../source/mapping';
import { copyLiteral, keepLiteral } from '../source/number-literals';
import { parsePointer, valueAt, type Pointer } from '../source/pointer';

/**
 * The value at a pointer of an effective contract, with the texts of the integers that a double cannot
 * hold beside it: a render writes the digits that the author wrote.
 */
export function exactValueAt(effective: EffectiveContract, pointer: Pointer): unknown {
  let value = valueAt(effective.value, pointer);
  for (const layer of effective.layers) {
    for (const scalar of layer.ambiguous) {
      if (!scalar.pointer.startsWith(`${pointer}/`) || !isLargeInteger(scalar.source)) continue;
      const place = effective.locate(scalar.pointer);
      if (place.document !== layer || place.pointer !== scalar.pointer) continue;
      const inside = parsePointer(scalar.pointer.slice(pointer.length));
      value = withLiteral(value as object, inside, scalar.source);
    }
  }
  return value;
}

function isLargeInteger(source: string): boolean {
  return /^-?(0|[1-9]\d*)$/.test(source) && !Number.isSafeInteger(Number(source));
}

/** Copies only the containers on the path. */
function withLiteral(holder: object, [key, ...rest]: readonly string[], literal: string): object {
  const copy = (Array.isArray(holder) ? [...(holder as unknown[])] : { ...holder }) as Record<
    string,
    unknown
  >;
  for (const own of Object.keys(holder)) copyLiteral(holder, copy, own);
  if (rest.length === 0) keepLiteral(copy, key!, literal);
  else {
    setOwn(copy, key!, withLiteral(copy[key!] as object, rest, literal));
  }
  return copy;
}
