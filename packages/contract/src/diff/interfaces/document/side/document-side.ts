// One side of a pair of OpenAPI or AsyncAPI documents: what its references mean, and what in it is
// not of the shape that the walk over it needs.
import { shown } from '../../../../diagnostics/words';
import { besideRef } from '../../../../json-schema/beside-ref';
import { mergeKeys } from '../../../../source/copy-data';
import { decodePercent } from '../../../../source/decode-percent';
import { hasOwn, isMapping } from '../../../../source/mapping';
import { formatPointer, joinPointer, parsePointer, valueAt } from '../../../../source/pointer';
import type { Pointer } from '../../../../source/pointer';
import type { RefResolver } from '../../../../schema-compare/side/schema-side';
import type { ShapeDefect } from '../../../change/detection';
import { printRef } from '../../../sides/joined-files';

/** A reference to another file in place of what it names, which is not read. */
export function asReference({ ref, pointer }: OutsideRef): Located<Mapping> {
  return { value: { $ref: ref }, pointer };
}

/** A value with its place in the document. */
export interface Located<T = unknown> {
  readonly value: T;
  readonly pointer: Pointer;
  /** The places of entries that were combined from several places of the document. */
  readonly places?: ReadonlyMap<string, Pointer>;
}

export type Mapping = Readonly<Record<string, unknown>>;

export class DocumentSide {
  readonly defects: ShapeDefect[] = [];
  /** Places of references that were reported to name nothing. */
  private readonly missing = new Set<Pointer>();
  private readonly targets = new Map<string, Located | undefined>();
  /** By local reference: the place in another file that it means, because a reference on the way leads there. */
  private readonly beyond = new Map<string, string>();

  private readonly standIns = new Map<string, Located>();

  constructor(
    readonly side: 'base' | 'head',
    readonly root: unknown,
  ) {}

  report(pointer: Pointer, defect: string): void {
    this.defects.push({ side: this.side, defect, pointer });
  }

  reportMissing(ref: string, pointer: Pointer): void {
    if (this.missing.has(pointer)) return;
    this.missing.add(pointer);
    const shown = printRef(ref);
    const where = shown === ref ? ' in this document' : ', or there is no such file';
    this.report(pointer, `The reference \`${shown}\` names nothing${where}.`);
  }

  /** The value that a chain of references within the document ends at; reports the chain that does not end. */
  follow(located: Located): Located | OutsideRef | undefined {
    const seen = new Set<string>();
    let current = located;
    for (;;) {
      const ref = refOf(current.value);
      if (ref === undefined) return current;
      if (!ref.startsWith('#')) return { ref, pointer: current.pointer };
      const target = this.target(ref);
      if (target === undefined) {
        const beyond = this.beyondOf(ref);
        if (beyond !== undefined) return { ref: beyond, pointer: current.pointer };
        this.reportMissing(ref, current.pointer);
        return undefined;
      }
      if (seen.has(ref)) {
        this.report(current.pointer, `The reference \`${printRef(ref)}\` refers back to itself.`);
        return undefined;
      }
      seen.add(ref);
      current = target;
    }
  }

  /** What a local reference names, without following a reference there. */
  target(ref: string): Located | undefined {
    if (!this.targets.has(ref)) {
      // A reference in a circle finds nothing.
      this.targets.set(ref, undefined);
      this.targets.set(ref, this.find(ref));
    }
    return this.targets.get(ref);
  }

  /** The place in another file that a local reference means through another reference. */
  beyondOf(ref: string): string | undefined {
    return this.target(ref) === undefined ? this.beyond.get(ref) : undefined;
  }

  /** A reference to the place in another file that a local reference means; one object for each. */
  private standInFor(ref: string): Located | undefined {
    const beyond = this.beyond.get(ref);
    if (beyond === undefined) return undefined;
    const known = this.standIns.get(ref) ?? { value: { $ref: beyond }, pointer: '' };
    this.standIns.set(ref, known);
    return known;
  }

  /** Answers the references of schemas. */
  readonly resolveRef: RefResolver = (ref) =>
    ref.startsWith('#') ? (this.target(ref) ?? this.standInFor(ref)) : undefined;

  /**
   * The mapping at a place, or the target of a reference there with the keys beside the reference.
   * Reports anything else. Nothing there is an empty mapping.
   */
  mapping(written: Located, what: string): Located<Mapping> {
    const located = this.followInPlace(written, what);
    const { value, pointer } = located;
    if (isMapping(value)) return withSiblings(written, { ...located, value });
    if (value !== undefined) {
      this.report(pointer, `${what} must be a mapping, not ${shown(value)}.`);
    }
    return withSiblings(written, { value: {}, pointer });
  }

