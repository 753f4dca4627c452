// Compares the schemas of one key of a mapping: a key that is used, added or removed.
import { schemasFor } from '../values/accepts-value';
import type { ViewBuilder } from '../reading/build-view';
import { isExempt } from './compare-required';
import { pathOfKey, subjectOf } from '../comparison/part-words';
import type { PartDifference } from '../comparison/compared-part';
import type { Comparison } from '../comparison/comparison';
import type { Frame } from '../comparison/frame';
import { framed, isRefused, type KeyPair, type ShapePair } from './key-pair';
import type { Place, SchemaNode } from '../side/schema-node';
import { isAlways } from '../view/schema-view';
import type { SchemaView } from '../view/schema-view';
import { namesInGroups } from '../comparison/used-names';
import { isOpenapi } from '../side/schema-side';

export function compareKey(
  comparison: Comparison,
  name: string,
  shapes: ShapePair,
  frame: Frame,
): void {
  const { baseShape, headShape, base, head } = shapes;
  const ofBase = schemasFor(baseShape, name);
  const ofHead = schemasFor(headShape, name);
  const inside = framed(frame, pathOfKey(frame.path, name));
  const isGiven =
    base.required.has(name) && hasOtherDefault(comparison, ofBase.nodes, ofHead.nodes, shapes);
  const key: KeyPair = {
    baseSchemas: ofBase.nodes,
    headSchemas: ofHead.nodes,
    frame: isGiven ? { ...inside, isGiven } : inside,
    places: { base: ofBase.nodes[0] ?? base.place, head: ofHead.nodes[0] ?? head.place },
  };
  if ((ofBase.unsure || ofHead.unsure) && !hasSameSchemas(comparison, key, shapes)) {
    comparison.report(key.frame, {
      kind: 'undecided',
      effect: 'undecided',
      keyword: 'patternProperties',
      ...key.places,
      why: `${subjectOf(key.frame)} may match a pattern of \`patternProperties\`. The comparison does not run patterns.`,
    });
    return;
  }
  if (isOfOtherDirection(comparison, key, { base: ofBase.declared, head: ofHead.declared })) return;
  const wasUsed = ofBase.declared || base.required.has(name);
  const isUsed = ofHead.declared || head.required.has(name);
  if (wasUsed === isUsed || !(ofBase.declared || ofHead.declared)) {
    compareUsed(comparison, key);
  } else if (wasUsed) {
    const isBare = headShape.properties.size === 0;
    compareRemoved(comparison, key, isBare ? { goneFrom: frame.path } : {});
  } else {
    const used = frame.used === 'all' || frame.used.has(name) || mentioned(comparison, base, name);
    const demanded = head.required.has(name) && !isExempt(comparison, comparison.head, head, name);
    compareAdded(comparison, key, { used, demanded });
  }
}

function hasOtherDefault(
  { base, head }: Comparison,
  baseSchemas: readonly SchemaNode[],
  headSchemas: readonly SchemaNode[],
  places: ShapePair,
): boolean {
  const before = base.viewOf(baseSchemas, places.base.place).annotations.get('default');
  const after = head.viewOf(headSchemas, places.head.place).annotations.get('default');
  return before?.value !== after?.value;
}

/** Whether a key that patterns may match has the same schema on both sides, and so have all patterns. */
function hasSameSchemas(
  comparison: Comparison,
  { baseSchemas, headSchemas, frame }: KeyPair,
  { baseShape, headShape }: ShapePair,
): boolean {
  if (!comparison.holds('unchanged', baseSchemas, headSchemas, frame)) return false;
  const patterns = new Set([...baseShape.patterns.keys(), ...headShape.patterns.keys()]);
  return [...patterns].every((pattern) => {
    const before = baseShape.patterns.get(pattern);
    const after = headShape.patterns.get(pattern);
    return (
      before !== undefined &&
      after !== undefined &&
      comparison.holds('unchanged', before, after, frame)
    );
  });
}

/**
 * In OpenAPI, read-only keys do not affect requests, and write-only keys do not affect responses.
 * True where a key is such on every side that has it.
 */
function isOfOtherDirection(
  comparison: Comparison,
  { baseSchemas, headSchemas, frame, places }: KeyPair,
  declared: { readonly base: boolean; readonly head: boolean },
): boolean {
  if (!isOpenapi(comparison.base.side.dialect)) return false;
  if (!declared.base && !declared.head) return false;
  const keyword = comparison.direction === 'input' ? 'readOnly' : 'writeOnly';
  const isExcepted = (builder: ViewBuilder, nodes: KeyPair['baseSchemas'], place: Place) =>
    builder.viewOf(nodes, place).annotations.get(keyword)?.value === true;
  if (declared.base && !isExcepted(comparison.base, baseSchemas, places.base)) return false;
  if (declared.head && !isExcepted(comparison.head, headSchemas, places.head)) return false;
  comparison.report(frame, {
    kind: 'text-changed',
    effect: 'equal',
    keyword,
    ...places,
    why: `${subjectOf(frame)} changed. It is \`${keyword}\`, so it is not ${comparison.direction === 'input' ? 'sent' : 'read'} here.`,
  });
  return true;
}

