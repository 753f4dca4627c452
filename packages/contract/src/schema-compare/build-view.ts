// Turns a schema into a view: what each type of value must satisfy, whatever keywords say it.
import { isMapping, type Mapping } from '../source/mapping';
import { literalAt } from '../source/number-literals';
import { draftView } from './draft-view';
import { followParts } from './followed-parts';
import { joinViews, closeOver } from './join-views';
import { foreignKeywords } from './openapi-versions';
import { joinBranches } from './join-branches';
import { withListedNames } from './listed-names';
import { resolveNegations } from './resolve-negations';
import { withUnevaluated } from './read-unevaluated';
import { childNode, own, placeOf } from './schema-node';
import type { Place, SchemaNode } from './schema-node';
import type { Dialect, SchemaSide } from './schema-side';
import { isAlways, openView, withOpaque } from './schema-view';
import type { Alternatives, SchemaView, Tags } from './schema-view';

const DEEPEST = 200;

/** Builds the views of one side's schemas, each once. */
export class ViewBuilder {
  private readonly built = new Map<object, SchemaView>();
  private readonly building = new Map<object, number>();
  private earliestCycle = Infinity;
  private readonly joined = new Map<string, SchemaView>();
  private readonly numbers = new Map<object, number>();

  /** What `namesInGroups` found, by view. */
  readonly namesByView = new Map<SchemaView, ReadonlySet<string>>();

  /** What `tagsOf` and `areDisjoint` found. */
  readonly tagsByView = new Map<SchemaView, Tags>();
  readonly disjointGroups = new Map<Alternatives, boolean>();

  /** What `possibleTypes` found, by depth and view, and `settleView`. */
  readonly possibleByView: Map<SchemaView, number>[] = [];
  readonly settledByView = new Map<SchemaView, SchemaView>();

  constructor(readonly side: SchemaSide) {}

  /** Names a set of schemas that hold together. */
  keyOf(nodes: readonly SchemaNode[]): string {
    if (nodes.length === 1) return String(this.numberOf(nodes[0]));
    return [...new Set(nodes.map((node) => this.numberOf(node)))].sort().join(',');
  }

  /**
   * The view of a value that must satisfy all of the schemas. `place` is used when the list is
   * empty.
   */
  viewOf(nodes: readonly SchemaNode[], place: Place): SchemaView {
    if (nodes.length === 0) return openView(place);
    if (nodes.length === 1) return this.viewOfOne(nodes[0]);
    const key = this.keyOf(nodes);
    const known = this.joined.get(key);
    if (known !== undefined) return known;
    const view = nodes
      .map((node) => this.viewOfOne(node))
      .reduce((one, two) => joinViews(one, two, this.side.budget));
    this.joined.set(key, view);
    return view;
  }

  /** The view of a value that must fit a view and one schema more. */
  joinTo(view: SchemaView, node: SchemaNode): SchemaView {
    return this.join(view, this.viewOfOne(node));
  }

  /** All who share a schema by nothing but a reference have its number. */
  private numberOf(node: SchemaNode): number {
    // `true` here and `true` there are two.
    const self = isMapping(node.schema) ? node.schema : node;
    const known = this.numbers.get(self);
    if (known !== undefined) return known;
    // A circle of references has the number of where it is entered.
    let number = this.numbers.size;
    this.numbers.set(self, number);
    const target = this.targetOf(node);
    if (target === undefined) return number;
    number = this.numberOf(target);
    this.numbers.set(self, number);
    return number;
  }

  /** The target of a schema that is only a reference. */
  private targetOf(node: SchemaNode): SchemaNode | undefined {
    if (!isMapping(node.schema)) return undefined;
    const ref = own(node.schema, '$ref');
    if (typeof ref !== 'string') return undefined;
    const ignoresSiblings = this.side.ignoresSiblings(node);
    if (!ignoresSiblings && Object.keys(node.schema).length > 1) return undefined;
    const isMeant = this.side.dialect === 'openapi-3.0' && own(node.schema, 'nullable') === true;
    if (isMeant) return undefined;
    return this.side.resolve(node, ref);
  }

  viewOfOne(node: SchemaNode): SchemaView {
    const { schema } = node;
    if (schema === true) return openView(node);
    if (schema === false) return openView(node, 0);
    if (!isMapping(schema)) {
      return withOpaque(openView(node), { keyword: 'schema', value: schema, place: node });
    }
    const known = this.built.get(schema);
    if (known !== undefined) return known;
    const depth = this.building.get(schema);
    if (depth !== undefined) {
      this.earliestCycle = Math.min(this.earliestCycle, depth);
      return openView(node);
    }
    return this.build(node, schema);
  }