  list(written: Located, what: string): Located[] {
    const found = this.followInPlace(written, what);
    const { value, pointer } = found;
    if (value !== undefined && !Array.isArray(value)) {
      this.report(pointer, `${what} must be a list, not ${shown(value)}.`);
    }
    return itemsIn(found);
  }

  /**
   * The format has no reference here, but tools follow one. A target in a file that is not read
   * cannot be compared.
   */
  private followInPlace(located: Located, what: string): Located {
    if (refOf(located.value) === undefined) return located;
    const nothing = { value: undefined, pointer: located.pointer };
    const found = this.follow(located);
    if (found === undefined || !isOutside(found)) return found ?? nothing;
    this.report(found.pointer, `${what} is in another file, \`${found.ref}\`, which is not read.`);
    return nothing;
  }

  private find(ref: string): Located | undefined {
    const pointer = decodePercent(ref.slice(1));
    if (pointer !== '' && !pointer.startsWith('/')) return undefined;
    const value = valueAt(this.root, pointer);
    return value === undefined ? this.findThrough(pointer, ref) : { value, pointer };
  }

  /** Follows references on the path: a whole map of `components` may be a reference. */
  private findThrough(wanted: Pointer, written: string): Located | undefined {
    let found: Located | undefined = { value: this.root, pointer: '' };
    const tokens = parsePointer(wanted);
    for (const [index, token] of tokens.entries()) {
      let steps = 0;
      while (found !== undefined && !hasOwn(found.value, token)) {
        const ref: string | undefined = refOf(found.value);
        steps += 1;
        if (ref !== undefined && !ref.startsWith('#')) {
          const rest = formatPointer(tokens.slice(index));
          this.beyond.set(written, `${ref.includes('#') ? ref : `${ref}#`}${rest}`);
        }
        if (ref === undefined || !ref.startsWith('#') || steps > MOST_STEPS) return undefined;
        found = this.target(ref);
      }
      if (found === undefined) return undefined;
      const { value, pointer }: Located = found;
      found = {
        value: (value as Record<string, unknown>)[token],
        pointer: joinPointer(pointer, token),
      };
    }
    return found;
  }
}

/** At most this many references in a row are followed at one place of a pointer. */
const MOST_STEPS = 50;

/** A reference to another file, which only the caller could read. */
interface OutsideRef {
  readonly ref: string;
  readonly pointer: Pointer;
}

export function isOutside(found: Located | OutsideRef): found is OutsideRef {
  return 'ref' in found;
}

/** An own entry of a mapping with its place; `undefined` as value if it is not there. */
export function child(parent: Located<Mapping>, key: string): Located {
  const value = Object.hasOwn(parent.value, key) ? parent.value[key] : undefined;
  const pointer = parent.places?.get(key) ?? joinPointer(parent.pointer, key);
  return { value, pointer };
}

export function children(parent: Located<Mapping>): [string, Located][] {
  return Object.keys(parent.value).map((key) => [key, child(parent, key)]);
}

/** The entries of a mapping by name; none for any other value. */
export function entriesIn(located: Located): [string, Located][] {
  const { value } = located;
  return isMapping(value) ? children({ ...located, value }) : [];
}

/** The items of a list; none for any other value. */
export function itemsIn({ value, pointer }: Located): Located[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown, index) => ({ value: item, pointer: `${pointer}/${index}` }));
}

/** A mapping with the keys beside its `$ref`, which tools add to what it names. */
export function withSiblings(written: Located, target: Located<Mapping>): Located<Mapping> {
  if (refOf(written.value) === undefined) return target;
  const value = besideRef(written.value as Mapping);
  const beside = children({ value, pointer: written.pointer });
  if (beside.length === 0) return target;
  return {
    value: mergeKeys(target.value, value),
    pointer: target.pointer,
    places: new Map([
      ...(target.places ?? []),
      ...beside.map(([name, { pointer }]) => [name, pointer] as const),
    ]),
  };
}

export function refOf(value: unknown): string | undefined {
  if (!isMapping(value)) return undefined;
  const ref = Object.hasOwn(value, '$ref') ? value['$ref'] : undefined;
  return typeof ref === 'string' ? ref : undefined;
}

/** The last part of what a reference names, which is the name of the thing in its `components`. */
export function nameOfRef(ref: string): string {
  return parsePointer(ref.slice(ref.indexOf('#') + 1)).at(-1) ?? ref;
}
