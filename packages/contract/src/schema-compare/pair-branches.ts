// Pairs the alternatives of two sides that belong together.
import { canonicalText } from '../json-schema/json-text';
import { isMapping } from '../source/mapping';
import type { Comparison } from './comparison';
import { areOpposed, tagsOf } from './disjoint';
import { isUnchanged } from './effects';
import type { Effects } from './effects';
import type { Frame } from './frame';
import { matchParts } from './match-parts';
import { own } from './schema-node';
import type { SchemaNode } from './schema-node';

const MOST_PAIRS = 1_000;

interface Pairing {
  readonly pairs: [SchemaNode, SchemaNode][];
  readonly gone: SchemaNode[];
  readonly come: SchemaNode[];
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
  let gone = [...base];
  let come = [...head];
  if (base.length * head.length <= MOST_PAIRS) {
    ({ gone, come } = matchParts(gone, come, (one, two) => comparison.same.means(one, two)));
  }
  if (gone.length === 0 && come.length === 0) return { pairs, gone, come, areSame: true };
  for (const label of [tagLabel, refLabel, titleLabel]) {
    const known = new Map<string, SchemaNode[]>();
    for (const node of come) {
      const name = label(comparison, 'head', node);
      if (name !== undefined) known.set(name, [...(known.get(name) ?? []), node]);
    }
    gone = gone.filter((node) => {
      const name = label(comparison, 'base', node);
      const partner = name === undefined ? undefined : known.get(name)?.shift();
      if (partner === undefined) return true;
      pairs.push([node, partner]);
      come = come.filter((other) => other !== partner);
      return false;
    });
  }
  if (gone.length * come.length > MOST_PAIRS) return { pairs, gone, come };
  return pairByLikeness(comparison, gone, come, pairs, frame);
}

function pairByLikeness(
  comparison: Comparison,
  gone: SchemaNode[],
  come: SchemaNode[],
  pairs: [SchemaNode, SchemaNode][],
  frame: Frame,
): { pairs: [SchemaNode, SchemaNode][]; gone: SchemaNode[]; come: SchemaNode[] } {
  const scored = gone
    .flatMap((one, from) =>
      come.map((two, to) => ({ one, two, from, to, score: score(comparison, one, two, frame) })),
    )
    .filter((entry) => entry.score < Infinity)
    .sort((a, b) => a.score - b.score || a.from - b.from || a.to - b.to);
  const taken = new Set<SchemaNode>();
  for (const { one, two } of scored) {
    if (taken.has(one) || taken.has(two)) continue;
    taken.add(one).add(two);
    pairs.push([one, two]);
  }
  return {
    pairs,
    gone: gone.filter((node) => !taken.has(node)),
    come: come.filter((node) => !taken.has(node)),
  };
}

/** Lower is more similar; infinite where the two cannot be the same alternative. */
function score(comparison: Comparison, one: SchemaNode, two: SchemaNode, frame: Frame): number {
  const from = comparison.base.viewOfOne(one);
  const to = comparison.head.viewOfOne(two);
  if (areOpposed(comparison.base, from, comparison.head, to)) return Infinity;
  return penalty(comparison.probe([one], [two], frame, 'likeness'));
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