  private build(node: SchemaNode, schema: Mapping): SchemaView {
    const depth = this.building.size;
    if (depth > DEEPEST) {
      return withOpaque(openView(node), { keyword: 'nesting', value: undefined, place: node });
    }
    this.side.budget.spend(1);
    this.building.set(schema, depth);
    let view: SchemaView;
    try {
      view = this.assemble(node, schema);
    } catch (error) {
      this.earliestCycle = Infinity;
      throw error;
    } finally {
      this.building.delete(schema);
    }
    if (this.earliestCycle >= depth) {
      this.earliestCycle = Infinity;
      this.built.set(schema, view);
    }
    return view;
  }

  private assemble(node: SchemaNode, written: Mapping): SchemaView {
    const target = this.targetOf(node);
    if (target !== undefined) return this.viewOfOne(target);
    const known = this.side.withKnownKeywords(node, written);
    const { schema, unread } = followParts(this.side, node, known);
    const ref = own(schema, '$ref');
    const { dialect } = this.side;
    const onlyRef = typeof ref === 'string' && this.side.ignoresSiblings(node);
    const drafted = onlyRef
      ? { view: openView(node), parts: [] }
      : draftView(node, schema, dialect === 'openapi-3.0');
    if (dialect !== 'json-schema' && isMeantNullable(schema, dialect)) {
      const place = placeOf(node, 'nullable');
      drafted.view = withOpaque(drafted.view, { keyword: 'nullable', value: true, place });
    }
    if (this.side.meetsOtherVersion && !onlyRef) {
      for (const keyword of foreignKeywords(schema, dialect)) {
        drafted.view = withOpaque(drafted.view, {
          keyword,
          value: own(schema, keyword),
          literal: literalAt(node.schema, keyword),
          place: placeOf(node, keyword),
        });
      }
    }
    let { view } = drafted;
    for (const [keyword, value] of onlyRef ? [] : unread) {
      view = withOpaque(view, { keyword: '$ref', value, place: placeOf(node, keyword) });
    }
    for (const part of drafted.parts) view = this.join(view, this.viewOfOne(part));
    if (typeof ref === 'string') view = this.join(view, this.viewOfRef(node, ref));
    else if (ref !== undefined) {
      view = withOpaque(view, { keyword: '$ref', value: ref, place: placeOf(node, '$ref') });
    }
    for (const keyword of onlyRef ? [] : ['$dynamicRef', '$recursiveRef']) {
      const target = own(schema, keyword);
      if (typeof target !== 'string') continue;
      view = this.join(view, this.viewOfDynamicRef(node, target, keyword));
    }
    for (const keyword of onlyRef ? [] : (['anyOf', 'oneOf'] as const)) {
      const branches = own(schema, keyword);
      if (branches === undefined) continue;
      view = this.withBranches(view, node, schema, keyword);
      if (Array.isArray(branches) && branches.length > 1) view = { ...view, branched: true };
    }
    if (!onlyRef) view = withListedNames(withUnevaluated(view, node, schema), this);
    return closeEntries(closeOver(resolveNegations(view, this)), this);
  }

  /** `undefined` for a schema that contains this one in place. */
  viewOfWhole(node: SchemaNode): SchemaView | undefined {
    const [view] = this.viewsOfWhole([node]) ?? [];
    return view;
  }

  private viewsOfWhole(nodes: readonly SchemaNode[]): readonly SchemaView[] | undefined {
    const before = this.earliestCycle;
    this.earliestCycle = Infinity;
    const views = nodes.map((node) => this.viewOfOne(node));
    const isCyclic = this.earliestCycle !== Infinity;
    this.earliestCycle = Math.min(before, this.earliestCycle);
    return isCyclic ? undefined : views;
  }

  join(one: SchemaView, two: SchemaView): SchemaView {
    return joinViews(one, two, this.side.budget);
  }

  private viewOfRef(node: SchemaNode, ref: string): SchemaView {
    const target = this.side.resolve(node, ref);
    if (target !== undefined) return this.viewOfOne(target);
    const place = placeOf(node, '$ref');
    return withOpaque(openView(place), { keyword: '$ref', value: ref, place });
  }

