// Finds the targets of the references of a schema: identifiers, anchors and JSON pointers, over the
// document and the meta-schemas. Nothing is read from a disk or a network.
import type { DraftName } from '../json-schema/drafts';
import { draftOf } from '../json-schema/drafts';
import { anchorsOf, identifierOf } from '../json-schema/identifiers';
import { keywordsOf } from '../json-schema/keywords';
import { NO_BASE, resolveUri } from '../json-schema/resolve-uri';
import type { SchemaObject } from '../json-schema/schema-nodes';
import { decodePercent } from '../source/decode-percent';
import { formatPointer, joinPointer, walkPointer, type Pointer } from '../source/pointer';
import { isMapping } from '../source/mapping';
import { loadMetaSchema } from './meta-schemas';
import { UnusableSchema } from './unusable-schema';

/** A schema document, or a part of one that has an identifier of its own. */
export interface Resource {
  readonly uri: string;
  readonly draft: DraftName;
  readonly root: unknown;
  /** Place of `root` in its document. */
  readonly pointer: Pointer;
  readonly anchors: Map<string, SchemaPlace>;
  /** Anchors that `$dynamicRef` looks for in the dynamic scope. */
  readonly dynamicAnchors: Map<string, SchemaPlace>;
  readonly isRecursive: boolean;
}

/** A schema at its place; the resource decides what its references and keywords mean. */
export interface SchemaPlace {
  readonly schema: unknown;
  readonly pointer: Pointer;
  readonly resource: Resource;
}

export class SchemaResources {
  readonly root: SchemaPlace;
  private readonly byUri = new Map<string, Resource>();
  private readonly resourceOf = new Map<unknown, Resource>();

  constructor(document: unknown, draft: DraftName) {
    this.root = { schema: document, pointer: '', resource: this.add(document, draft, NO_BASE) };
  }

  /** The place that a reference in a resource means; `undefined` if it does not exist. */
  resolve(ref: string, from: Resource): SchemaPlace | undefined {
    const [, address, fragment = ''] = /^([^#]*)(?:#([^]*))?$/.exec(ref)!;
    const target = address === '' ? from : this.find(resolveUri(address, from.uri));
    return target && this.inside(target, decodePercent(fragment));
  }

  /** The schema at a place of the document. */
  at(pointer: Pointer): SchemaPlace | undefined {
    return this.inside(this.root.resource, pointer);
  }

  /** The schema under a place, with the resource that it is a part of. */
  below({ pointer, resource }: SchemaPlace, schema: unknown, ...tokens: (string | number)[]) {
    const own = this.resourceOf.get(schema) ?? resource;
    return { schema, pointer: joinPointer(pointer, ...tokens), resource: own };
  }

  /** The schemas directly under a schema, by the keywords of its draft. */
  under(place: SchemaPlace): SchemaPlace[] {
    return subschemas(place).map((inner) => ({
      ...inner,
      resource: this.resourceOf.get(inner.schema) ?? inner.resource,
    }));
  }

  /** Every possible target of a dynamic reference. */
  *dynamicPlaces(): Iterable<SchemaPlace> {
    for (const resource of this.byUri.values()) {
      yield* resource.dynamicAnchors.values();
      const { root, pointer, isRecursive } = resource;
      if (isRecursive) yield { schema: root, pointer, resource };
    }
  }

  private find(uri: string | undefined): Resource | undefined {
    if (uri === undefined) return undefined;
    const known = this.byUri.get(uri);
    if (known) return known;
    const meta = loadMetaSchema(uri);
    if (!meta) return undefined;
    return this.add(meta, draftOf(meta.$schema)!, uri);
  }

  private inside(resource: Resource, fragment: string): SchemaPlace | undefined {
    const { root, pointer } = resource;
    if (fragment === '') return { schema: root, pointer, resource };
    if (!fragment.startsWith('/')) {
      return resource.anchors.get(fragment) ?? resource.dynamicAnchors.get(fragment);
    }
    return walkPointer<SchemaPlace>(
      { schema: root, pointer, resource },
      fragment,
      ({ schema }) => schema,
      (place, token, schema) => this.below(place, schema, token),
    );
  }

  /** Registers a document and all resources and anchors in it. Iterative: depth cannot overflow the stack. */
  private add(document: unknown, draft: DraftName, base: string): Resource {
    const first = this.open(document, draft, base, '');
    const pending: SchemaPlace[] = [{ schema: document, pointer: '', resource: first }];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      const node = place.schema;
      if (!isMapping(node)) continue;
      let { resource } = place;
      // The draft comes first: in draft-04 an identifier has another name.
      const inner = draftOf(node.$schema ?? null) ?? resource.draft;
      if (place.pointer !== '' && identifierOf(node, inner) !== undefined) {
        resource = this.open(node, inner, resource.uri, place.pointer);
        place = { ...place, resource };
      }
      noteAnchors(node, place);
      pending.push(...subschemas(place).reverse());
    }
    return first;
  }

  private open(root: unknown, draft: DraftName, base: string, pointer: Pointer): Resource {
    const id = isMapping(root) ? identifierOf(root, draft) : undefined;
    const uri = (id === undefined ? undefined : resolveUri(id, base)) ?? base;
    const resource: Resource = {
      uri,
      draft,
      root,
      pointer,
      anchors: new Map(),
      dynamicAnchors: new Map(),
      isRecursive: isMapping(root) && root.$recursiveAnchor === true && draft === '2019-09',
    };
    if (!this.byUri.has(uri)) this.byUri.set(uri, resource);
    if (root !== null && typeof root === 'object') this.resourceOf.set(root, resource);
    return resource;
  }
}

/** The schemas directly under a schema, by the keywords of its draft. */
function subschemas({ schema, pointer, resource }: SchemaPlace): SchemaPlace[] {
  if (!isMapping(schema)) return [];
  const found: SchemaPlace[] = [];
  const keywords = keywordsOf(resource.draft);
  const add = (inner: unknown, ...tokens: (string | number)[]) =>
    found.push({ schema: inner, pointer: pointer + formatPointer(tokens), resource });
  for (const [keyword, value] of Object.entries(schema)) {
    const kind = keywords.get(keyword);
    if (kind === undefined || kind === 'data') continue;
    if (kind === 'mapping') {
      if (isMapping(value)) for (const key of Object.keys(value)) add(value[key], keyword, key);
    } else if (Array.isArray(value)) {
      if (kind !== 'schema') value.forEach((item, index) => add(item, keyword, index));
    } else if (kind !== 'list') add(value, keyword);
  }
  return found;
}

function noteAnchors(node: SchemaObject, place: SchemaPlace): void {
  const { anchors, dynamicAnchors, draft } = place.resource;
  for (const { keyword, name } of anchorsOf(node, draft)) {
    const table = keyword === '$dynamicAnchor' ? dynamicAnchors : anchors;
    if (table.has(name)) {
      throw new UnusableSchema('anchor', keyword, name, joinPointer(place.pointer, keyword));
    }
    table.set(name, place);
  }
}
