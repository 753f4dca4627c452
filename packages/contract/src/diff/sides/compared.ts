import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { LocatedChange } from '../change/located-change';
import type { SideReader } from './side-reader';

export type SideName = 'base' | 'head';

/** Both sides of one bundle, each readable. */
export interface BundlePair {
  readonly base: SideReader;
  readonly head: SideReader;
}

/** The result of a comparison of one part. */
export interface Compared {
  readonly changes: readonly LocatedChange[];
  /** Why a part could not be compared, with the side that caused it. */
  readonly defects: readonly SideDefect[];
}

export interface SideDefect {
  readonly side: SideName;
  readonly diagnostic: Diagnostic;
}

export const NOTHING: Compared = { changes: [], defects: [] };

export function joinCompared(parts: readonly Compared[]): Compared {
  return {
    changes: parts.flatMap(({ changes }) => changes),
    defects: parts.flatMap(({ defects }) => defects),
  };
}

/** The entries that both lists have, by name; of a repeated name, the first. */
export function pairByName<Entry extends { readonly name: string }>(
  base: readonly Entry[] | undefined,
  head: readonly Entry[] | undefined,
): {
  readonly base: Entry;
  readonly head: Entry;
  readonly baseIndex: number;
  readonly headIndex: number;
}[] {
  const before = base ?? [];
  const seen = new Set<string>();
  return (head ?? []).flatMap((entry, headIndex) => {
    const baseIndex = before.findIndex(({ name }) => name === entry.name);
    if (baseIndex < 0 || seen.has(entry.name)) return [];
    seen.add(entry.name);
    return [{ base: before[baseIndex]!, head: entry, baseIndex, headIndex }];
  });
}
