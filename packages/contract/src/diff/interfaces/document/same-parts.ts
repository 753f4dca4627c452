// Tells cheaply that a part of two documents means the same, so that the walk over a large pair
// costs little where nothing changed.
import { isMapping } from './document-side';
import type { DocumentSide } from './document-side';

type Verdict = 'different' | 'same' | { readonly refs: ReadonlySet<string> };

export class SameParts {
  /** Keys `/components/<kind>/<name>` whose meaning differs between the sides, or may. */
  private readonly changed: ReadonlySet<string>;
  private readonly verdicts = new Map<object, Map<object, boolean>>();

  constructor(base: DocumentSide, head: DocumentSide) {
    this.changed = changedComponents(base, head);
  }

  /** False says no more than that it takes a closer look. */
  areSame(base: unknown, head: unknown): boolean {
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

  private isStable(ref: string): boolean {
    // What lies in another file is the caller's to compare; here only its name is known.
    if (!ref.startsWith('#')) return true;
    const key = componentOf(ref);
    return key !== undefined && !this.changed.has(key);
  }
}

/** Whether two values are the same JSON, whatever the order of keys; collects the references in them. */
export function sameJson(base: unknown, head: unknown, refs?: Set<string>): boolean {
  // Files that are the same on both sides are parsed once.
  if (base === head && refs === undefined) return true;
  // What is no number is not equal to itself.
  if (!isObject(base) || !isObject(head)) return base === head || Object.is(base, head);
  if (Array.isArray(base)) {
    if (!Array.isArray(head) || base.length !== head.length) return false;
    for (let index = 0; index < base.length; index += 1) {
      if (!sameJson(base[index], head[index], refs)) return false;
    }
    return true;
  }
  if (Array.isArray(head)) return false;
  const [one, two] = [base as Record<string, unknown>, head as Record<string, unknown>];
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(two).length) return false;
  for (const key of keys) {
    if (!Object.prototype.hasOwnProperty.call(two, key)) return false;
    const value = one[key];
    if (key === '$ref' && typeof value === 'string') refs?.add(value);
    if (!sameJson(value, two[key], refs)) return false;
  }
  return true;
}

function changedComponents(base: DocumentSide, head: DocumentSide): Set<string> {
  const changed = new Set<string>();
  const usedBy = new Map<string, string[]>();
  const [from, to] = [componentsOf(base), componentsOf(head)];
  for (const [key, value] of from) {
    const verdict = compareComponent(value, to.get(key));
    if (verdict === 'different') changed.add(key);
    else if (verdict !== 'same') {
      for (const ref of verdict.refs) {
        if (!ref.startsWith('#')) continue;
        const used = componentOf(ref);
        if (used === undefined) changed.add(key);
        else usedBy.set(used, [...(usedBy.get(used) ?? []), key]);
      }
    }
  }
  const pending = [...changed];
  for (const used of usedBy.keys()) {
    if (from.has(used) || changed.has(used)) continue;
    changed.add(used);
    pending.push(used);
  }
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    for (const user of usedBy.get(key) ?? []) {
      if (changed.has(user)) continue;
      changed.add(user);
      pending.push(user);
    }
  }
  for (const key of to.keys()) if (!from.has(key)) changed.add(key);
  return changed;
}

function compareComponent(base: unknown, head: unknown): Verdict {
  const refs = new Set<string>();
  if (head === undefined || !sameJson(base, head, refs)) return 'different';
  return refs.size === 0 ? 'same' : { refs };
}

function componentsOf({ root }: DocumentSide): Map<string, unknown> {
  const found = new Map<string, unknown>();
  const components = isMapping(root) ? root['components'] : undefined;
  if (!isMapping(components)) return found;
  for (const kind of Object.keys(components)) {
    const named = components[kind];
    if (!isMapping(named)) continue;
    for (const name of Object.keys(named)) found.set(`${kind}/${name}`, named[name]);
  }
  return found;
}

const COMPONENT = /^#\/components\/([^/~%]+)\/([^/~%]+)(?:\/|$)/;

/** The component that a reference leads into; escaped names are left to the closer look. */
function componentOf(ref: string): string | undefined {
  const match = COMPONENT.exec(ref);
  return match === null ? undefined : `${match[1]}/${match[2]}`;
}

function isObject(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}
