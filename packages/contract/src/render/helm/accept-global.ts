// Helm puts `global` into the values of every chart before it validates them, so the schema of an umbrella must
// accept the key. All schemas that see the values of the chart itself are changed: the root, and what it refers to.
import { ignoresBesideRef, keywordsOf } from '../../json-schema/keywords';
import type { SchemaObject } from '../../json-schema/schema-nodes';
import { createPattern } from '../../schema-check/patterns';
import { isLinearPattern } from '../../schema-check/pattern-steps';
import { isMapping } from '../../source/mapping';
import { isWithin, joinPointer, type Pointer } from '../../source/pointer';
import { findMixedPlaces } from './find-mixed-places';
import { anchorOf, REFERENCES, type LinkedSchema, type SchemaLinks } from './schema-links';

const GLOBAL = 'global';

/**
 * Changes the document so that it accepts `global` besides all that it accepted before. Returns
 * `false` if no schema can say that. The document is then half changed, and must not be used.
 */
export function acceptGlobal(links: SchemaLinks): boolean {
  return new GlobalAcceptor(links).run();
}

class GlobalAcceptor {
  private readonly targets: readonly Pointer[];
  private readonly pending: LinkedSchema[];
  private readonly seen = new Set<SchemaObject>();
  private isPossible = true;
  private mixed: ((pointer: Pointer) => boolean) | undefined;

  constructor(private readonly links: SchemaLinks) {
    this.pending = [links.root];
    this.targets = [...links.schemas()].flatMap((linked) =>
      REFERENCES.flatMap((keyword) => links.target(linked, keyword)?.pointer ?? []),
    );
  }

  run(): boolean {
    for (let next = this.pending.pop(); next && this.isPossible; next = this.pending.pop()) {
      if (this.seen.has(next.node)) continue;
      this.seen.add(next.node);
      this.change(next);
    }
    return this.isPossible;
  }

  private change(linked: LinkedSchema): void {
    const { node, resource } = linked;
    this.followReferences(linked);
    if (ignoresBesideRef(resource.draft) && typeof node.$ref === 'string') return;
    const known = keywordsOf(resource.draft);
    const valueOf = (keyword: string) => (known.has(keyword) ? node[keyword] : undefined);
    this.addInPlace(linked, valueOf);
    this.acceptListed(node, valueOf);
    const properties = isMapping(node.properties) ? node.properties : {};
    // The author of the schema names the key, and so decides what it may hold.
    if (Object.hasOwn(properties, GLOBAL)) return;
    const isClosed = ['additionalProperties', 'unevaluatedProperties'].some((keyword) =>
      isRestriction(valueOf(keyword)),
    );
    if (isClosed) node.properties = { ...properties, [GLOBAL]: { type: 'object' } };
    this.countWithout(linked);
    if (isRestriction(valueOf('propertyNames'))) {
      const place = joinPointer(linked.pointer, 'propertyNames');
      this.loosen(node, 'propertyNames', place, { enum: [GLOBAL] });
    }
    const { patternProperties } = node;
    for (const pattern of isMapping(patternProperties) ? Object.keys(patternProperties) : []) {
      if (!canMatch(pattern)) continue;
      // Other keys that the pattern matches may then be maps, too.
      if (this.isMixed(linked.pointer)) this.isPossible = false;
      const place = joinPointer(linked.pointer, 'patternProperties', pattern);
      this.loosen(patternProperties as SchemaObject, pattern, place, { type: 'object' });
    }
  }

  /** The number of keys, without `global`. Where accepting more is not safe, the key itself is asked for. */
  private countWithout({ node, pointer }: LinkedSchema): void {
    const { minProperties: min, maxProperties: max } = node;
    const isMixed = this.isMixed(pointer);
    if (typeof max === 'number' && !isMixed) node.maxProperties = max + 1;
    if (!isMixed) return;
    const has = { required: [GLOBAL] };
    const also: SchemaObject[] = [];
    if (typeof min === 'number') {
      also.push({ anyOf: [{ minProperties: min + 1 }, { minProperties: min, not: has }] });
      delete node.minProperties;
    }
    if (typeof max === 'number') {
      also.push({ anyOf: [{ maxProperties: max }, { maxProperties: max + 1, ...has }] });
      delete node.maxProperties;
    }
    if (also.length > 0) node.allOf = [...((node.allOf as unknown[] | undefined) ?? []), ...also];
  }

