import { code } from '../../diagnostics/words';
import { isMapping } from '../../source/mapping';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { Frame } from '../comparison/frame';
import { nameOfTarget, own } from '../side/schema-node';
import type { GroupPlaces } from './group-pair';
import type { SchemaNode } from '../side/schema-node';

interface BranchChange {
  readonly type: 'added' | 'removed';
  readonly branch: SchemaNode;
}

export function reportBranch(
  comparison: Comparison,
  frame: Frame,
  places: GroupPlaces,
  { type, branch }: BranchChange,
): void {
  const name = nameOf(branch.schema);
  const added = type === 'added';
  comparison.report(frame, {
    ...places,
    ...(added ? { head: branch, after: branch.schema } : { base: branch, before: branch.schema }),
    kind: `branch-${type}`,
    effect: added ? 'widens' : 'narrows',
    why: added
      ? `${subjectOf(frame)} has a new alternative${name === undefined ? '' : ` ${code(name)}`}.`
      : `${subjectOf(frame)} lost ${name === undefined ? 'an alternative' : `the alternative ${code(name)}`}.`,
  });
}

/** The title of an alternative, or the name under which it is defined. */
function nameOf(schema: unknown): string | undefined {
  const [title, ref] = isMapping(schema) ? [own(schema, 'title'), own(schema, '$ref')] : [];
  if (typeof title === 'string') return title;
  return typeof ref === 'string' ? nameOfTarget(ref) : undefined;
}
