import type { Range } from '../source/range';

/** One value of a file that gets another text; everything else in the file stays byte for byte. */
export interface TextEdit {
  /** Relative to the workspace root. */
  readonly path: string;
  readonly pointer: string;
  readonly from: string;
  readonly to: string;
  /** What the value is, for the table that people read. */
  readonly what: 'version' | 'reference' | 'compatibility' | 'chart version' | 'expected output';
}

/** Why nothing was moved, with the place that a person must change first. */
export interface ReleaseProblem {
  readonly code:
    | 'RELEASE_FILE_UNREADABLE'
    | 'RELEASE_RANGE_EXCLUDES'
    | 'RELEASE_TAG_INVALID'
    | 'RELEASE_DIGEST_PINNED'
    | 'RELEASE_VERSION_INVALID'
    | 'RELEASE_VERSION_LOWER'
    | 'RELEASE_VERSION_TAKEN'
    | 'RELEASE_NO_VERSION';
  readonly message: string;
  readonly hint: string;
  readonly path: string;
  readonly pointer: string;
  readonly range?: Range;
}

export interface ReleasePlan {
  readonly edits: readonly TextEdit[];
  readonly problems: readonly ReleaseProblem[];
}
