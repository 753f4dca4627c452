import { shown } from '../../diagnostics/words';
import { joinPointer } from '../../source/pointer';
import type { Pointer } from '../../source/pointer';
import { isMapping, type Mapping } from '../../source/mapping';

/** A mapping with its place in the document. */
export interface Entry {
  readonly value: Mapping;
  readonly pointer: Pointer;
}

/**
 * A part of a document does not have the shape of its format. Caught where the document is parsed.
 */
export class SbomShapeError extends Error {
  constructor(
    readonly pointer: Pointer,
    message: string,
    readonly hint?: string,
  ) {
    super(message);
    this.name = 'SbomShapeError';
  }
}

export function fieldOf(mapping: Mapping, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

/** The mappings of a list that may be absent. */
export function mappingsOf({ value, pointer }: Entry, key: string): Entry[] {
  const list = fieldOf(value, key) ?? [];
  const place = joinPointer(pointer, key);
  if (!Array.isArray(list)) {
    throw new SbomShapeError(place, `\`${key}\` must be a list; it is ${shown(list)}.`);
  }
  return list.map((entry, index) => {
    const at = joinPointer(place, index);
    if (isMapping(entry)) return { value: entry, pointer: at };
    throw new SbomShapeError(
      at,
      `Each entry of \`${key}\` must be a mapping; this one is ${shown(entry)}.`,
    );
  });
}

export function mappingOf(owner: Entry, key: string): Entry {
  const value = fieldOf(owner.value, key) ?? {};
  const pointer = joinPointer(owner.pointer, key);
  if (isMapping(value)) return { value, pointer };
  throw new SbomShapeError(pointer, `\`${key}\` must be a mapping; it is ${shown(value)}.`);
}

/** A text, or `undefined` where the file has none or an empty one. */
export function textOf({ value, pointer }: Entry, key: string): string | undefined {
  const text = fieldOf(value, key) ?? '';
  if (typeof text === 'number') return String(text);
  if (typeof text === 'string') return text.trim() === '' ? undefined : text.trim();
  throw new SbomShapeError(
    joinPointer(pointer, key),
    `\`${key}\` must be a text; it is ${shown(text)}.`,
  );
}

export function nameOf(entry: Entry, what: string): string {
  const name = textOf(entry, 'name');
  if (name !== undefined) return name;
  throw new SbomShapeError(entry.pointer, `The ${what} has no \`name\`.`);
}
