// Compares what two views require of mappings: keys, patterns of keys, and further keys.
import { schemasFor } from './accepts-value';
import type { ViewBuilder } from './build-view';
import { isUnchanged, NO_NAMES, pathOfKey, subjectOf } from './comparison';
import type { Comparison } from './comparison';
import type { Frame } from './frame';
import { compareBound } from './compare-scalars';
import { valueInWords } from '../json-schema/json-text';
import { matchName } from '../json-schema/match-name';
import { matchParts } from './match-parts';
import { rootNode } from './schema-node';
import type { Place, SchemaNode } from './schema-node';
import { isAlways } from './schema-view';
import type { SchemaEffect } from './schema-difference';
import type { SchemaView, Shape } from './schema-view';
import { namesInGroups } from './used-names';

const NO_SHAPE: Shape = { properties: new Map(), patterns: new Map(), additional: undefined };
const ONLY_TEXT = rootNode({ type: 'string' }, '');
const ONLY_MAPPINGS = rootNode({ type: 'object' }, '');

export function compareMappings(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  compareRequired(comparison, base, head, frame);
  compareBound(comparison, 'minProperties', countRequired(base), countRequired(head), frame);
  compareBound(comparison, 'maxProperties', countPossible(base), countPossible(head), frame);
  compareShapes(comparison, base, head, frame);
  compareNames(comparison, base, head, frame);
  compareDependencies(comparison, base, head, frame);
  compareDependentSchemas(comparison, base, head, frame);
}

/** Keys that are required are counted by `minProperties` already. */
function countRequired(view: SchemaView): SchemaView {
  const bound = view.bounds.get('minProperties');
  if (bound === undefined || bound.value > view.required.size) return view;
  const bounds = new Map(view.bounds);
  bounds.delete('minProperties');
  return { ...view, bounds };
}

/** A closed schema limits the number of keys to those that it names. */
function countPossible(view: SchemaView): SchemaView {
  const closed = view.shapes.filter(
    ({ additional, patterns }) =>
      patterns.size === 0 && additional?.some((node) => node.schema === false),
  );
  const possible = Math.min(...closed.map(({ properties }) => properties.size));
  const bound = view.bounds.get('maxProperties');
  if (possible === Infinity || (bound !== undefined && bound.value < possible)) return view;
  const bounds = new Map(view.bounds);
  bounds.delete('maxProperties');
  return { ...view, bounds };
}

function compareRequired(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  if (base.required.size === 0 && head.required.size === 0) return;
  const subject = subjectOf(frame);
  for (const name of [...new Set([...base.required.keys(), ...head.required.keys()])].sort()) {
    const wasBound = base.required.has(name) && !isExempt(comparison, comparison.base, base, name);
    const isBound = head.required.has(name) && !isExempt(comparison, comparison.head, head, name);
    const effect = effectOfRequired(
      comparison,
      [wasBound, isBound],
      [base.required.has(name), head.required.has(name)],
    );
    if (effect === undefined) continue;
    const isNew = isBound || (!wasBound && head.required.has(name));
    const key = valueInWords(name);
    comparison.report(
      { ...frame, path: pathOfKey(frame.path, name) },
      {
        kind: isNew ? 'property-required' : 'property-optional',
        effect,
        keyword: 'required',
        base: base.required.get(name) ?? base.place,
        head: head.required.get(name) ?? head.place,
        why: isNew
          ? `${subject} must now have the key ${key}.`
          : `${subject} no longer needs the key ${key}.`,
      },
    );
  }
}

type Required = readonly [was: boolean, is: boolean];

/**
 * `bound` follows OpenAPI 3.0, where `required` counts in one direction only. From 3.1 on no rule says so: where
 * the letter gives another answer, and one of the two is harmful, the change is undecided.
 */
function effectOfRequired(
  { base, head, direction }: Comparison,
  bound: Required,
  written: Required,
): SchemaEffect | undefined {
  const lenient = changeOf(bound);
  const is31 = head.side.dialect === 'openapi-3.1';
  const strict = is31 && base.side.dialect === head.side.dialect ? changeOf(written) : lenient;
  const harmful = direction === 'input' ? 'narrows' : 'widens';
  if (lenient !== strict && (lenient === harmful || strict === harmful)) return 'undecided';
  return lenient ?? strict;
}