  private viewOfDynamicRef(node: SchemaNode, ref: string, keyword: string): SchemaView {
    const targets = this.side.dynamicTargets(node, ref, keyword);
    if (targets.length === 1) return this.viewOfOne(targets[0]!);
    const place = placeOf(node, keyword);
    // Which of them counts depends on the way to this place.
    const value =
      targets.length === 0 ? ref : { [keyword]: ref, targets: targets.map(({ schema }) => schema) };
    return withOpaque(openView(place), { keyword, value, place });
  }

  private withBranches(
    view: SchemaView,
    node: SchemaNode,
    schema: Mapping,
    keyword: 'anyOf' | 'oneOf',
  ): SchemaView {
    const list = own(schema, keyword);
    const place = placeOf(node, keyword);
    if (!Array.isArray(list) || list.length === 0) {
      return withOpaque(view, { keyword, value: list, place });
    }
    // A discriminator chooses one alternative, so the others do not count.
    const chosen = this.side.dialect !== 'json-schema' && isMapping(own(schema, 'discriminator'));
    const exclusive = keyword === 'oneOf' && !chosen;
    if (list.length === 1) {
      return this.join(view, this.viewOfOne(childNode(node, place, 0, list[0])));
    }
    const nodes = this.flattenBranches(
      list.map((entry, index) => childNode(node, place, index, entry)),
      exclusive,
    );
    const views = this.viewsOfWhole(nodes);
    if (views === undefined)
      return {
        ...view,
        alternatives: [...view.alternatives, { place, branches: nodes, exclusive, chosen }],
      };

    const possible = nodes.filter((_, index) => views[index].types !== 0);
    const possibleViews = views.filter((branch) => branch.types !== 0);
    if (possible.length === 0) return { ...view, types: 0, typePlace: place };
    if (possible.length === 1) return this.join(view, possibleViews[0]);
    if (!exclusive && !chosen && possibleViews.some(isAlways)) return view;
    const asOne = joinBranches(possibleViews, place, exclusive);
    if (asOne !== undefined) return this.join(view, asOne);
    const types = possibleViews.reduce((sum, branch) => sum | branch.types, 0);
    const narrowed = this.join(view, { ...openView(place), types });
    const alternatives = { place, branches: possible, exclusive, chosen };
    return { ...narrowed, alternatives: [...view.alternatives, alternatives] };
  }

  /** `anyOf` right inside `anyOf` is one list. */
  private flattenBranches(nodes: readonly SchemaNode[], exclusive: boolean): readonly SchemaNode[] {
    if (exclusive) return nodes;
    const flat: SchemaNode[] = [];
    const seen = new Set<unknown>();
    const pending = [...nodes].reverse();
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const { schema } = node;
      if (seen.has(schema)) continue;
      seen.add(schema);
      this.side.budget.spend(1);
      const inner =
        isMapping(schema) && Object.keys(schema).length === 1 ? own(schema, 'anyOf') : undefined;
      if (!Array.isArray(inner) || inner.length === 0) flat.push(node);
      else {
        const place = placeOf(node, 'anyOf');
        const owner = node;
        pending.push(
          ...inner.map((entry, index) => childNode(owner, place, index, entry)).reverse(),
        );
      }
    }
    return flat;
  }
}

/** Entries that cannot be are a bound on the length. */
function closeEntries(view: SchemaView, builder: ViewBuilder): SchemaView {
  const rest = view.entries?.rest[0];
  if (view.entries === undefined || rest === undefined) return view;
  const closing = view.entries.rest.find((node) => node.schema === false);
  if (closing === undefined) return view;
  builder.side.budget.spend(1);
  const length = view.entries.prefix.length;
  const present = view.bounds.get('maxItems');
  const bounds = new Map(view.bounds);
  if (present === undefined || present.value > length) {
    bounds.set('maxItems', { value: length, exclusive: false, place: closing });
  }
  return closeOver({ ...view, bounds, entries: { prefix: view.entries.prefix, rest: [] } });
}

/**
 * `nullable` where the specification gives it no effect, although authors and tools mean that `null` may come:
 * beside a `$ref`, without a `type`, with an `enum` that lacks `null`, with branches, which may lack it, and
 * anywhere in OpenAPI 3.1.
 */
function isMeantNullable(schema: Mapping, dialect: Dialect): boolean {
  if (own(schema, 'nullable') !== true) return false;
  if (dialect !== 'openapi-3.0' || typeof own(schema, '$ref') === 'string') return true;
  const values = own(schema, 'enum');
  const isListed = !Array.isArray(values) || values.includes(null);
  const hasBranches = ['allOf', 'anyOf', 'oneOf'].some((key) => own(schema, key) !== undefined);
  return own(schema, 'type') === undefined || !isListed || hasBranches;
}