function mentioned(comparison: Comparison, view: SchemaView, name: string): boolean {
  return namesInGroups(comparison.base, view).has(name);
}

/** A key that both sides use. */
export function compareUsed(
  comparison: Comparison,
  { baseSchemas, headSchemas, frame, places }: KeyPair,
): void {
  const refusedBefore = isRefused(comparison.base, baseSchemas, places.base);
  const refusedNow = isRefused(comparison.head, headSchemas, places.head);
  if (refusedBefore !== refusedNow) {
    const isRuledOut = headSchemas.some(({ schema }) => schema === false);
    const reason = isRuledOut ? '' : ', because no value meets all demands of its schema';
    comparison.report(frame, {
      kind: refusedNow ? 'property-forbidden' : 'property-allowed',
      effect: refusedNow ? 'narrows' : 'widens',
      ...places,
      why: refusedNow
        ? `${subjectOf(frame)} is no longer allowed${reason}.`
        : `${subjectOf(frame)} is now allowed. It was excluded before.`,
    });
  } else if (!refusedNow) comparison.compareNodes(baseSchemas, headSchemas, frame, places);
}

function compareAdded(
  comparison: Comparison,
  key: KeyPair,
  { used, demanded }: { readonly used: boolean; readonly demanded: boolean },
): void {
  const { baseSchemas, headSchemas, frame, places } = key;
  const refusedNow = isRefused(comparison.head, headSchemas, places.head);
  const refusedBefore = isRefused(comparison.base, baseSchemas, places.base);
  if (refusedNow) {
    if (!refusedBefore) compareUsed(comparison, key);
    return;
  }
  const open = isAlways(comparison.base.viewOf(baseSchemas, places.base));
  const subject = subjectOf(frame);
  const found = { kind: 'property-added', keyword: 'properties', head: places.head } as const;
  if (refusedBefore && demanded) {
    compareUsed(comparison, key);
  } else if (refusedBefore) {
    comparison.report(frame, {
      ...found,
      effect: 'widens',
      why: `${subject} is a new optional key. Mappings that contained it were refused before.`,
    });
  } else if (open && !used) {
    // The finding that the key is required now also says that the key is new.
    if (demanded) return;
    comparison.report(frame, {
      ...found,
      effect: 'equal',
      why: `${subject} is a new optional key. No schema mentioned it before, so it counts as unused.`,
    });
  } else {
    comparison.report(frame, {
      ...found,
      effect: 'equal',
      why: `${subject} now has a schema of its own. The key was accepted before.`,
    });
    comparison.compareNodes(baseSchemas, headSchemas, frame, places);
  }
}

function compareRemoved(
  comparison: Comparison,
  key: KeyPair,
  gone: Pick<PartDifference, 'goneFrom'>,
): void {
  const { baseSchemas, headSchemas, frame, places } = key;
  if (isRefused(comparison.base, baseSchemas, places.base)) {
    compareUsed(comparison, key);
    return;
  }
  const subject = subjectOf(frame);
  const found = { kind: 'property-removed', keyword: 'properties', base: places.base } as const;
  if (isRefused(comparison.head, headSchemas, places.head)) {
    comparison.report(frame, {
      ...found,
      effect: 'narrows',
      why: `${subject} is gone from the schema. Mappings that contain it are now refused.`,
    });
  } else if (isAlways(comparison.head.viewOf(headSchemas, places.head))) {
    // Readers of values rely on a declared key, even if its schema accepts any value.
    const wasOpen =
      comparison.direction === 'input' &&
      isAlways(comparison.base.viewOf(baseSchemas, places.base));
    comparison.report(frame, {
      ...found,
      ...gone,
      effect: wasOpen ? 'equal' : 'widens',
      why: `${subject} is gone from the schema. It may still be present, and it ${wasOpen ? 'accepts any value, as before' : 'now accepts any value'}.`,
    });
  } else {
    comparison.report(frame, {
      ...found,
      effect: 'equal',
      why: `${subject} no longer has a schema of its own. The schema for other keys now applies to it.`,
    });
    comparison.compareNodes(baseSchemas, headSchemas, frame, places);
  }
}