function changeOf([was, is]: Required): SchemaEffect | undefined {
  return was === is ? undefined : is ? 'narrows' : 'widens';
}

/**
 * In OpenAPI, `required` does not apply to read-only keys in a request, or to write-only keys in a
 * response.
 */
function isExempt(
  comparison: Comparison,
  builder: ViewBuilder,
  view: SchemaView,
  name: string,
): boolean {
  if (builder.side.dialect === 'json-schema') return false;
  const keyword = comparison.direction === 'input' ? 'readOnly' : 'writeOnly';
  return view.shapes.some((shape) => {
    const nodes = shape.properties.get(name);
    return (
      nodes !== undefined && builder.viewOf(nodes, view.place).texts.get(keyword)?.value === true
    );
  });
}

function missing(
  names: ReadonlyMap<string, unknown>,
  from: ReadonlyMap<string, unknown>,
): string[] {
  const found: string[] = [];
  for (const name of names.keys()) if (!from.has(name)) found.push(name);
  return found.sort();
}

function compareShapes(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  if (base.shapes.length <= 1 && head.shapes.length <= 1) {
    const from = base.shapes[0] ?? NO_SHAPE;
    const to = head.shapes[0] ?? NO_SHAPE;
    if (from !== to) compareShape(comparison, from, to, base, head, frame);
    return;
  }
  const { gone, come } = matchParts(base.shapes, head.shapes, (from, to) =>
    isUnchanged(
      comparison.probeViews(
        { ...base, shapes: [from], alternatives: [], conditions: [], opaque: [], negations: [] },
        { ...head, shapes: [to], alternatives: [], conditions: [], opaque: [], negations: [] },
        frame,
        'unchanged',
      ),
    ),
  );
  if (gone.length <= 1 && come.length <= 1) {
    if (gone.length + come.length > 0) {
      const strict: Frame = { ...frame, used: 'all' };
      compareShape(comparison, gone[0] ?? NO_SHAPE, come[0] ?? NO_SHAPE, base, head, strict);
    }
    return;
  }
  comparison.report(frame, {
    kind: 'undecided',
    effect: 'undecided',
    keyword: 'patternProperties',
    base: base.place,
    head: head.place,
    why: `${subjectOf(frame)} changed in several schemas that check its keys by different patterns. We cannot determine the combined effect.`,
  });
}

function compareShape(
  comparison: Comparison,
  from: Shape,
  to: Shape,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  for (const name of changedNames(comparison, from, to, base, head)) {
    compareKey(comparison, name, from, to, base, head, frame);
  }
  comparePatterns(comparison, from, to, base, head, frame);
  compareAdditional(comparison, from.additional, to.additional, base, head, frame);
}

/** The names that need a look; keys with the same one schema on both sides are left out. */
function changedNames(
  comparison: Comparison,
  from: Shape,
  to: Shape,
  base: SchemaView,
  head: SchemaView,
): string[] {
  const plain = from.patterns.size === 0 && to.patterns.size === 0;
  const names: string[] = [];
  for (const [name, nodes] of from.properties) {
    const others = to.properties.get(name);
    const settled =
      plain &&
      others !== undefined &&
      nodes.length === 1 &&
      others.length === 1 &&
      comparison.same.means(nodes[0], others[0]);
    if (!settled) names.push(name);
  }
  for (const name of to.properties.keys()) if (!from.properties.has(name)) names.push(name);
  for (const required of [base.required, head.required]) {
    for (const name of required.keys()) {
      if (!from.properties.has(name) && !to.properties.has(name)) names.push(name);
    }
  }
  comparison.budget.spend(names.length);
  return [...new Set(names)].sort();
}

