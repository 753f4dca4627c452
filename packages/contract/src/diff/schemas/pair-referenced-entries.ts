import { compareText } from '../../source/text-order';
import type { SideContract } from '../sides/side-reader';

export type List = 'policies' | 'configurations';

export interface Entry {
  readonly name: string;
  readonly schema?: string;
  readonly ref?: string;
}

export interface EntryAt {
  readonly entry: Entry;
  readonly index: number;
  readonly contract: SideContract;
}

/** The entries of both sides; a policy that was renamed is found by its target. */
export function pairEntries(
  list: List,
  base: SideContract,
  head: SideContract,
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

function entriesOf(list: List, contract: SideContract): Map<string, EntryAt> {
  const entries = new Map<string, EntryAt>();
  for (const [index, entry] of (contract.contract[list] ?? []).entries()) {
    if (!entries.has(entry.name)) entries.set(entry.name, { entry, index, contract });
  }
  return entries;
}

export function targetOf(at: EntryAt | undefined): string | undefined {
  return at?.entry.ref ?? at?.entry.schema;
}
