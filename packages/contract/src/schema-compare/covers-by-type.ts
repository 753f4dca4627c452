// Whether alternatives cover a schema together: each type of its values fits one of them.
import { keepsAll, addsNone } from './effects';
import type { Comparison } from './comparison';
import type { Frame } from './frame';
import { NUMBER, TYPE } from './schema-view';
import type { SchemaView } from './schema-view';

const FAMILIES = [TYPE.null, TYPE.boolean, NUMBER, TYPE.string, TYPE.array, TYPE.object];

/** `side`: which one has the alternatives. */
export function areCoveredByType(
  comparison: Comparison,
  plain: SchemaView,
  branches: readonly SchemaView[],
  side: 'base' | 'head',
  frame: Frame,
): boolean {
  const families = FAMILIES.filter((family) => (plain.types & family) !== 0);
  return families.every((family) => {
    const part = { ...plain, types: plain.types & family };
    return branches.some((branch) => {
      if ((branch.types & part.types) !== part.types) return false;
      return side === 'head'
        ? keepsAll(comparison.probeViews({ base: part, head: branch, frame }, 'keeps'))
        : addsNone(comparison.probeViews({ base: branch, head: part, frame }, 'adds-none'));
    });
  });
}