function compareKey(
  comparison: Comparison,
  name: string,
  from: Shape,
  to: Shape,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  const was = schemasFor(from, name);
  const is = schemasFor(to, name);
  const inside = framed(frame, pathOfKey(frame.path, name));
  const places = { base: was.nodes[0] ?? base.place, head: is.nodes[0] ?? head.place };
  if (was.unsure || is.unsure) {
    const same = isUnchanged(comparison.probe(was.nodes, is.nodes, inside, 'unchanged'));
    if (!same || !samePatterns(comparison, from, to, inside)) {
      comparison.report(inside, {
        kind: 'undecided',
        effect: 'undecided',
        keyword: 'patternProperties',
        ...places,
        why: `${subjectOf(inside)} may be checked by \`patternProperties\`. Their patterns are not run here.`,
      });
      return;
    }
  }
  if (bindsNobody(comparison, was, is, inside, places)) return;
  const wasUsed = was.declared || base.required.has(name);
  const isUsed = is.declared || head.required.has(name);
  if (wasUsed === isUsed || !(was.declared || is.declared)) {
    compareUsed(comparison, was.nodes, is.nodes, inside, places);
  } else if (wasUsed) {
    compareRemoved(comparison, was.nodes, is.nodes, inside, places);
  } else {
    const used = frame.used === 'all' || frame.used.has(name) || mentioned(comparison, base, name);
    const demanded = head.required.has(name) && !isExempt(comparison, comparison.head, head, name);
    compareAdded(comparison, was.nodes, is.nodes, inside, places, { used, demanded });
  }
}

type KeySchemas = ReturnType<typeof schemasFor>;

/**
 * In OpenAPI, read-only keys do not affect requests, and write-only keys do not affect responses.
 * True where a key is such on every side that has it.
 */
