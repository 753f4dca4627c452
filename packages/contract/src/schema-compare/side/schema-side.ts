// One of the two schemas that are compared, with its draft and its references.
import type { Pointer } from '../../source/pointer';
import { draftOf } from '../../json-schema/drafts';
import type { DraftName } from '../../json-schema/drafts';
import { ignoresBesideRef, isOfOtherDrafts, keywordsOf } from '../../json-schema/keywords';
import { anchorsOf } from '../../json-schema/identifiers';
import { resolveUri } from '../../json-schema/resolve-uri';
import { decodePercent } from '../../source/decode-percent';
import { walkPointer } from '../../source/pointer';
import { isMapping, isObject, type Mapping } from '../../source/mapping';
import { childNode, own, rootNode } from './schema-node';
import type { SchemaNode } from './schema-node';
import type { WorkBudget } from './work-budget';
import { addToGroup } from '../../source/group-by';

interface ResolvedRef {
  readonly value: unknown;
  /** Place of the value in its document. */
  readonly pointer: Pointer;
  /** Name of that document when it is another one than the compared one; handed back for references in it. */
  readonly document?: string;
}

/** Answers a `$ref`; must give the same object for the same target. `undefined`: unknown. */
export type RefResolver = (ref: string, document?: string) => ResolvedRef | undefined;

/**
 * Words, which are compared whatever the draft is; and a keyword that has its effect beside a list of `items` alone,
 * which 2020-12 does not have.
 */
const SHARED = new Set(['$schema', '$comment', 'deprecated', 'examples', 'additionalItems']);

/** `json-schema` is 2020-12 unless a `$schema` names another draft; `draft-07` is that draft. */
export type Dialect = 'json-schema' | 'draft-07' | 'openapi-3.0' | 'openapi-3.1';

export function isOpenapi(dialect: Dialect): boolean {
  return dialect.startsWith('openapi');
}

/** Whether a value fits the schema at a place of the document; `undefined` where that is not known. */
export type ChecksAt = (pointer: Pointer) => ((value: unknown) => boolean | undefined) | undefined;

/** A schema with its place in the document. */
export interface PlacedSchema {
  readonly schema: unknown;
  readonly pointer: Pointer;
}

interface SideOptions {
  readonly budget: WorkBudget;
  /** `json-schema` if absent. */
  readonly dialect?: Dialect;
  /** The dialect of the other side; the same if absent. */
  readonly otherDialect?: Dialect;
  readonly resolver?: RefResolver;
  readonly checksAt?: ChecksAt;
  /** As in `CompareOptions`. */
  readonly isAnnotation?: (keyword: string) => boolean;
}

/** One side of a comparison: its document, and what its references mean. */
export class SchemaSide {
  readonly dialect: Dialect;
  readonly budget: WorkBudget;
  readonly root: SchemaNode;
  readonly draft: DraftName;
  /** Whether the other side is written in another version of OpenAPI. */
  readonly meetsOtherVersion: boolean;
  readonly checksAt: ChecksAt | undefined;
  readonly isAnnotation: (keyword: string) => boolean;
  private readonly resolver: RefResolver | undefined;
  private readonly local = new Map<string, SchemaNode | undefined>();
  private readonly resolved = new Map<string, SchemaNode | undefined>();
  private identified: Identified | undefined;

  constructor({ schema, pointer }: PlacedSchema, options: SideOptions) {
    const { dialect = 'json-schema', otherDialect = dialect } = options;
    this.dialect = dialect;
    this.budget = options.budget;
    this.resolver = options.resolver;
    this.checksAt = options.checksAt;
    this.isAnnotation = options.isAnnotation ?? (() => false);
    this.draft = draftIn(dialect, isMapping(schema) ? own(schema, '$schema') : undefined);
    this.root = rootNode(schema, pointer, this.draft);
    this.meetsOtherVersion =
      otherDialect !== dialect && isOpenapi(dialect) && isOpenapi(otherDialect);
  }

  /** Whether keywords beside the `$ref` of a schema have no effect. */
  ignoresSiblings({ draft }: SchemaNode): boolean {
    return isOpenapi(this.dialect) ? this.dialect === 'openapi-3.0' : ignoresBesideRef(draft);
  }

  /** Without the keywords of other drafts, which have no effect. */
  withKnownKeywords({ draft }: SchemaNode, schema: Mapping): Mapping {
    if (isOpenapi(this.dialect)) return schema;
    const keys = Object.keys(schema);
    const kept = keys.filter((key) => SHARED.has(key) || !isOfOtherDrafts(key, draft));
    if (kept.length === keys.length) return schema;
    return Object.fromEntries(kept.map((key) => [key, schema[key]]));
  }

  resolve(node: SchemaNode, ref: string): SchemaNode | undefined {
    if (node.resource === undefined && node.document === undefined) {
      if (!this.local.has(ref)) this.local.set(ref, this.find(node, ref));
      return this.local.get(ref);
    }
    const key = JSON.stringify([node.document ?? null, node.base, ref]);
    if (!this.resolved.has(key)) this.resolved.set(key, this.find(node, ref));
    return this.resolved.get(key);
  }

