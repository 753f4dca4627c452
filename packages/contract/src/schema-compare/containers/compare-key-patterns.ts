// Compares the schemas of `patternProperties`, which apply to every key that a pattern matches.
import { valueInWords } from '../../json-schema/json-text';
import { matchName } from '../../json-schema/match-name';
import { compareUsed } from './compare-keys';
import type { Comparison } from '../comparison/comparison';
import type { Frame } from '../comparison/frame';
import { framed, isRefused, type KeyPair, type ShapePair } from './key-pair';
import { isAlways } from '../view/schema-view';
import type { Shape } from '../view/schema-view';

export function compareKeyPatterns(
  comparison: Comparison,
  { baseShape, headShape, base, head }: ShapePair,
  frame: Frame,
): void {
  const patterns = new Set([...baseShape.patterns.keys(), ...headShape.patterns.keys()]);
  for (const pattern of [...patterns].sort()) {
    const baseSchemas = baseShape.patterns.get(pattern);
    const headSchemas = headShape.patterns.get(pattern);
    const key: KeyPair = {
      baseSchemas: baseSchemas ?? baseShape.additional ?? [],
      headSchemas: headSchemas ?? headShape.additional ?? [],
      frame: framed(frame, `${frame.path}{${pattern}}`),
      places: {
        base: baseSchemas?.[0] ?? baseShape.additional?.[0] ?? base.place,
        head: headSchemas?.[0] ?? headShape.additional?.[0] ?? head.place,
      },
    };
    if (baseSchemas !== undefined && headSchemas !== undefined) compareUsed(comparison, key);
    else if (headSchemas !== undefined) {
      compareOneSided(comparison, pattern, key, { side: 'head', other: baseShape });
    } else compareOneSided(comparison, pattern, key, { side: 'base', other: headShape });
  }
}

/** A pattern that one side lacks: there the schema for other keys applies to the keys that it matches. */
function compareOneSided(
  comparison: Comparison,
  pattern: string,
  key: KeyPair,
  { side, other }: { readonly side: 'base' | 'head'; readonly other: Shape },
): void {
  const { baseSchemas, headSchemas, frame, places } = key;
  const added = side === 'head';
  const refusedBefore = isRefused(comparison.base, baseSchemas, places.base);
  const refusedNow = isRefused(comparison.head, headSchemas, places.head);
  const trivial = isAlways(
    comparison[side].viewOf(added ? headSchemas : baseSchemas, places[side]),
  );
  const overlaps = other.patterns.size > 0 && !trivial;
  const kind = added ? 'pattern-property-added' : 'pattern-property-removed';
  const found = { kind, keyword: 'patternProperties', ...places } as const;
  const keys = `Keys that match the pattern ${valueInWords(pattern)}`;
  if (refusedBefore && refusedNow) return;
  const refusedElse = added ? refusedBefore : refusedNow;
  if (overlaps && refusedElse && hasOwnKey(pattern, other)) {
    comparison.report(frame, {
      ...found,
      effect: added ? 'widens' : 'narrows',
      why: `${keys} were ${added ? 'refused' : 'accepted'} and are now ${added ? 'accepted' : 'refused'}, unless another pattern matches them.`,
    });
  } else if (overlaps) {
    comparison.report(frame, {
      ...found,
      effect: 'undecided',
      why: `${keys} ${added ? 'have' : 'no longer have'} a schema of their own; other patterns may match the same keys.`,
    });
  } else if (refusedBefore || refusedNow) {
    comparison.report(frame, {
      ...found,
      effect: refusedNow ? 'narrows' : 'widens',
      why: `${keys} were ${refusedBefore ? 'refused' : 'accepted'} and are now ${refusedNow ? 'refused' : 'accepted'}.`,
    });
  } else {
    comparison.compareNodes(baseSchemas, headSchemas, frame, places);
  }
}

/** Whether some key matches only this pattern: nothing else of the shape covers it. */
function hasOwnKey(pattern: string, shape: Shape): boolean {
  const letters = pattern.replace(/[^A-Za-z0-9_-]/g, '');
  return [letters, `z${letters}`, `${letters}z`, `zz${letters}`].some(
    (name) =>
      matchName(pattern, name) === true &&
      !shape.properties.has(name) &&
      [...shape.patterns.keys()].every((other) => matchName(other, name) === false),
  );
}