function bindsNobody(
  comparison: Comparison,
  was: KeySchemas,
  is: KeySchemas,
  frame: Frame,
  places: Places,
): boolean {
  if (comparison.base.side.dialect === 'json-schema') return false;
  const keyword = comparison.direction === 'input' ? 'readOnly' : 'writeOnly';
  const isExcepted = (builder: ViewBuilder, { nodes, declared }: KeySchemas, place: Place) =>
    !declared || builder.viewOf(nodes, place).texts.get(keyword)?.value === true;
  if (!was.declared && !is.declared) return false;
  if (!isExcepted(comparison.base, was, places.base)) return false;
  if (!isExcepted(comparison.head, is, places.head)) return false;
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

interface Places {
  readonly base: Place;
  readonly head: Place;
}

function compareUsed(
  comparison: Comparison,
  was: readonly SchemaNode[],
  is: readonly SchemaNode[],
  inside: Frame,
  places: Places,
): void {
  const refusedBefore = isRefused(comparison.base, was, places.base);
  const refusedNow = isRefused(comparison.head, is, places.head);
  if (refusedBefore !== refusedNow) {
    comparison.report(inside, {
      kind: refusedNow ? 'property-forbidden' : 'property-allowed',
      effect: refusedNow ? 'narrows' : 'widens',
      ...places,
      why: refusedNow
        ? `${subjectOf(inside)} may no longer be there at all.`
        : `${subjectOf(inside)} may now be there; it was ruled out.`,
    });
  } else if (!refusedNow) comparison.nodes(was, is, inside, places);
}

function compareAdded(
  comparison: Comparison,
  was: readonly SchemaNode[],
  is: readonly SchemaNode[],
  inside: Frame,
  places: Places,
  { used, demanded }: { readonly used: boolean; readonly demanded: boolean },
): void {
  const refusedNow = isRefused(comparison.head, is, places.head);
  const refusedBefore = isRefused(comparison.base, was, places.base);
  if (refusedNow) {
    if (!refusedBefore) compareUsed(comparison, was, is, inside, places);
    return;
  }
  const open = isAlways(comparison.base.viewOf(was, places.base));
  const subject = subjectOf(inside);
  const found = { kind: 'property-added', keyword: 'properties', head: places.head } as const;
  if (refusedBefore && demanded) {
    compareUsed(comparison, was, is, inside, places);
  } else if (refusedBefore) {
    comparison.report(inside, {
      ...found,
      effect: 'widens',
      why: `${subject} is a new optional key. Mappings that contained it were refused before.`,
    });
  } else if (open && !used) {
    // That a key must be there now says that it is new, too.
    if (demanded) return;
    comparison.report(inside, {
      ...found,
      effect: 'equal',
      why: `${subject} is a new optional key. No schema mentioned it before, so it counts as unused.`,
    });
  } else {
    comparison.report(inside, {
      ...found,
      effect: 'equal',
      why: `${subject} now has a schema of its own. The key was accepted before.`,
    });
    comparison.nodes(was, is, inside, places);
  }
}

function compareRemoved(
  comparison: Comparison,
  was: readonly SchemaNode[],
  is: readonly SchemaNode[],
  inside: Frame,
  places: Places,
): void {
  if (isRefused(comparison.base, was, places.base)) {
    compareUsed(comparison, was, is, inside, places);
    return;
  }
  const subject = subjectOf(inside);
  const found = { kind: 'property-removed', keyword: 'properties', base: places.base } as const;
  if (isRefused(comparison.head, is, places.head)) {
    comparison.report(inside, {
      ...found,
      effect: 'narrows',
      why: `${subject} is gone from the schema. Mappings that contain it are now refused.`,
    });
  } else if (isAlways(comparison.head.viewOf(is, places.head))) {
    // To those who read values, a key is a promise whatever it may hold.
    const wasOpen =
      comparison.direction === 'input' && isAlways(comparison.base.viewOf(was, places.base));
    comparison.report(inside, {
      ...found,
      effect: wasOpen ? 'equal' : 'widens',
      why: `${subject} is gone from the schema. It may still be present, and it ${wasOpen ? 'accepts any value, as before' : 'now accepts any value'}.`,
    });
  } else {
    comparison.report(inside, {
      ...found,
      effect: 'equal',
      why: `${subject} no longer has a schema of its own. The schema for other keys now applies to it.`,
    });
    comparison.nodes(was, is, inside, places);
  }
}

function comparePatterns(
  comparison: Comparison,
  from: Shape,
  to: Shape,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  const patterns = new Set([...from.patterns.keys(), ...to.patterns.keys()]);
  for (const pattern of [...patterns].sort()) {
    const was = from.patterns.get(pattern);
    const is = to.patterns.get(pattern);
    const inside = framed(frame, `${frame.path}{${pattern}}`);
    const places = {
      base: was?.[0] ?? from.additional?.[0] ?? base.place,
      head: is?.[0] ?? to.additional?.[0] ?? head.place,
    };
    if (was !== undefined && is !== undefined) compareUsed(comparison, was, is, inside, places);
    else comparePattern(comparison, pattern, from, to, inside, places);
  }
}

/** A pattern that one side lacks: there the schema for other keys applies to what it matches. */
function comparePattern(
  comparison: Comparison,
  pattern: string,
  from: Shape,
  to: Shape,
  inside: Frame,
  places: Places,
): void {
  const was = from.patterns.get(pattern) ?? from.additional ?? [];
  const is = to.patterns.get(pattern) ?? to.additional ?? [];
  const added = to.patterns.has(pattern);
  const [own, other] = added ? [is, from] : [was, to];
  const builder = added ? comparison.head : comparison.base;
  const refusedBefore = isRefused(comparison.base, was, places.base);
  const refusedNow = isRefused(comparison.head, is, places.head);
  const trivial = isAlways(builder.viewOf(own, added ? places.head : places.base));
  const overlaps = other.patterns.size > 0 && !trivial;
  const kind = added ? 'pattern-property-added' : 'pattern-property-removed';
  const found = { kind, keyword: 'patternProperties', ...places } as const;
  const keys = `Keys that match the pattern ${valueInWords(pattern)}`;
  if (refusedBefore && refusedNow) return;
  const refusedElse = added ? refusedBefore : refusedNow;
  if (overlaps && refusedElse && hasOwnKey(pattern, other)) {
    comparison.report(inside, {
      ...found,
      effect: added ? 'widens' : 'narrows',
      why: `${keys} were ${added ? 'refused' : 'accepted'} and are now ${added ? 'accepted' : 'refused'}, unless another pattern matches them.`,
    });
  } else if (overlaps) {
    comparison.report(inside, {
      ...found,
      effect: 'undecided',
      why: `${keys} ${added ? 'have' : 'no longer have'} a schema of their own; other patterns may match the same keys.`,
    });
  } else if (refusedBefore || refusedNow) {
    comparison.report(inside, {
      ...found,
      effect: refusedNow ? 'narrows' : 'widens',
      why: `${keys} were ${refusedBefore ? 'refused' : 'accepted'} and are now ${refusedNow ? 'refused' : 'accepted'}.`,
    });
  } else {
    comparison.nodes(was, is, inside, places);
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

function compareAdditional(
  comparison: Comparison,
  from: readonly SchemaNode[] = [],
  to: readonly SchemaNode[] = [],
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  if (from.length === 0 && to.length === 0) return;
  const places = { base: from[0] ?? base.place, head: to[0] ?? head.place };
  const closedBefore = isRefused(comparison.base, from, places.base);
  const closedNow = isRefused(comparison.head, to, places.head);
  if (closedBefore === closedNow) {
    if (!closedNow)
      comparison.nodes(from, to, framed(frame, `${frame.path}.*`.replace(/^\./, '')), places);
    return;
  }
  comparison.report(frame, {
    kind: closedNow ? 'additional-closed' : 'additional-opened',
    effect: closedNow ? 'narrows' : 'widens',
    keyword: 'additionalProperties',
    ...places,
    why: closedNow
      ? `${subjectOf(frame)} may no longer hold keys that its schema does not name.`
      : `${subjectOf(frame)} may now hold keys that its schema does not name.`,
  });
}

function compareNames(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  if (base.names.length === 0 && head.names.length === 0) return;
  const places = { base: base.names[0] ?? base.place, head: head.names[0] ?? head.place };
  const inside = framed(frame, `${frame.path}{key}`);
  comparison.nodes([ONLY_TEXT, ...base.names], [ONLY_TEXT, ...head.names], inside, places);
}

function compareDependencies(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  const triggers = new Set([...base.dependentRequired.keys(), ...head.dependentRequired.keys()]);
  for (const trigger of [...triggers].sort()) {
    const from = base.dependentRequired.get(trigger) ?? new Map<string, Place>();
    const to = head.dependentRequired.get(trigger) ?? new Map<string, Place>();
    for (const name of missing(to, from)) {
      if (base.required.has(name) || head.required.has(name) || name === trigger) continue;
      comparison.report(frame, {
        kind: 'dependency-added',
        effect: 'narrows',
        keyword: 'dependentRequired',
        base: base.place,
        head: to.get(name),
        why: `${subjectOf(frame)} must now have the key ${valueInWords(name)} when it has ${valueInWords(trigger)}.`,
      });
    }
    for (const name of missing(from, to)) {
      if (head.required.has(name) || base.required.has(name) || name === trigger) continue;
      comparison.report(frame, {
        kind: 'dependency-removed',
        effect: 'widens',
        keyword: 'dependentRequired',
        base: from.get(name),
        head: head.place,
        why: `${subjectOf(frame)} no longer needs the key ${valueInWords(name)} when it has ${valueInWords(trigger)}.`,
      });
    }
  }
}

function compareDependentSchemas(
  comparison: Comparison,
  base: SchemaView,
  head: SchemaView,
  frame: Frame,
): void {
  const triggers = new Set([...base.dependentSchemas.keys(), ...head.dependentSchemas.keys()]);
  for (const trigger of [...triggers].sort()) {
    const from = base.dependentSchemas.get(trigger) ?? [];
    const to = head.dependentSchemas.get(trigger) ?? [];
    const places = { base: from[0] ?? base.place, head: to[0] ?? head.place };
    const inside: Frame = { ...frame, used: 'all' };
    comparison.nodes([ONLY_MAPPINGS, ...from], [ONLY_MAPPINGS, ...to], inside, places);
  }
}

function isRefused(builder: ViewBuilder, nodes: readonly SchemaNode[], place: Place): boolean {
  return nodes.length > 0 && builder.viewOf(nodes, place).types === 0;
}

function samePatterns(comparison: Comparison, from: Shape, to: Shape, frame: Frame): boolean {
  const patterns = new Set([...from.patterns.keys(), ...to.patterns.keys()]);
  return [...patterns].every((pattern) => {
    const was = from.patterns.get(pattern);
    const is = to.patterns.get(pattern);
    return (
      was !== undefined &&
      is !== undefined &&
      isUnchanged(comparison.probe(was, is, frame, 'unchanged'))
    );
  });
}

function framed(frame: Frame, path: string): Frame {
  return { ...frame, path, used: frame.used === 'all' ? 'all' : NO_NAMES };
}
