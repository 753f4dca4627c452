// Decides whether two schemas have the same JSON, also through their references.
import { identifierKeyword } from '../../json-schema/identifiers';
import { literalAt } from '../../source/number-literals';
import type { SchemaNode } from '../side/schema-node';
import type { SchemaSide } from '../side/schema-side';
import { isObject } from '../../source/mapping';

type Verdict = 'different' | 'same' | 'same-with-references';

/** A pair of reference targets while it is not known whether they mean the same. */
interface TargetPair {
  /** Pairs whose schemas refer to this one. */
  readonly users: string[];
  isDifferent: boolean;
}

/**
 * Finds out cheaply whether two schemas are the same JSON, whatever the order of their keys. Equal
 * text with references means the same only if the targets are the same too.
 */
export class SameJson {
  private readonly different = new Map<object, Set<object>>();
  /** Whether the targets of a pair of references mean the same, each pair once. */
  private readonly agreement = new Map<string, boolean>();
  private readonly answers = new Map<unknown, Map<unknown, boolean>>();

  constructor(
    private readonly base: SchemaSide,
    private readonly head: SchemaSide,
  ) {}

  means(base: SchemaNode, head: SchemaNode): boolean {
    // One text means two things to two dialects.
    if (this.base.dialect !== this.head.dialect || this.base.draft !== this.head.draft) {
      return typeof base.schema === 'boolean' && base.schema === head.schema;
    }
    if (!isObject(base.schema) || !isObject(head.schema)) return base.schema === head.schema;
    const known = this.answers.get(base.schema)?.get(head.schema);
    if (known !== undefined) return known;
    const answer = this.compare(base, head);
    const partners = this.answers.get(base.schema) ?? new Map<unknown, boolean>();
    this.answers.set(base.schema, partners.set(head.schema, answer));
    return answer;
  }

  private compare(base: SchemaNode, head: SchemaNode): boolean {
    const verdict = this.walk(base.schema, head.schema);
    if (verdict !== 'same-with-references') return verdict === 'same';
    const refs = this.refsIn(base, head);
    if (refs === undefined) return false;
    const keys = refs.map((ref) => pairKey(base, head, ref));
    this.settle(refs.map((ref) => [base, head, ref] as const));
    return keys.every((key) => this.agreement.get(key) === true);
  }

  /** Finds out whether pairs of references, and everything that they refer to, mean the same. */
  private settle(roots: readonly (readonly [SchemaNode, SchemaNode, string])[]): void {
    const found = new Map<string, TargetPair>();
    const pending: [SchemaNode, SchemaNode, string, string | undefined][] = roots.map(
      ([base, head, ref]) => [base, head, ref, undefined],
    );
    const changed: string[] = [];
    const markDifferent = (key: string): void => {
      const pair = found.get(key);
      if (pair === undefined || pair.isDifferent) return;
      pair.isDifferent = true;
      changed.push(key);
    };
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const [base, head, ref, user] = next;
      const key = pairKey(base, head, ref);
      const known = this.agreement.get(key);
      if (known !== undefined) {
        if (!known && user !== undefined) markDifferent(user);
        continue;
      }
      const present = found.get(key);
      if (present !== undefined) {
        if (user !== undefined) present.users.push(user);
        continue;
      }
      this.base.budget.spend(0.1);
      found.set(key, { users: user === undefined ? [] : [user], isDifferent: false });
      const baseTarget = this.base.resolve(base, ref);
      const headTarget = this.head.resolve(head, ref);
      if (baseTarget === undefined && headTarget === undefined) continue;
      const isSame =
        baseTarget !== undefined &&
        headTarget !== undefined &&
        this.walk(baseTarget.schema, headTarget.schema) !== 'different';
      const refs = isSame ? this.refsIn(baseTarget, headTarget) : undefined;
      if (refs === undefined) markDifferent(key);
      else for (const inner of refs) pending.push([baseTarget!, headTarget!, inner, key]);
    }
    // The list grows while it is walked over.
    for (const key of changed) for (const user of found.get(key)!.users) markDifferent(user);
    for (const [key, { isDifferent }] of found) this.agreement.set(key, !isDifferent);
  }

  /**
   * The references of two schemas with the same text; `undefined` if one of them has an `$id` of its own, against which
   * its references are read.
   */
  private refsIn(base: SchemaNode, head: SchemaNode): string[] | undefined {
    if (base.resource !== undefined || head.resource !== undefined) return undefined;
    const refs = new Set<string>();
    return this.collect(base.schema, base.schema, refs) ? [...refs] : undefined;
  }

  /** Gathers the references under a schema; false when some of them belong to a resource of its own. */
  private collect(value: unknown, top: unknown, refs: Set<string>): boolean {
    if (value === null || typeof value !== 'object') return true;
    for (const [key, entry] of Object.entries(value)) {
      if (typeof entry === 'string') {
        if (value !== top && (key === '$schema' || key === identifierKeyword(this.base.draft))) {
          return false;
        }
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
    this.base.budget.spend((1 + base.length) / 20);
    let verdict: Verdict = 'same';
    for (let index = 0; index < base.length; index += 1) {
      const part = this.walk(base[index], head[index]);
      if (part === 'different') return part;
      if (literalAt(base, index) !== literalAt(head, index)) return 'different';
      if (part === 'same-with-references') verdict = part;
    }
    return verdict;
  }

  private walkMappings(base: Record<string, unknown>, head: object): Verdict {
    if (Array.isArray(head)) return 'different';
    const other = head as Record<string, unknown>;
    const keys = Object.keys(base);
    if (keys.length !== Object.keys(other).length) return 'different';
    this.base.budget.spend((1 + keys.length) / 20);
    let verdict: Verdict = 'same';
    for (const key of keys) {
      if (!Object.hasOwn(other, key)) return 'different';
      const value = base[key];
      const part = this.walk(value, other[key]);
      if (part === 'different') return part;
      if (literalAt(base, key) !== literalAt(other, key)) return 'different';
      if (part === 'same-with-references') verdict = part;
      if (typeof value === 'string' && isReference(key)) verdict = 'same-with-references';
    }
    return verdict;
  }
}

function pairKey(base: SchemaNode, head: SchemaNode, ref: string): string {
  return contextOf(base, ref) + contextOf(head, ref);
}

function contextOf(node: SchemaNode, ref: string): string {
  if (node.document === undefined) return ` ${ref}`;
  return JSON.stringify([node.document ?? null, ref]);
}

function isReference(key: string): boolean {
  return key === '$ref' || key === '$dynamicRef' || key === '$recursiveRef';
}
