// Pairs the alternatives of two sides that belong together.
import { canonicalText } from '../../json-schema/json-text';
import { isMapping } from '../../source/mapping';
import type { Comparison } from '../comparison/comparison';
import { areOpposed, tagsOf } from '../values/disjoint';
import { isUnchanged } from '../comparison/effects';
import type { Effects } from '../comparison/effects';
import type { Frame } from '../comparison/frame';
import { matchParts } from '../comparison/match-parts';
import { own } from '../side/schema-node';
import type { SchemaNode } from '../side/schema-node';
import { groupBy } from '../../source/group-by';

const MOST_PAIRS = 1_000;

interface Pairing {
  readonly pairs: [SchemaNode, SchemaNode][];
  readonly removed: SchemaNode[];
  readonly added: SchemaNode[];
  /** Whether both sides have the very same branches. */
  readonly areSame?: true;
}

/** Pairs equal branches first, then branches with one name (reference, tag, title), then similar ones. */
export function pairBranches(
  comparison: Comparison,
  base: readonly SchemaNode[],
  head: readonly SchemaNode[],
  frame: Frame,
): Pairing {
  const pairs: [SchemaNode, SchemaNode][] = [];
  let removed = [...base];
  let added = [...head];
  if (base.length * head.length <= MOST_PAIRS) {
    ({ removed, added } = matchParts(removed, added, (one, two) =>
      comparison.same.means(one, two),
    ));
  }
  if (removed.length === 0 && added.length === 0) return { pairs, removed, added, areSame: true };
  for (const label of [tagLabel, refLabel, titleLabel]) {
    const known = groupBy(added, (node) => label(comparison, 'head', node));
    removed = removed.filter((node) => {
      const name = label(comparison, 'base', node);
      const partner = name === undefined ? undefined : known.get(name)?.shift();
      if (partner === undefined) return true;
      pairs.push([node, partner]);
      added = added.filter((other) => other !== partner);
      return false;
    });
  }
  if (removed.length * added.length > MOST_PAIRS) return { pairs, removed, added };
  return pairByLikeness(comparison, frame, { pairs, removed, added });
}

/** Adds pairs of similar branches to those that are known. */
function pairByLikeness(
  comparison: Comparison,
  frame: Frame,
  { pairs, removed, added }: Pairing,
): Pairing {
  const scored = removed
    .flatMap((base, baseIndex) =>
      added.map((head, headIndex) => {
        const score = unlikeness(comparison, base, head, frame);
        return { base, head, baseIndex, headIndex, score };
      }),
    )
    .filter(({ score }) => score < Infinity)
    .sort((a, b) => a.score - b.score || a.baseIndex - b.baseIndex || a.headIndex - b.headIndex);
  const taken = new Set<SchemaNode>();
  for (const { base, head } of scored) {
    if (taken.has(base) || taken.has(head)) continue;
    taken.add(base).add(head);
    pairs.push([base, head]);
  }
  return {
    pairs,
    removed: removed.filter((node) => !taken.has(node)),
    added: added.filter((node) => !taken.has(node)),
  };
}

/** Lower is more similar; infinite where the two cannot be the same alternative. */
function unlikeness(
  comparison: Comparison,
  base: SchemaNode,
  head: SchemaNode,
  frame: Frame,
): number {
  const before = { builder: comparison.base, view: comparison.base.viewOfOne(base) };
  const after = { builder: comparison.head, view: comparison.head.viewOfOne(head) };
  if (areOpposed(before, after)) return Infinity;
  return penalty(comparison.measure([base], [head], frame, 'likeness'));
}

function penalty(effects: Effects): number {
  if (isUnchanged(effects)) return effects.count;
  const both = effects.undecided || (effects.narrows && effects.widens);
  return 1_000 + effects.count + (both ? 1_000 : 0);
}

function tagLabel(
  comparison: Comparison,
  side: 'base' | 'head',
  node: SchemaNode,
): string | undefined {
  const builder = comparison[side];
  const tags = [...tagsOf(builder, builder.viewOfOne(node))]
    .filter(([, values]) => values.size === 1)
    .map(([name, values]) => [name, ...values.keys()]);
  return tags.length === 0 ? undefined : canonicalText(tags);
}

function refLabel(
  _comparison: Comparison,
  _side: 'base' | 'head',
  node: SchemaNode,
): string | undefined {
  const ref = isMapping(node.schema) ? own(node.schema, '$ref') : undefined;
  return typeof ref === 'string' ? ref.slice(ref.lastIndexOf('/') + 1) : undefined;
}

function titleLabel(
  _comparison: Comparison,
  _side: 'base' | 'head',
  node: SchemaNode,
): string | undefined {
  const title = isMapping(node.schema) ? own(node.schema, 'title') : undefined;
  return typeof title === 'string' ? title : undefined;
}

/** The first branches, so that at most `MOST_PAIRS` pairs are tried. */
export function firstToTry(
  branches: readonly SchemaNode[],
  leftOver: readonly SchemaNode[],
): readonly SchemaNode[] {
  return branches.slice(0, Math.floor(MOST_PAIRS / leftOver.length));
}