  /** `enum` and `const` can list a whole map. Accepts this map with the key `global`, too. */
  private acceptListed(node: SchemaObject, valueOf: (keyword: string) => unknown): void {
    for (const keyword of ['enum', 'const']) {
      const listed = valueOf(keyword);
      const values = (keyword === 'enum' && Array.isArray(listed) ? listed : [listed]) as unknown[];
      const maps = values.filter(isMapping);
      if (maps.length === 0) continue;
      delete node[keyword];
      const anyOf = [{ [keyword]: listed }, ...maps.map(describeWithGlobal)];
      node.allOf = [...((node.allOf as unknown[] | undefined) ?? []), { anyOf }];
    }
  }

  /**
   * Makes a schema accept one more kind of value. A schema that a reference names is not changed,
   * because it also checks other values.
   */
  private loosen(holder: SchemaObject, key: string, place: Pointer, also: SchemaObject): void {
    const schema = holder[key];
    if (!isRestriction(schema)) return;
    const isNamed =
      this.targets.some((target) => isWithin(target, place)) ||
      /"\$?id":/.test(JSON.stringify(schema));
    if (isNamed) this.isPossible = false;
    else holder[key] = { anyOf: [schema, also] };
  }

  private isMixed(pointer: Pointer): boolean {
    this.mixed ??= findMixedPlaces(this.links);
    return this.mixed(pointer);
  }

  private followReferences(linked: LinkedSchema): void {
    for (const keyword of REFERENCES) {
      const target = this.links.target(linked, keyword);
      if (!target || !isMapping(target.schema)) continue;
      this.pending.push({ ...target, node: target.schema });
      if (keyword === '$dynamicRef') this.addDynamicTargets(linked.node.$dynamicRef as string);
    }
  }

  private addDynamicTargets(reference: string): void {
    for (const linked of this.links.schemas()) {
      if (linked.node.$dynamicAnchor === anchorOf(reference)) this.pending.push(linked);
    }
  }

  /** The schemas under a schema that see the same value. */
  private addInPlace(linked: LinkedSchema, valueOf: (keyword: string) => unknown): void {
    const add = (schema: unknown, ...tokens: (string | number)[]) => {
      const pointer = joinPointer(linked.pointer, ...tokens);
      if (isMapping(schema)) {
        this.pending.push({ node: schema, pointer, resource: this.links.resourceAt(pointer) });
      }
    };
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const list = valueOf(keyword);
      if (Array.isArray(list)) list.forEach((one, index) => add(one, keyword, index));
    }
    for (const keyword of ['not', 'if', 'then', 'else']) add(valueOf(keyword), keyword);
    for (const keyword of ['dependentSchemas', 'dependencies']) {
      const map = valueOf(keyword);
      if (isMapping(map)) for (const key of Object.keys(map)) add(map[key], keyword, key);
    }
  }
}

function describeWithGlobal(map: SchemaObject): SchemaObject {
  const keys = Object.keys(map);
  return {
    type: 'object',
    ...(keys.length > 0 && { required: keys }),
    properties: {
      ...Object.fromEntries(keys.map((key) => [key, { enum: [map[key]] }])),
      [GLOBAL]: { type: 'object' },
    },
    additionalProperties: false,
  };
}

function isRestriction(schema: unknown): boolean {
  if (schema === undefined || schema === true) return false;
  return !isMapping(schema) || Object.keys(schema).length > 0;
}

/** A pattern that could take long is not run. */
function canMatch(pattern: string): boolean {
  return !isLinearPattern(pattern) || createPattern(pattern)?.test(GLOBAL) !== false;
}
