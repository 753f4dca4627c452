// Finds out cheaply whether a part of two documents has the same meaning. The walk over a large pair can
// then skip what did not change.
import { haveSameDigits } from '../../../../json-schema/compare-exactly';
import { hasOwn, isMapping, isObject } from '../../../../source/mapping';
import { refOf } from './document-side';
import type { DocumentSide, Mapping } from './document-side';
import { fileOfJoinedRef, JOINED_FILES } from '../../../sides/joined-files';
import { addToGroup } from '../../../../source/group-by';

type Verdict = 'different' | 'same' | { readonly refs: ReadonlySet<string> };

export class SameParts {
  /** Parts that mean the same on both sides: components by kind and name, and joined files. */
  private readonly stable: ReadonlySet<string>;
  private readonly verdicts = new Map<object, Map<object, boolean>>();

  /** `isOneLanguage`: whether the same text means the same; two versions of a format may read it differently. */
  constructor(
    base: DocumentSide,
    head: DocumentSide,
    private readonly isOneLanguage: boolean,
  ) {
    this.stable = stableParts(base, head);
  }

  /** Whether two values surely mean the same. If not, only a comparison part by part shows whether they differ. */
  areSame(base: unknown, head: unknown): boolean {
    if (!isObject(base) || !isObject(head)) return base === head;
    return this.isOneLanguage && this.haveSameText(base, head);
  }

  /** Whether two values are equal. Only for what reads the same in every version: words, addresses, extensions. */
  haveSameText(base: unknown, head: unknown): boolean {
    if (!isObject(base) || !isObject(head)) return base === head;
    const known = this.verdicts.get(base)?.get(head);
    if (known !== undefined) return known;
    const refs = new Set<string>();
    const same = sameJson(base, head, refs) && [...refs].every((ref) => this.isStable(ref));
    const row = this.verdicts.get(base) ?? new Map<object, boolean>();
    row.set(head, same);
    this.verdicts.set(base, row);
    return same;
  }

  /** Whether two mappings have equal values at a key, or both have none. */
  haveSameTextAt(base: Mapping, head: Mapping, key: string): boolean {
    if (!hasOwn(base, key) || !hasOwn(head, key)) return hasOwn(base, key) === hasOwn(head, key);
    const [one, two] = [base[key], head[key]];
    if (!this.haveSameText(one, two)) return false;
    return typeof one !== 'number' || haveSameDigits(base, head, key);
  }

  private isStable(ref: string): boolean {
    // The caller compares the contents of other files. Here only their names are known.
    if (!ref.startsWith('#')) return true;
    const key = partOf(ref);
    return key !== undefined && this.stable.has(key);
  }
}

const REFERENCES = new Set(['$ref', '$dynamicRef', '$recursiveRef']);

/** Whether two values are the same JSON, whatever the order of keys; collects the references in them. */
export function sameJson(base: unknown, head: unknown, refs?: Set<string>): boolean {
  // Files that are the same on both sides are parsed once.
  if (base === head && refs === undefined) return true;
  // `NaN` is not equal to itself.
  if (!isObject(base) || !isObject(head)) return base === head || Object.is(base, head);
  if (Array.isArray(base)) {
    if (!Array.isArray(head) || base.length !== head.length) return false;
    for (let index = 0; index < base.length; index += 1) {
      if (!sameHeld(base, head, index, refs)) return false;
    }
    return true;
  }
  if (Array.isArray(head)) return false;
  const [one, two] = [base as Record<string, unknown>, head as Record<string, unknown>];
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(two).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(two, key)) return false;
    const value = one[key];
    if (REFERENCES.has(key) && typeof value === 'string') refs?.add(value);
    if (!sameHeld(one, two, key, refs)) return false;
  }
  return true;
}

/** Whether two mappings have the same JSON at a key, or both have none. `__proto__` is a key like others. */
export function sameEntry(base: Mapping, head: Mapping, key: string): boolean {
  if (!hasOwn(base, key) || !hasOwn(head, key)) return hasOwn(base, key) === hasOwn(head, key);
  return sameHeld(base, head, key);
}

function sameHeld(base: object, head: object, key: string | number, refs?: Set<string>): boolean {
  const value = (base as Entries)[key];
  if (!sameJson(value, (head as Entries)[key], refs)) return false;
  return typeof value !== 'number' || haveSameDigits(base, head, key);
}

type Entries = Readonly<Record<string | number, unknown>>;

function stableParts(base: DocumentSide, head: DocumentSide): Set<string> {
  const changed = new Set<string>();
  const usedBy = new Map<string, string[]>();
  const [baseParts, headParts] = [partsOf(base), partsOf(head)];
  for (const [key, value] of baseParts) {
    const verdict = comparePart(value, headParts.get(key));
    if (verdict === 'different') changed.add(key);
    else if (verdict !== 'same') {
      for (const ref of verdict.refs) {
        if (!ref.startsWith('#')) continue;
        const used = partOf(ref);
        if (used === undefined || !baseParts.has(used)) changed.add(key);
        else addToGroup(usedBy, used, key);
      }
    }
  }
  const pending = [...changed];
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const user of usedBy.get(key) ?? []) {
      if (changed.has(user)) continue;
      changed.add(user);
      pending.push(user);
    }
  }
  return new Set([...baseParts.keys()].filter((key) => !changed.has(key)));
}

function comparePart(base: unknown, head: unknown): Verdict {
  const refs = new Set<string>();
  if (head === undefined || !sameJson(base, head, refs)) return 'different';
  return refs.size === 0 ? 'same' : { refs };
}

function partsOf({ root }: DocumentSide): Map<string, unknown> {
  const found = new Map<string, unknown>();
  if (!isMapping(root)) return found;
  const components = root['components'];
  for (const [kind, named] of isMapping(components) ? Object.entries(components) : []) {
    // A map that is a reference itself: what it holds is known by its target.
    if (!isMapping(named) || refOf(named) !== undefined) continue;
    for (const name of Object.keys(named)) found.set(`${kind}/${name}`, named[name]);
  }
  const files = root[JOINED_FILES];
  for (const [path, value] of isMapping(files) ? Object.entries(files) : []) {
    found.set(`${JOINED_FILES}/${path}`, value);
  }
  return found;
}

const COMPONENT = /^#\/components\/([^/~%]+)\/([^/~%]+)(?:\/|$)/;

/**
 * The part that a reference is in. Names of components with escapes are left to the exact
 * comparison.
 */
function partOf(ref: string): string | undefined {
  const match = COMPONENT.exec(ref);
  if (match !== null) return `${match[1]}/${match[2]}`;
  const file = fileOfJoinedRef(ref);
  return file === undefined ? undefined : `${JOINED_FILES}/${file}`;
}
