import type { Pointer } from '../../source/pointer';
import type { Range } from '../../source/range';

export type SbomFormat = 'spdx' | 'cyclonedx';

export interface SbomPackage {
  readonly name: string;
  /** An absent version and one that the file calls unknown are the same: `undefined`. */
  readonly version?: string;
  readonly license?: string;
  readonly supplier?: string;
}

export interface Sbom {
  readonly format: SbomFormat;
  /** As the file lists them, nested ones after what holds them. */
  readonly packages: readonly SbomPackage[];
}

/** Why a file is not a bill of materials that can be compared. */
export interface SbomDefect {
  readonly file: string;
  readonly pointer: Pointer;
  readonly range: Range;
  readonly message: string;
  readonly hint?: string;
}
