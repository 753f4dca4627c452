// Turns a schema into a view: what each type of value must satisfy, whatever keywords say it.
import { isMapping, type Mapping } from '../../source/mapping';
import { draftView } from './draft-view';
import { flattenBranches } from './flatten-branches';
import { followParts } from './followed-parts';
import { closeOver } from '../view/close-view';
import { joinViews } from '../view/join-views';
import { limitEntries } from '../view/limit-entries';
import { SchemaNumbers, targetOfBareRef } from '../side/number-schemas';
import { withForeignKeywords } from './openapi-versions';
import { joinBranches } from '../view/join-branches';
import { withListedNames } from './listed-names';
import { withMeantNullable } from './read-nullable';
import { resolveNegations } from './resolve-negations';
import { withUnevaluated } from './read-unevaluated';
import { childNode, own, placeOf } from '../side/schema-node';
import type { Place, SchemaNode } from '../side/schema-node';
import { isOpenapi, type SchemaSide } from '../side/schema-side';
import { isAlways, openView, withOpaque } from '../view/schema-view';
import type { Alternatives, SchemaView, Tags } from '../view/schema-view';

/** A view with the builder of its side, which gives the views of its parts. */
export interface BuiltView {
  readonly builder: ViewBuilder;
  readonly view: SchemaView;
}

const DEEPEST = 200;

/** Builds the views of one side's schemas, each once. */
export class ViewBuilder {
  private readonly built = new Map<object, SchemaView>();
  private readonly building = new Map<object, number>();
  /**
   * The smallest depth at which a schema was met again while it was still being built. The views of the schemas below it
   * are not complete, so they are not kept.
   */
  private earliestCycle = Infinity;
  private readonly joined = new Map<string, SchemaView>();
  private readonly numbers: SchemaNumbers;

  /** What `namesInGroups` found, by view. */
  readonly namesByView = new Map<SchemaView, ReadonlySet<string>>();

  /** What `tagsOf` and `areDisjoint` found. */
  readonly tagsByView = new Map<SchemaView, Tags>();
  readonly disjointGroups = new Map<Alternatives, boolean>();

  /** What `possibleTypes` found, by depth and view, and `settleView`. */
  readonly possibleByView: Map<SchemaView, number>[] = [];
  readonly settledByView = new Map<SchemaView, SchemaView>();

  constructor(readonly side: SchemaSide) {
    this.numbers = new SchemaNumbers(side);
  }

  /** Names a set of schemas that hold together. */
  keyOf(nodes: readonly SchemaNode[]): string {
    return this.numbers.keyOf(nodes);
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
    const target = targetOfBareRef(this.side, node);
    if (target !== undefined) return this.viewOfOne(target);
    const known = this.side.withKnownKeywords(node, written);
    const { schema, unread } = followParts(this.side, node, known);
    const countsRefAlone =
      typeof own(schema, '$ref') === 'string' && this.side.ignoresSiblings(node);
    const view = countsRefAlone
      ? this.readRefAlone(node, schema)
      : this.readKeywords(node, schema, unread);
    return limitEntries(closeOver(resolveNegations(view, this)), this.side.budget);
  }

  private readRefAlone(node: SchemaNode, schema: Mapping): SchemaView {
    const view = withMeantNullable(openView(node), node, schema, this.side.dialect);
    return this.withRef(view, node, schema);
  }

  private readKeywords(
    node: SchemaNode,
    schema: Mapping,
    unread: ReadonlyMap<string, string>,
  ): SchemaView {
    const { dialect } = this.side;
    const draft = draftView(node, schema, {
      nullable: dialect === 'openapi-3.0',
      isAnnotation: this.side.isAnnotation,
    });
    let view = withMeantNullable(draft.view, node, schema, dialect);
    view = withForeignKeywords(view, node, schema, this.side);
    for (const [keyword, value] of unread) {
      view = withOpaque(view, { keyword: '$ref', value, place: placeOf(node, keyword) });
    }
    for (const part of draft.parts) view = this.join(view, this.viewOfOne(part));
    view = this.withRef(view, node, schema);
    for (const keyword of ['$dynamicRef', '$recursiveRef']) {
      const ref = own(schema, keyword);
      if (typeof ref !== 'string') continue;
      view = this.join(view, this.viewOfDynamicRef(node, ref, keyword));
    }
    for (const keyword of ['anyOf', 'oneOf'] as const) {
      const branches = own(schema, keyword);
      if (branches === undefined) continue;
      view = this.withBranches(view, node, schema, keyword);
      if (Array.isArray(branches) && branches.length > 1) view = { ...view, branched: true };
    }
    return withListedNames(withUnevaluated(view, node, schema), this);
  }

  private withRef(view: SchemaView, node: SchemaNode, schema: Mapping): SchemaView {
    const ref = own(schema, '$ref');
    if (ref === undefined) return view;
    if (typeof ref === 'string') return this.join(view, this.viewOfRef(node, ref));
    return withOpaque(view, { keyword: '$ref', value: ref, place: placeOf(node, '$ref') });
  }

  /** `undefined` for a schema that is still being read, because it contains itself. */
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
    const chosen = isOpenapi(this.side.dialect) && isMapping(own(schema, 'discriminator'));
    const exclusive = keyword === 'oneOf' && !chosen;
    if (list.length === 1) {
      return this.join(view, this.viewOfOne(childNode(node, place, 0, list[0])));
    }
    const listed = list.map((entry, index) => childNode(node, place, index, entry));
    const nodes = exclusive ? listed : flattenBranches(listed, this.side.budget);
    const views = this.viewsOfWhole(nodes);
    if (views === undefined) {
      const alternatives = { place, branches: nodes, exclusive, chosen };
      return { ...view, alternatives: [...view.alternatives, alternatives] };
    }
    const possible = nodes.filter((_, index) => views[index].types !== 0);
    const possibleViews = views.filter((branch) => branch.types !== 0);
    if (possible.length === 0) return { ...view, types: 0, typePlace: place };
    if (possible.length === 1) return this.join(view, possibleViews[0]);
    if (!exclusive && !chosen && possibleViews.some(isAlways)) return view;
    const asOne = joinBranches(possibleViews, { place, exclusive });
    if (asOne !== undefined) return this.join(view, asOne);
    const types = possibleViews.reduce((sum, branch) => sum | branch.types, 0);
    const narrowed = this.join(view, { ...openView(place), types });
    const alternatives = { place, branches: possible, exclusive, chosen };
    return { ...narrowed, alternatives: [...view.alternatives, alternatives] };
  }
}
