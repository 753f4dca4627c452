// Makes a schema document ready to run: each schema in it once, in time that is linear in its size.
import type { DraftName } from '../json-schema/drafts';
import { ignoresBesideRef, keywordsOf } from '../json-schema/keywords';
import { joinPointer } from '../source/pointer';
import { isMapping } from '../source/mapping';
import { UnusableSchema } from './unusable-schema';
import type { FormatTable } from '../json-schema/value-formats';
import { KEYWORDS } from './keywords';
import { PlatformKeys } from './platform-keys';
import { isSetByPlatform } from './set-by-platform';
import { createPattern } from './patterns';
import { isLinearPattern } from './pattern-steps';
import { fail, type RunnableSchema } from './runnable-schema';
import { SchemaResources, type SchemaPlace } from './schema-resources';

export interface SchemaGraph {
  readonly root: RunnableSchema;
  /** Whether some schema asks what others have looked at. */
  readonly tracksEvaluated: boolean;
  /** Whether a pattern or format may take more than linear time, which only a clock can end. */
  readonly needsGuard: boolean;
}

/** The schemas of the document that its root refers to. A part without a reference is ignored. */
export function buildSchemaGraph(
  document: unknown,
  draft: DraftName,
  formats: FormatTable,
): SchemaGraph {
  const resources = new SchemaResources(document, draft);
  return buildGraphAt(resources, resources.root, formats);
}

/** The schemas that one schema of a document refers to. The resources of the document are known. */
export function buildGraphAt(
  resources: SchemaResources,
  place: SchemaPlace,
  formats: FormatTable,
): SchemaGraph {
  return new GraphBuilder(resources, formats).build(place);
}

class GraphBuilder {
  private readonly nodes = new Map<unknown, RunnableSchema>();
  /** The target of a `$ref`, by the schema that has it. */
  private readonly targets = new Map<RunnableSchema, RunnableSchema>();
  private readonly unfinished: RunnableSchema[] = [];
  private readonly expressions = new Map<string, RegExp>();
  private tracksEvaluated = false;
  private needsGuard = false;

  constructor(
    private readonly resources: SchemaResources,
    private readonly formats: FormatTable,
  ) {}

  build(place: SchemaPlace): SchemaGraph {
    const root = this.nodeAt(place);
    this.finish();
    // The targets of a dynamic reference are known when all resources are known.
    for (let known = -1; known !== this.nodes.size;) {
      known = this.nodes.size;
      for (const place of this.resources.dynamicPlaces()) this.nodeAt(place);
      this.finish();
    }
    this.refuseCircles();
    this.findPlatformKeys();
    const { tracksEvaluated, needsGuard } = this;
    return { root, tracksEvaluated, needsGuard };
  }

  private finish(): void {
    for (let node = this.unfinished.pop(); node; node = this.unfinished.pop()) this.prepare(node);
  }

  private nodeAt(place: SchemaPlace): RunnableSchema {
    // `true` and `false` are not objects: each has a node for each place.
    const known = isMapping(place.schema) ? this.nodes.get(place.schema) : undefined;
    if (known) return known;
    const node: RunnableSchema = { place, checks: [] };
    if (isMapping(place.schema)) this.nodes.set(place.schema, node);
    this.unfinished.push(node);
    return node;
  }

  private prepare(node: RunnableSchema): void {
    const { place, checks } = node;
    const { schema, resource } = place;
    if (schema === false) checks.push((visit) => fail(visit, 'false schema'));
    if (!isMapping(schema)) return;
    const { draft } = resource;
    const known = keywordsOf(draft);
    const isReference = ignoresBesideRef(draft) && typeof schema.$ref === 'string';
    const context = {
      draft,
      schema,
      node: (inner: unknown, ...tokens: (string | number)[]) =>
        this.nodeAt(this.resources.below(place, inner, ...tokens)),
      nodeAt: (other: SchemaPlace) => this.nodeAt(other),
      follow: (keyword: string, ref: string) => this.follow(node, keyword, ref),
      pattern: (text: string, ...tokens: (string | number)[]) => this.pattern(place, text, tokens),
      format: (name: string) => {
        const format = this.formats.get(name);
        if (format && !format.isLinear) this.needsGuard = true;
        format?.load?.();
        return format;
      },
    };
    for (const keyword of isReference ? ['$ref'] : ORDER) {
      if (!Object.hasOwn(schema, keyword) || !known.has(keyword)) continue;
      if (keyword.startsWith('unevaluated')) this.tracksEvaluated = true;
      const check = KEYWORDS[keyword]!(schema[keyword], context);
      if (check) checks.push(check);
    }
  }

  private follow(from: RunnableSchema, keyword: string, ref: string): RunnableSchema {
    const { pointer, resource } = from.place;
    const target = this.resources.resolve(ref, resource);
    if (!target || !(typeof target.schema === 'boolean' || isMapping(target.schema))) {
      throw new UnusableSchema('reference', keyword, ref, joinPointer(pointer, keyword));
    }
    const node = this.nodeAt(target);
    if (keyword === '$ref') this.targets.set(from, node);
    return node;
  }

  /** Most documents have no such mark. */
  private findPlatformKeys(): void {
    const nodes = [...this.nodes.values()];
    if (!nodes.some(({ place }) => isSetByPlatform(place.schema))) return;
    const keys = new PlatformKeys(this.resources);
    for (const node of nodes) node.platformKeys = keys.of(node.place);
  }

  /** References that only refer to one another say nothing about any value. */
  private refuseCircles(): void {
    const harmless = new Set<RunnableSchema>();
    for (const start of this.targets.keys()) {
      const chain = new Set<RunnableSchema>();
      for (let node: RunnableSchema | undefined = start; node; node = this.targets.get(node)) {
        if (harmless.has(node)) break;
        if (chain.has(node)) {
          const { schema, pointer } = node.place;
          const { $ref } = schema as { $ref: string };
          throw new UnusableSchema('circle', '$ref', $ref, joinPointer(pointer, '$ref'));
        }
        chain.add(node);
      }
      for (const node of chain) harmless.add(node);
    }
  }

  private pattern({ pointer }: SchemaPlace, text: string, tokens: (string | number)[]): RegExp {
    const known = this.expressions.get(text);
    if (known) return known;
    const expression = createPattern(text);
    if (!expression) {
      throw new UnusableSchema('pattern', 'pattern', text, joinPointer(pointer, ...tokens));
    }
    if (!isLinearPattern(text)) this.needsGuard = true;
    this.expressions.set(text, expression);
    return expression;
  }
}

const ORDER = Object.keys(KEYWORDS);
