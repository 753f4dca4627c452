import type { PlaceKind } from '../../source/source-document';
import type { Change, ChangePlace, PlaceWithRange, RawChange } from './change';

/** A found change whose places know their lines. */
export interface LocatedChange extends RawChange {
  readonly base?: PlaceWithRange;
  readonly head?: PlaceWithRange;
  readonly near?: Change['near'];
}

/** Finds the lines of a place on one side. */
export type Locate = (place: ChangePlace, on: PlaceKind) => PlaceWithRange;

/**
 * A changed scalar is pointed at by its value, anything else by its key: its value may be pages long.
 * `near` finds for a place of the base what is left of it on the head side.
 */
export function locateChange(
  change: RawChange,
  locate: { readonly base: Locate; readonly head: Locate; readonly near: Locate },
): LocatedChange {
  const { base, head, ...rest } = change;
  const on = change.type === 'modified' && isScalar(change.oldValue) ? 'value' : 'key';
  return {
    ...rest,
    ...(base && { base: locate.base(base, on) }),
    ...(head && { head: locate.head(head, on) }),
    ...(base && !head && { near: nearOf(locate.near(base, 'key')) }),
  };
}

/** The pointer is that of the base, and names nothing on the head side. */
function nearOf({ file, range }: PlaceWithRange): Change['near'] {
  return { file, ...(range && { range }) };
}

function isScalar(value: unknown): boolean {
  return value !== undefined && (value === null || typeof value !== 'object');
}
