import type { Files } from '../../files/files';
import type { Resolver } from '../../resolve/resolver';

/** One side of a diff: a workspace as it was or is, and the bundle in it that is compared. */
export interface DiffSide {
  readonly files: Files;
  readonly index: Resolver;
  /** Folder of the bundle on this side. It can differ from that of the other side. */
  readonly root: string;
}
