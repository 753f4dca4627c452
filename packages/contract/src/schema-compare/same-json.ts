import type { SchemaNode } from './schema-node';
import type { SchemaSide } from './schema-side';

type Verdict = 'different' | 'same' | 'same-with-references';

/**
 * Says cheaply that two schemas are the same JSON, whatever the order of their keys. Same text
 * with references in it means the same only when all that they lead to is the same too.
 */
export class SameJson {
  private readonly different = new Map<object, Set<object>>();
  private readonly agreeing = new Set<string>();
  /** Of schemas with references, whether they mean the same. */
  private readonly proven = new Map<unknown, Map<unknown, boolean>>();

  constructor(
    private readonly base: SchemaSide,
    private readonly head: SchemaSide,
  ) {}

  means(base: SchemaNode, head: SchemaNode): boolean {
    // One text means two things to two dialects.
    if (this.base.dialect !== this.head.dialect)
      return base.schema === true && head.schema === true;
    const verdict = this.walk(base.schema, head.schema);
    if (verdict !== 'same-with-references') return verdict === 'same';
    if (base.resource !== undefined || head.resource !== undefined) return false;
    const known = this.proven.get(base.schema)?.get(head.schema);
    if (known !== undefined) return known;
    const agree = this.referencesAgree(base, head);
    const partners = this.proven.get(base.schema) ?? new Map<unknown, boolean>();
    this.proven.set(base.schema, partners.set(head.schema, agree));
    return agree;
  }

  private referencesAgree(base: SchemaNode, head: SchemaNode): boolean {
    const pending: [SchemaNode, SchemaNode][] = [[base, head]];
    const assumed: string[] = [];
    for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
      const [from, to] = pair;
      const refs = new Set<string>();
      if (from.resource !== undefined || to.resource !== undefined) return false;
      if (!this.collect(from.schema, from.schema, refs)) return false;
      for (const ref of refs) {
        const key = contextOf(from, ref) + contextOf(to, ref);
        if (this.agreeing.has(key)) continue;
        this.agreeing.add(key);
        assumed.push(key);
        const baseTarget = this.base.resolve(from, ref);
        const headTarget = this.head.resolve(to, ref);
        if (baseTarget === undefined && headTarget === undefined) continue;
        if (
          baseTarget === undefined ||
          headTarget === undefined ||
          this.walk(baseTarget.schema, headTarget.schema) === 'different'
        ) {
          for (const unproven of assumed) this.agreeing.delete(unproven);
          return false;
        }
        pending.push([baseTarget, headTarget]);
      }
    }
    return true;
  }

  /** Gathers the references under a schema; false when some of them belong to a resource of its own. */
  private collect(value: unknown, top: unknown, refs: Set<string>): boolean {
    if (value === null || typeof value !== 'object') return true;
    const entries = Object.entries(value);
    this.base.budget.spend(1 + entries.length / 10);
    for (const [key, entry] of entries) {
      if (typeof entry === 'string') {
        if (key === '$id' && value !== top) return false;
        if (isReference(key)) refs.add(entry);
      } else if (!this.collect(entry, top, refs)) return false;
    }
    return true;
  }

  private walk(base: unknown, head: unknown): Verdict {
    if (base === null || typeof base !== 'object' || head === null || typeof head !== 'object') {
      return base === head ? 'same' : 'different';
    }
    if (this.different.get(base)?.has(head)) return 'different';
    const verdict = Array.isArray(base)
      ? this.walkLists(base, head)
      : this.walkMappings(base as Record<string, unknown>, head);
    if (verdict === 'different') {
      const partners = this.different.get(base);
      if (partners === undefined) this.different.set(base, new Set([head]));
      else partners.add(head);
    }
    return verdict;
  }

  private walkLists(base: readonly unknown[], head: object): Verdict {
    if (!Array.isArray(head) || base.length !== head.length) return 'different';
    this.base.budget.spend(1 + base.length / 10);
    let verdict: Verdict = 'same';
    for (let index = 0; index < base.length; index += 1) {
      const part = this.walk(base[index], head[index]);
      if (part === 'different') return part;
      if (part === 'same-with-references') verdict = part;
    }
    return verdict;
  }

  private walkMappings(base: Record<string, unknown>, head: object): Verdict {
    if (Array.isArray(head)) return 'different';
    const other = head as Record<string, unknown>;
    const keys = Object.keys(base);
    if (keys.length !== Object.keys(other).length) return 'different';
    this.base.budget.spend(1 + keys.length / 10);
    let verdict: Verdict = 'same';
    for (const key of keys) {
      if (!Object.prototype.hasOwnProperty.call(other, key)) return 'different';
      const value = base[key];
      const part = this.walk(value, other[key]);
      if (part === 'different') return part;
      if (part === 'same-with-references') verdict = part;
      if (typeof value === 'string' && isReference(key)) verdict = 'same-with-references';
    }
    return verdict;
  }
}

function contextOf(node: SchemaNode, ref: string): string {
  if (node.document === undefined) return ` ${ref}`;
  return JSON.stringify([node.document ?? null, ref]);
}

function isReference(key: string): boolean {
  return key === '$ref' || key === '$dynamicRef' || key === '$recursiveRef';
}
