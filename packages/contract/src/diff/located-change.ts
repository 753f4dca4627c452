import type { PlaceKind } from '../source/source-document';
import type { ChangePlace, PlaceWithRange, RawChange } from './change';

/** A found change whose places know their lines. */
export interface LocatedChange extends RawChange {
  readonly base?: PlaceWithRange;
  readonly head?: PlaceWithRange;
}

export type Locate = (place: ChangePlace, on: PlaceKind) => PlaceWithRange;

/** A changed scalar is pointed at by its value, anything else by its key: its value may be pages long. */
export function locateChange(
  change: RawChange,
  locate: { readonly base: Locate; readonly head: Locate },
): LocatedChange {
  const { base, head, ...rest } = change;
  const on = change.type === 'modified' && isScalar(change.oldValue) ? 'value' : 'key';
  return {
    ...rest,
    ...(base && { base: locate.base(base, on) }),
    ...(head && { head: locate.head(head, on) }),
  };
}

function isScalar(value: unknown): boolean {
  return value !== undefined && (value === null || typeof value !== 'object');
}
