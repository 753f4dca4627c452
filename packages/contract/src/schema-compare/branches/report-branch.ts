import { isMapping } from '../../source/mapping';
import { subjectOf } from '../comparison/part-words';
import type { Comparison } from '../comparison/comparison';
import type { Frame } from '../comparison/frame';
import { own } from '../side/schema-node';
import type { SchemaNode } from '../side/schema-node';

export function reportBranch(
  comparison: Comparison,
  branch: SchemaNode,
  type: 'added' | 'removed',
  places: { keyword: string; base: SchemaNode['parent']; head: SchemaNode['parent'] },
  frame: Frame,
): void {
  const title = isMapping(branch.schema) ? own(branch.schema, 'title') : undefined;
  const named = typeof title === 'string' ? ` \`${title}\`` : '';
  const added = type === 'added';
  comparison.report(frame, {
    ...places,
    ...(added ? { head: branch, after: branch.schema } : { base: branch, before: branch.schema }),
    kind: `branch-${type}`,
    effect: added ? 'widens' : 'narrows',
    why: added
      ? `${subjectOf(frame)} has a new alternative${named}.`
      : `${subjectOf(frame)} lost the alternative${named}.`,
  });
}
