// Finds the origin of each value in an output file. A part that was copied whole has one origin. Places
// below it are found by following the same path in the source.
import type { EffectiveContract } from '../bundle/override/effective-contract';
import { isObject } from '../source/mapping';
import { isWithin, joinPointer, parentPointer, type Pointer } from '../source/pointer';
import type { Range } from '../source/range';
import type { PlaceKind, SourceDocument } from '../source/source-document';
import type { ValueSource } from './render-report';
import type { KeyOrder } from './writer/key-order';

/** A place that an output value can come from: in an effective contract, or in one document. */
export interface Origin {
  readonly in: EffectiveContract | SourceDocument;
  readonly pointer: Pointer;
}

/** Says that the output at `pointer`, and all below it, was copied from an origin. */
export interface CopiedPart {
  readonly pointer: Pointer;
  /** Absent for what the renderer wrote itself. */
  readonly origin: Origin | undefined;
}

export function isSameOrigin(one: Origin, other: Origin): boolean {
  return one.in === other.in && one.pointer === other.pointer;
}

function originBelow({ in: source, pointer }: Origin, inside: Pointer): Origin {
  return { in: source, pointer: pointer + inside };
}

export function placeOf(
  { in: source, pointer }: Origin,
  on?: PlaceKind,
): { file: string; range: Range } {
  if ('locate' in source) {
    const { document, range } = source.locate(pointer, on);
    return { file: document.path, range };
  }
  return { file: source.path, range: source.nearestRange(pointer, on) };
}

/** The source of every scalar (and empty list or mapping) of an output, in the order of the output. */
export function sourcesOf(
  output: unknown,
  parts: readonly CopiedPart[],
  order: KeyOrder,
): ValueSource[] {
  const found: ValueSource[] = [];
  const places = partsByPlace(parts);
  const visit = (value: unknown, pointer: Pointer, inherited: Origin | undefined): void => {
    const part = places.get(pointer);
    const origin = part ? part.origin : inherited;
    const keys = isObject(value) ? order(Object.keys(value), pointer) : [];
    if (keys.length === 0) {
      if (origin) {
        const { file, range } = placeOf(origin);
        found.push({ pointer, file, range });
      }
      return;
    }
    for (const key of keys) {
      const step = joinPointer('', key);
      visit(
        (value as Record<string, unknown>)[key],
        pointer + step,
        origin && originBelow(origin, step),
      );
    }
  };
  visit(output, '', undefined);
  return found;
}

/** The parts of one output by their places. */
export type PartsByPlace = ReadonlyMap<Pointer, CopiedPart>;

export function partsByPlace(parts: readonly CopiedPart[]): PartsByPlace {
  return new Map(parts.map((part) => [part.pointer, part]));
}

/** The origin of one place of an output: that of the nearest part above it. */
export function originOf(pointer: Pointer, parts: PartsByPlace): Origin | undefined {
  const part = partAbove(pointer, parts);
  return part?.origin && originBelow(part.origin, pointer.slice(part.pointer.length));
}

/** The nearest part above a place, or at it. */
export function partAbove(pointer: Pointer, parts: PartsByPlace): CopiedPart | undefined {
  for (let at = pointer; ; at = parentPointer(at)) {
    const part = parts.get(at);
    if (part || at === '') return part;
  }
}

/** The origin of the first part inside a place that was not written in a template; one in a contract comes first. */
export function originInside(
  pointer: Pointer,
  parts: PartsByPlace,
  template: SourceDocument | undefined,
): Origin | undefined {
  let first: Origin | undefined;
  for (const { pointer: place, origin } of parts.values()) {
    if (!origin || origin.in === template || place === pointer) continue;
    if (!isWithin(place, pointer)) continue;
    if ('locate' in origin.in) return origin;
    first ??= origin;
  }
  return first;
}
