// Helm refuses a whole chart for one pattern that RE2 cannot read, and for values that an `enum` lists twice. Helm 3
// also refuses bounds that exclude each other, and reads keywords for lists in another way. Helm 4 applies a `const`
// that has no effect. Values were validated with the complete schema before, so the schema of the umbrella can do
// without such parts.
import { ignoresBesideRef, keywordsOf } from '../../json-schema/keywords';
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { isMapping } from '../../source/mapping';
import { keepLiteral, literalAt } from '../../source/number-literals';
import { isWithin, joinPointer, type Pointer } from '../../source/pointer';
import { unportablePart } from '../../validate/rules/unportable-part';
import { findMixedPlaces } from './find-mixed-places';
import { REFERENCES, type LinkedSchema, type SchemaLinks } from './schema-links';

/**
 * Changes the document so that every Helm reads it. It then accepts what it accepted before, and maybe more.
 * Returns `false` if leaving out a part would refuse values. The document is then half changed, and must not be used.
 */
export function leaveOutUnportable(links: SchemaLinks): boolean {
  return new Remover(links).run();
}

class Remover {
  private readonly all: readonly LinkedSchema[];
  private mixed: ((pointer: Pointer) => boolean) | undefined;

  constructor(private readonly links: SchemaLinks) {
    this.all = [...links.schemas()];
  }

  run(): boolean {
    return this.all.every((linked) => {
      const { node } = linked;
      if (Array.isArray(node.enum)) node.enum = numbersBeforeTexts(withoutTwins(node.enum));
      separateBounds(node);
      this.leaveOutConst(linked);
      if (keywordsOf(linked.resource.draft).has('prefixItems')) this.translateLists(linked);
      return this.leaveOutPattern(linked) && this.leaveOutProperties(linked);
    });
  }

  /** Helm 3 applies `items` to the first items, too, and `contains` whatever `minContains` says. */
  private translateLists({ node, pointer }: LinkedSchema): void {
    const { prefixItems, items, contains, minContains, maxContains } = node;
    const isKept = (keyword: string): boolean => this.isTarget([joinPointer(pointer, keyword)]);
    if (this.uses('unevaluatedItems')) return;
    if (Array.isArray(prefixItems) && items !== undefined && !isKept('items')) {
      if (items === false) {
        const { maxItems = Infinity } = node as { maxItems?: number };
        node.maxItems = Math.min(maxItems, prefixItems.length);
        delete node.items;
      } else if (!this.isMixed(pointer)) delete node.items;
    }
    if (contains === undefined || minContains !== 0 || maxContains !== undefined) return;
    if (!isKept('contains')) delete node.contains;
  }

  /** Helm 4 reads it beside a `$ref`, also in drafts in which a reference is all that counts. */
  private leaveOutConst({ node, pointer, resource }: LinkedSchema): void {
    if (!ignoresBesideRef(resource.draft) || typeof node.$ref !== 'string') return;
    if (!this.isTarget([joinPointer(pointer, 'const')])) delete node.const;
  }

  private leaveOutPattern({ node, pointer }: LinkedSchema): boolean {
    if (typeof node.pattern !== 'string' || isPortable(node.pattern)) return true;
    delete node.pattern;
    return !this.isMixed(pointer);
  }

  /** Keys that such a pattern matched would count as additional ones. */
  private leaveOutProperties({ node, pointer }: LinkedSchema): boolean {
    if (!isMapping(node.patternProperties)) return true;
    const { patternProperties } = node;
    const refused = Object.keys(patternProperties).filter((pattern) => !isPortable(pattern));
    if (refused.length === 0) return true;
    const places = [
      joinPointer(pointer, 'additionalProperties'),
      ...refused.map((pattern) => joinPointer(pointer, 'patternProperties', pattern)),
    ];
    if (this.isMixed(pointer) || this.uses('unevaluatedProperties') || this.isTarget(places))
      return false;
    delete node.additionalProperties;
    for (const pattern of refused) delete patternProperties[pattern];
    return true;
  }

  private isMixed(pointer: Pointer): boolean {
    this.mixed ??= findMixedPlaces(this.links);
    return this.mixed(pointer);
  }

  private uses(keyword: string): boolean {
    return this.all.some(({ node }) => node[keyword] !== undefined);
  }

  private isTarget(places: readonly Pointer[]): boolean {
    const targets = this.all.flatMap((linked) =>
      REFERENCES.flatMap((keyword) => this.links.target(linked, keyword)?.pointer ?? []),
    );
    return targets.some((target) => places.some((place) => isWithin(target, place)));
  }
}

function isPortable(pattern: string): boolean {
  return unportablePart(pattern) === undefined;
}

/** Together they accept nothing, and Helm 3 does not read a schema with both. */
function separateBounds(node: SchemaObject): void {
  for (const [low, high] of [
    ['minLength', 'maxLength'],
    ['minProperties', 'maxProperties'],
  ] as const) {
    const { [low]: min, [high]: max } = node;
    if (typeof min !== 'number' || typeof max !== 'number' || min <= max) continue;
    node.allOf = [...((node.allOf as unknown[] | undefined) ?? []), { [low]: min }];
    delete node[low];
  }
}

/** Helm 4 takes a text for the number that follows it and looks the same: `"1", 1`. */
function numbersBeforeTexts(values: readonly unknown[]): readonly unknown[] {
  const texts = new Set(values.filter((value) => typeof value === 'string'));
  const isAlike = (value: unknown, index: number): boolean =>
    typeof value === 'number' && texts.has(literalAt(values, index) ?? String(value));
  if (!values.some(isAlike)) return values;
  const order = [...values.keys()];
  const sorted = [
    ...order.filter((index) => typeof values[index] !== 'string'),
    ...order.filter((index) => typeof values[index] === 'string'),
  ];
  const kept: unknown[] = [];
  for (const index of sorted) {
    const literal = literalAt(values, index);
    kept.push(values[index]);
    if (literal !== undefined) keepLiteral(kept, String(kept.length - 1), literal);
  }
  return kept;
}

function withoutTwins(values: readonly unknown[]): unknown[] {
  const seen = new Set<string>();
  const kept: unknown[] = [];
  for (const [index, value] of values.entries()) {
    const literal = literalAt(values, index);
    const text = literal ?? JSON.stringify(value);
    if (seen.has(text)) continue;
    seen.add(text);
    kept.push(value);
    if (literal !== undefined) keepLiteral(kept, String(kept.length - 1), literal);
  }
  return kept;
}
