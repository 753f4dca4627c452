// Which places of a value a schema marks as secret, with `writeOnly` or `format: password`. The mark may
// be in any schema that applies to the place, or to what contains it.
import { draftOf } from '../json-schema/drafts';
import { IN_PLACE, IN_PLACE_LISTS, IN_PLACE_MAPPINGS } from '../json-schema/keywords';
import { matchName } from '../json-schema/match-name';
import { schemaNodes } from '../json-schema/schema-nodes';
import { isMapping, type Mapping } from '../source/mapping';
import { joinPointer, parsePointer, type Pointer } from '../source/pointer';
import { SchemaResources, type SchemaPlace } from './schema-resources';

export interface SecretMarks {
  /** Whether the value at a place, or one that contains it, is secret. */
  isSecret(pointer: Pointer): boolean;
  /** The outermost secret places of a value. */
  placesIn(value: unknown): Pointer[];
}

export const NO_MARKS: SecretMarks = { isSecret: () => false, placesIn: () => [] };

/** `document` is a schema that compiles. */
export function findSecretMarks(document: unknown): SecretMarks {
  for (const { node } of schemaNodes(document)) if (isMarked(node)) return new MarkFinder(document);
  return NO_MARKS;
}

function isMarked(schema: Mapping): boolean {
  return schema.writeOnly === true || schema.format === 'password';
}

/** No author writes this many. Places of further schemas count as secret. */
const MOST_SCHEMAS = 5_000;

/** The schemas that apply to one place. */
interface Applied {
  readonly isSecret: boolean;
  readonly schemas: readonly SchemaPlace[];
}

class MarkFinder implements SecretMarks {
  private readonly resources: SchemaResources;
  private readonly root: Applied;

  constructor(document: unknown) {
    const draft = isMapping(document) ? draftOf(document.$schema) : undefined;
    this.resources = new SchemaResources(document, draft ?? '2020-12');
    this.root = this.applied([this.resources.root]);
  }

  isSecret(pointer: Pointer): boolean {
    let at = this.root;
    for (const token of parsePointer(pointer)) {
      if (at.isSecret) return true;
      if (at.schemas.length === 0) return false;
      at = this.below(at, token);
    }
    return at.isSecret;
  }

  placesIn(value: unknown): Pointer[] {
    const found: Pointer[] = [];
    const visit = (part: unknown, at: Applied, pointer: Pointer): void => {
      if (at.isSecret) found.push(pointer);
      else if (at.schemas.length > 0 && part !== null && typeof part === 'object') {
        for (const [key, item] of Object.entries(part)) {
          visit(item, this.below(at, key), joinPointer(pointer, key));
        }
      }
    };
    visit(value, this.root, '');
    return found;
  }

  private below({ schemas }: Applied, token: string): Applied {
    return this.applied(schemas.flatMap((place) => [...this.schemasBelow(place, token)]));
  }

  /** These schemas, and all that they apply to the same value. */
  private applied(from: readonly SchemaPlace[], on: 'value' | 'key' = 'value'): Applied {
    const known = new Set<unknown>();
    const schemas: SchemaPlace[] = [];
    const waiting = [...from];
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      const { schema } = place;
      if (!isMapping(schema) || known.has(schema)) continue;
      const isSecret = isMarked(schema) || known.size >= MOST_SCHEMAS;
      if (isSecret || (on === 'value' && this.hasSecretKeys(place, schema))) {
        return { isSecret: true, schemas: [] };
      }
      known.add(schema);
      schemas.push(place);
      waiting.push(...this.besides(place, schema));
    }
    return { isSecret: false, schemas };
  }

  private *besides(place: SchemaPlace, schema: Mapping): Iterable<SchemaPlace> {
    yield* this.targets(place, schema);
    for (const keyword of IN_PLACE) {
      yield this.resources.below(place, schema[keyword], keyword);
    }
    for (const keyword of IN_PLACE_LISTS) {
      const list = schema[keyword];
      if (Array.isArray(list)) {
        for (const [index, item] of list.entries()) {
          yield this.resources.below(place, item, keyword, index);
        }
      }
    }
    for (const keyword of IN_PLACE_MAPPINGS) {
      const byName = schema[keyword];
      if (isMapping(byName)) {
        for (const name of Object.keys(byName)) {
          yield this.resources.below(place, byName[name], keyword, name);
        }
      }
    }
  }

  private *targets({ resource }: SchemaPlace, schema: Mapping): Iterable<SchemaPlace> {
    for (const keyword of ['$ref', '$dynamicRef', '$recursiveRef']) {
      const ref = schema[keyword];
      const target = typeof ref === 'string' ? this.resources.resolve(ref, resource) : undefined;
      if (!target) continue;
      yield target;
      if (keyword === '$ref') continue;
      // Which one is meant depends on the way here, so all of them count.
      const name = (ref as string).split('#')[1];
      for (const other of this.resources.dynamicPlaces()) {
        const { $dynamicAnchor, $recursiveAnchor } = other.schema as Mapping;
        if (keyword === '$dynamicRef' ? $dynamicAnchor === name : $recursiveAnchor) yield other;
      }
    }
  }

  /** A mapping whose keys are secret cannot be shown at all. */
  private hasSecretKeys(place: SchemaPlace, { propertyNames }: Mapping): boolean {
    if (!isMapping(propertyNames)) return false;
    const keys = this.resources.below(place, propertyNames, 'propertyNames');
    return this.applied([keys], 'key').isSecret;
  }

  private *schemasBelow(place: SchemaPlace, token: string): Iterable<SchemaPlace> {
    const { schema } = place;
    if (!isMapping(schema)) return;
    yield* this.ofProperty(place, schema, token);
    if (/^\d+$/.test(token)) yield* this.ofItem(place, schema, Number(token));
  }

  private *ofProperty(place: SchemaPlace, schema: Mapping, name: string): Iterable<SchemaPlace> {
    const { properties, patternProperties } = schema;
    let isDeclared = isMapping(properties) && Object.hasOwn(properties, name);
    if (isDeclared) {
      yield this.resources.below(place, (properties as Mapping)[name], 'properties', name);
    }
    for (const pattern of isMapping(patternProperties) ? Object.keys(patternProperties) : []) {
      const isMatch = matchName(pattern, name);
      if (isMatch === false) continue;
      isDeclared ||= isMatch === true;
      const inner = (patternProperties as Mapping)[pattern];
      yield this.resources.below(place, inner, 'patternProperties', pattern);
    }
    if (isDeclared) return;
    for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
      yield this.resources.below(place, schema[keyword], keyword);
    }
  }

  private *ofItem(place: SchemaPlace, schema: Mapping, index: number): Iterable<SchemaPlace> {
    const { items, prefixItems } = schema;
    const isList = Array.isArray(items);
    const keyword = isList ? 'items' : 'prefixItems';
    const first: unknown[] = isList ? items : Array.isArray(prefixItems) ? prefixItems : [];
    yield this.resources.below(place, schema.contains, 'contains');
    if (index < first.length) {
      yield this.resources.below(place, first[index], keyword, index);
      return;
    }
    for (const rest of ['items', 'additionalItems', 'unevaluatedItems']) {
      yield this.resources.below(place, schema[rest], rest);
    }
  }
}