  /**
   * The schemas that a `$dynamicRef` or `$recursiveRef` may mean; none where that is not known. The
   * outermost schema with the anchor counts, and every value is first met by the root.
   */
  dynamicTargets(node: SchemaNode, ref: string, keyword: string): readonly SchemaNode[] {
    const plain = this.resolve(node, ref);
    const anchor = keyword === '$recursiveRef' ? '' : ref.slice(ref.indexOf('#') + 1);
    if (plain !== undefined && !isDynamic(plain.schema, anchor)) return [plain];
    if (node.document !== undefined) return [];
    const candidates = this.identify().dynamic.get(anchor) ?? [];
    const outermost = candidates.filter(({ resource }) => resource === undefined);
    return outermost.length === 1 ? outermost : candidates;
  }

  private find(node: SchemaNode, ref: string): SchemaNode | undefined {
    // People also refer to the document from a schema with an identifier.
    const [first, then] =
      node.resource === undefined
        ? [this.answerOf(node, ref), () => this.findWithin(node, ref)]
        : [this.findWithin(node, ref), () => this.answerOf(node, ref)];
    return first ?? then();
  }

  private answerOf(node: SchemaNode, ref: string): SchemaNode | undefined {
    const answer = this.resolver?.(ref, node.document);
    if (answer === undefined) return undefined;
    return rootNode(answer.value, answer.pointer, this.draft, answer.document);
  }

  private findWithin(node: SchemaNode, ref: string): SchemaNode | undefined {
    if (node.document !== undefined) return undefined;
    const hash = ref.indexOf('#');
    const address = hash < 0 ? ref : ref.slice(0, hash);
    const fragment = hash < 0 ? '' : decodePercent(ref.slice(hash + 1));
    const start = address === '' ? (node.resource ?? this.root) : this.findResource(node, address);
    if (start === undefined) return undefined;
    if (fragment === '') return start;
    if (fragment.startsWith('/')) return this.walk(start, fragment);
    return this.identify().known.get(`anchor ${start.base}#${fragment}`);
  }

  private findResource(node: SchemaNode, address: string): SchemaNode | undefined {
    const target = resolveUri(address, node.base);
    return target === undefined ? undefined : this.identify().known.get(`id ${target}`);
  }

  private walk(start: SchemaNode, pointer: Pointer): SchemaNode | undefined {
    return walkPointer(
      start,
      pointer,
      ({ schema }) => schema,
      (node, token, schema) => childNode(node, node, token, schema),
    );
  }

  /** Notes what schemas call themselves. Data is left out, whatever it looks like. */
  private identify(): Identified {
    if (this.identified !== undefined) return this.identified;
    const found: Identified = { known: new Map(), dynamic: new Map() };
    const pending: { node: SchemaNode; isMap: boolean }[] = [{ node: this.root, isMap: false }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { node, isMap } = next;
      const value = node.schema;
      if (!isObject(value)) continue;
      if (isMapping(value) && !isMap) this.note(node, value, found);
      const keywords = isMapping(value) && !isMap ? keywordsOf(node.draft) : undefined;
      for (const [key, entry] of Object.entries(value).reverse()) {
        const kind = keywords?.get(key);
        if (!isObject(entry) || kind === 'data') continue;
        pending.push({ node: childNode(node, node, key, entry), isMap: kind === 'mapping' });
      }
    }
    this.identified = found;
    return found;
  }

  private note(node: SchemaNode, value: Mapping, { known, dynamic }: Identified): void {
    const isWhole = node === this.root || node.resource === node;
    // The first one counts, as in a check of values.
    const note = (name: string) => known.has(name) || known.set(name, node);
    if (isWhole) note(`id ${node.base}`);
    for (const { keyword, name } of anchorsOf(value, node.draft)) {
      note(`anchor ${node.base}#${name}`);
      if (keyword === '$dynamicAnchor') addToGroup(dynamic, name, node);
    }
    if (isWhole && isDynamic(value, '')) addToGroup(dynamic, '', node);
  }
}

function draftIn(dialect: Dialect, named: unknown): DraftName {
  if (dialect === 'draft-07') return dialect;
  return (dialect === 'json-schema' ? draftOf(named) : undefined) ?? '2020-12';
}

interface Identified {
  readonly known: Map<string, SchemaNode>;
  /** Schemas that a dynamic reference may mean, by anchor; `''` for `$recursiveAnchor`. */
  readonly dynamic: Map<string, SchemaNode[]>;
}

function isDynamic(schema: unknown, anchor: string): boolean {
  if (!isMapping(schema)) return false;
  return anchor === ''
    ? own(schema, '$recursiveAnchor') === true
    : own(schema, '$dynamicAnchor') === anchor;
}
