// The schemas of a document and what their references mean, by the rules of the checker of values.
import type { DraftName } from '../../json-schema/drafts';
import { keywordsOf } from '../../json-schema/keywords';
import { schemaNodes, type SchemaObject } from '../../json-schema/schema-nodes';
import {
  SchemaResources,
  type Resource,
  type SchemaPlace,
} from '../../schema-check/schema-resources';
import { isMapping } from '../../source/mapping';
import { valueAt, type Pointer } from '../../source/pointer';

export const REFERENCES = ['$ref', '$dynamicRef', '$recursiveRef'] as const;
export const IDENTIFIERS = ['$id', 'id', '$schema', '$anchor', '$dynamicAnchor'] as const;
type ReferenceKeyword = (typeof REFERENCES)[number];

export interface LinkedSchema {
  readonly node: SchemaObject;
  readonly pointer: Pointer;
  readonly resource: Resource;
}

export class SchemaLinks {
  private readonly resources: SchemaResources;

  /** The document may be changed later, as long as no target of a reference moves. */
  constructor(
    readonly document: SchemaObject,
    draft: DraftName,
  ) {
    this.resources = new SchemaResources(document, draft);
  }

  get root(): LinkedSchema {
    return { node: this.document, pointer: '', resource: this.resources.root.resource };
  }

  /** Every schema object, and those in data that a reference names; what contains others comes first. */
  *schemas(): Iterable<LinkedSchema> {
    const seen = new Set<SchemaObject>();
    const pending: Pointer[] = [''];
    for (let start = pending.pop(); start !== undefined; start = pending.pop()) {
      for (const { node, pointer: below } of schemaNodes(valueAt(this.document, start))) {
        if (seen.has(node)) continue;
        seen.add(node);
        const pointer = start + below;
        const linked = { node, pointer, resource: this.resourceAt(pointer) };
        for (const keyword of REFERENCES) {
          const target = this.target(linked, keyword);
          if (target && isMapping(target.schema) && !seen.has(target.schema)) {
            pending.push(target.pointer);
          }
        }
        yield linked;
      }
    }
  }

  /** What a reference means; `undefined` for another document, and for a keyword that its draft does not have. */
  target({ node, resource }: LinkedSchema, keyword: ReferenceKeyword): SchemaPlace | undefined {
    const reference = node[keyword];
    if (typeof reference !== 'string' || !keywordsOf(resource.draft).has(keyword)) return undefined;
    const target = this.resources.resolve(reference, resource);
    return target && this.isOwn(target.resource) ? target : undefined;
  }

  resourceAt(pointer: Pointer): Resource {
    return this.resources.at(pointer)?.resource ?? this.resources.root.resource;
  }

  /** Meta-schemas can be targets, too. */
  private isOwn({ root, pointer }: Resource): boolean {
    return valueAt(this.document, pointer) === root;
  }
}

/** A fragment can contain `@`, dots and slashes unescaped. */
export function encodeFragment(pointer: Pointer): string {
  return encodeURI(pointer).replace(/#/g, '%23');
}

/** What follows the `#`: a name or a pointer. */
export function anchorOf(reference: string): string {
  return reference.slice(reference.indexOf('#') + 1);
}
