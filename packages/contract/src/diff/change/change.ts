import type { Pointer } from '../../source/pointer';
import type { Range } from '../../source/range';

export const IMPACTS = ['NON_BREAKING', 'POTENTIAL_BREAKING', 'BREAKING'] as const;
export type Impact = (typeof IMPACTS)[number];

export type ChangeType = 'added' | 'removed' | 'modified';

/** A place in one side: a document by its workspace-relative path, and a pointer in it. */
export interface ChangePlace {
  readonly file: string;
  readonly pointer: Pointer;
}

/**
 * What a detector finds. It names the applicable rule by an id, and `diff/rules` has the class of
 * that id. A detector never says how bad the change is.
 */
export interface RawChange {
  /** Row of a table in `diff/rules`. */
  readonly rule: string;
  /** The reference implementation's notation, e.g. `interfaces.port` or `openapi.paths[/users]`. */
  readonly path: string;
  readonly type: ChangeType;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
  /** What changed, in one sentence for people; the row's reason says why it matters. */
  readonly subject: string;
  readonly base?: ChangePlace;
  readonly head?: ChangePlace;
}

/** A change with its class. `base` and `head` have ranges when the side has that place. */
export interface Change {
  readonly path: string;
  readonly pointer: Pointer;
  readonly type: ChangeType;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
  readonly classification: Impact;
  readonly rule: string;
  readonly reason: string;
  /** Whether this change fails the task: its class does, and no bump of the version excuses it. */
  readonly fails: boolean;
  /** `false` where no bump of the version makes up for the change; absent elsewhere. */
  readonly excusable?: false;
  readonly base?: PlaceWithRange;
  readonly head?: PlaceWithRange;
  /** For a removed part: the nearest place that the head side still has. */
  readonly near?: { readonly file: string; readonly range?: Range };
}

export interface PlaceWithRange extends ChangePlace {
  readonly range?: Range;
}
