import { compareText } from '../../source/text-order';
import type { EnvironmentPair, EnvironmentSide } from '../sides/environment-pair';

/** The lists of a contract whose entries have a schema or a reference to one. */
export type List = 'policies' | 'configurations';

interface Entry {
  readonly name: string;
  readonly schema?: string;
  readonly ref?: string;
}

/** An entry, and where it is. */
export interface EntryAt {
  readonly entry: Entry;
  readonly list: List;
  readonly index: number;
  /** The contract that has the entry. */
  readonly owner: EnvironmentSide;
}

/** The entries of both sides; a policy that was renamed is found by its target. */
export function pairReferencedEntries(
  list: List,
  { base, head }: EnvironmentPair,
): [EntryAt | undefined, EntryAt | undefined][] {
  const [before, after] = [entriesOf(list, base), entriesOf(list, head)];
  const removed = new Map(byName(before).filter(([name]) => !after.has(name)));
  const pairs = byName(after).map(([name, entry]): [EntryAt | undefined, EntryAt] => {
    if (before.has(name) || list === 'configurations') return [before.get(name), entry];
    const [former, renamed] =
      [...removed].find(([, other]) => targetOf(other) === targetOf(entry)) ?? [];
    if (former !== undefined) removed.delete(former);
    return [renamed, entry];
  });
  return [
    ...pairs,
    ...[...removed.values()].map((entry): [EntryAt, undefined] => [entry, undefined]),
  ];
}

/** Pairs equal entries among several of one target, whatever their order. */
function byName(entries: ReadonlyMap<string, EntryAt>): [string, EntryAt][] {
  return [...entries].sort(([a], [b]) => compareText(a, b));
}

function entriesOf(list: List, owner: EnvironmentSide): Map<string, EntryAt> {
  const entries = new Map<string, EntryAt>();
  for (const [index, entry] of (owner.contract[list] ?? []).entries()) {
    if (!entries.has(entry.name)) entries.set(entry.name, { entry, list, index, owner });
  }
  return entries;
}

export function targetOf(at: EntryAt | undefined): string | undefined {
  return at?.entry.ref ?? at?.entry.schema;
}
