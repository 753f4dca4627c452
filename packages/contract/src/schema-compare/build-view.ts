// Turns a schema into a view: what each type of value must satisfy, whatever keywords say it.
import { literalAt } from '../source/number-literals';
import { canonicalText } from '../json-schema/json-text';
import { isMapping } from '../source/mapping';
import { joinViews, closeOver, joinNodes } from './join-views';
import { isTextList, keysNeeded } from './dependencies';
import { isTighter } from './exact-bound';
import { foreignKeywords } from './openapi-versions';
import { joinBranches } from './join-branches';
import { childNode, own, placeOf } from './schema-node';
import type { Mapping, Place, SchemaNode } from './schema-node';
import type { Dialect, SchemaSide } from './schema-side';
import { NUMBER, TYPE, isAlways, openView } from './schema-view';
import type {
  Alternatives,
  Bound,
  BoundName,
  Constant,
  Opaque,
  SchemaView,
  Tags,
} from './schema-view';

const TYPE_BITS: Readonly<Record<string, number>> = {
  null: TYPE.null,
  boolean: TYPE.boolean,
  integer: TYPE.integer,
  number: NUMBER,
  string: TYPE.string,
  array: TYPE.array,
  object: TYPE.object,
};

const TEXT_KEYWORDS = new Set([
  'title',
  'description',
  '$comment',
  'examples',
  'example',
  'deprecated',
  'readOnly',
  'writeOnly',
  'default',
  'externalDocs',
]);

/** Keywords that name things, or that another keyword reads. */
const SILENT_KEYWORDS = new Set([
  '$schema',
  '$id',
  'id',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$defs',
  'definitions',
  '$vocabulary',
  'minContains',
  'maxContains',
  'then',
  'else',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'additionalItems',
  'prefixItems',
  'nullable',
  'x-pacto-facts',
  'x-pacto-claim',
]);

const COUNT_BOUNDS = new Set([
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
]);

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
    if (!this.side.ignoresSiblings && Object.keys(node.schema).length > 1) return undefined;
    if (this.side.ignoresSiblings && own(node.schema, 'nullable') === true) return undefined;
    return this.side.resolve(node, ref);
  }

  viewOfOne(node: SchemaNode): SchemaView {
    const { schema } = node;
    if (schema === true) return openView(node);
    if (schema === false) return openView(node, 0);
    if (!isMapping(schema)) {
      return { ...openView(node), opaque: [opaque('schema', schema, node)] };
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
      return { ...openView(node), opaque: [opaque('nesting', undefined, node)] };
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
    const schema = withFollowedParts(this.side, node, this.side.withKnownKeywords(written));
    const ref = own(schema, '$ref');
    const { dialect } = this.side;
    const onlyRef = typeof ref === 'string' && this.side.ignoresSiblings;
    const drafted = onlyRef
      ? { view: openView(node), parts: [] }
      : draftView(node, schema, dialect !== 'openapi-3.1');
    if (dialect !== 'json-schema' && isMeantNullable(schema, dialect)) {
      const entry = opaque('nullable', true, placeOf(node, 'nullable'));
      drafted.view = withOpaque(drafted.view, entry);
    }
    if (this.side.meetsOtherVersion && !onlyRef) {
      for (const keyword of foreignKeywords(schema, dialect)) {
        const entry = opaque(keyword, own(schema, keyword), placeOf(node, keyword));
        drafted.view = withOpaque(drafted.view, entry);
      }
    }
    let { view } = drafted;
    for (const part of drafted.parts) view = this.join(view, this.viewOfOne(part));
    if (typeof ref === 'string') view = this.join(view, this.viewOfRef(node, ref, '$ref'));
    else if (ref !== undefined) view = withOpaque(view, opaque('$ref', ref, placeOf(node, '$ref')));
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
    if (!onlyRef) view = this.withUnevaluated(view, node, schema);
    return closeEntries(closeOver(view), this);
  }

  private join(one: SchemaView, two: SchemaView): SchemaView {
    return joinViews(one, two, this.side.budget);
  }

  private viewOfRef(node: SchemaNode, ref: string, keyword: string): SchemaView {
    const target = this.side.resolve(node, ref);
    if (target !== undefined) return this.viewOfOne(target);
    const place = placeOf(node, keyword);
    return { ...openView(place), opaque: [opaque(keyword, ref, place)] };
  }

  private viewOfDynamicRef(node: SchemaNode, ref: string, keyword: string): SchemaView {
    const targets = this.side.dynamicTargets(node, ref, keyword);
    if (targets.length === 1) return this.viewOfOne(targets[0]!);
    const place = placeOf(node, keyword);
    // Which of them counts depends on the way to this place.
    const value =
      targets.length === 0 ? ref : { [keyword]: ref, targets: targets.map(({ schema }) => schema) };
    return { ...openView(place), opaque: [opaque(keyword, value, place)] };
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
      return withOpaque(view, opaque(keyword, list, place));
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
    const before = this.earliestCycle;
    this.earliestCycle = Infinity;
    const views = nodes.map((branch) => this.viewOfOne(branch));
    const cyclic = this.earliestCycle !== Infinity;
    this.earliestCycle = Math.min(before, this.earliestCycle);
    if (cyclic)
      return {
        ...view,
        alternatives: [...view.alternatives, { place, branches: nodes, exclusive }],
      };

    const possible = nodes.filter((_, index) => views[index].types !== 0);
    const possibleViews = views.filter((branch) => branch.types !== 0);
    if (possible.length === 0) return { ...view, types: 0, typePlace: place };
    if (possible.length === 1) return this.join(view, possibleViews[0]);
    if (!exclusive && possibleViews.some(isAlways)) return view;
    const asOne = joinBranches(possibleViews, place, exclusive);
    if (asOne !== undefined) return this.join(view, asOne);
    const types = possibleViews.reduce((sum, branch) => sum | branch.types, 0);
    const narrowed = this.join(view, { ...openView(place), types });
    const alternatives = { place, branches: possible, exclusive };
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

  private withUnevaluated(view: SchemaView, node: SchemaNode, schema: Mapping): SchemaView {
    const properties = own(schema, 'unevaluatedProperties');
    const items = own(schema, 'unevaluatedItems');
    const blind = view.branched || view.opaque.length > 0;
    let result = view;
    if (properties === true) {
      // All keys count as evaluated from here on, for schemas around this one too.
      const [shape = { properties: new Map(), patterns: new Map(), additional: undefined }] =
        view.shapes;
      if (view.shapes.length <= 1) {
        result = { ...result, shapes: [{ ...shape, additional: shape.additional ?? [] }] };
      }
    } else if (properties !== undefined) {
      const { shapes } = view;
      if (blind || view.dependentSchemas.size > 0 || shapes.length > 1) {
        result = withOpaque(result, wholeAsOpaque(node, schema, 'unevaluatedProperties'));
      } else if (shapes[0]?.additional === undefined) {
        const additional = [childNode(node, node, 'unevaluatedProperties', properties)];
        const shape = shapes[0] ?? { properties: new Map(), patterns: new Map() };
        result = { ...result, shapes: [{ ...shape, additional }] };
      }
    }
    const { entries } = view;
    const areAllEvaluated = entries !== undefined && entries.rest.length > 0;
    if (items !== undefined && !areAllEvaluated) {
      if (items !== true && (blind || view.dependentSchemas.size > 0 || view.contains.length > 0)) {
        result = withOpaque(result, wholeAsOpaque(node, schema, 'unevaluatedItems'));
      } else {
        const rest = [childNode(node, node, 'unevaluatedItems', items)];
        result = { ...result, entries: { prefix: entries?.prefix ?? [], rest } };
      }
    }
    return result;
  }
}

/** Which keys are unevaluated depends on every keyword beside it, in its written form. */
function wholeAsOpaque(node: SchemaNode, schema: Mapping, keyword: string): Opaque {
  return opaque(keyword, withoutWords(schema), placeOf(node, keyword));
}

/** The schema without keywords that decide nothing. Keys of that name in `properties` are kept. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (!isMapping(value)) return value;
  const kept = Object.entries(value).filter(
    ([key, entry]) =>
      !(typeof entry === 'string' && ['title', 'description', '$comment'].includes(key)),
  );
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutWords(entry)]));
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
  return { ...view, bounds, entries: { prefix: view.entries.prefix, rest: [] } };
}

function opaque(keyword: string, value: unknown, place: Place): Opaque {
  return { keyword, value, place };
}

function withOpaque(view: SchemaView, entry: Opaque): SchemaView {
  return { ...view, opaque: [...view.opaque, entry] };
}

/**
 * `nullable` where the letter gives it no effect, although authors and tools mean that `null` may come:
 * beside a `$ref`, without a `type`, with an `enum` that lacks `null`, and anywhere in OpenAPI 3.1.
 */
function isMeantNullable(schema: Mapping, dialect: Dialect): boolean {
  if (own(schema, 'nullable') !== true) return false;
  if (dialect !== 'openapi-3.0' || typeof own(schema, '$ref') === 'string') return true;
  const values = own(schema, 'enum');
  const isListed = !Array.isArray(values) || values.includes(null);
  return own(schema, 'type') === undefined || !isListed;
}

/** Keywords that hold schemas by name or in a list. */
const PARTS = [
  ...['properties', 'patternProperties', 'dependentSchemas', 'dependencies'],
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems', 'required', 'enum', 'type'],
];

/** No specification names a reference in place of a whole map or list, but tools follow it. */
function withFollowedParts(side: SchemaSide, node: SchemaNode, schema: Mapping): Mapping {
  let followed: Mapping | undefined;
  for (const keyword of PARTS) {
    const value = own(schema, keyword);
    const ref = isMapping(value) ? own(value, '$ref') : undefined;
    if (typeof ref !== 'string') continue;
    const target = endOf(side, node, ref);
    if (isMapping(target) || Array.isArray(target)) {
      followed = { ...(followed ?? schema), [keyword]: target };
    }
  }
  return followed ?? schema;
}

/** The end of a chain of references. */
function endOf(side: SchemaSide, node: SchemaNode, ref: string): unknown {
  let found = side.resolve(node, ref);
  for (let steps = 0; found !== undefined && steps < DEEPEST; steps += 1) {
    const next = isMapping(found.schema) ? own(found.schema, '$ref') : undefined;
    if (typeof next !== 'string') return found.schema;
    found = side.resolve(found, next);
  }
  return undefined;
}

type Draft = { -readonly [Key in keyof SchemaView]: SchemaView[Key] };

/** The view of the keywords of one schema object, and the schemas that hold beside them. */
function draftView(
  node: SchemaNode,
  schema: Mapping,
  nullable: boolean,
): { view: SchemaView; parts: readonly SchemaNode[] } {
  const view: Draft = openView(node);
  const parts: SchemaNode[] = [];
  const texts = new Map<string, Constant>();
  const bounds = new Map<BoundName, Bound>();
  for (const keyword of Object.keys(schema)) {
    const value = schema[keyword];
    const place = placeOf(node, keyword);
    const refuse = () => {
      view.opaque = [...view.opaque, opaque(keyword, value, place)];
    };

    if (TEXT_KEYWORDS.has(keyword) || (keyword.startsWith('x-') && !SILENT_KEYWORDS.has(keyword))) {
      texts.set(keyword, { value, literal: literalAt(node.schema, keyword), place });
      continue;
    }
    if (COUNT_BOUNDS.has(keyword)) {
      if (typeof value !== 'number' || !Number.isFinite(value)) refuse();
      else if (value > 0 || keyword.startsWith('max')) {
        bounds.set(keyword as BoundName, { value, exclusive: false, place });
      }
      continue;
    }
    switch (keyword) {
      case 'type': {
        const bits = typeBits(value);
        if (bits === undefined) refuse();
        else {
          view.types &= nullable && own(schema, 'nullable') === true ? bits | TYPE.null : bits;
          view.typePlace = place;
        }
        break;
      }
      case 'enum':
        if (!Array.isArray(value)) refuse();
        else {
          view.values = keepCommon(
            view.values,
            value.map((entry, index) => ({
              value: entry,
              literal: literalAt(value, index),
              place: placeOf(place, index),
            })),
          );
        }
        break;
      case 'const':
        view.values = keepCommon(view.values, [
          { value, literal: literalAt(node.schema, 'const'), place },
        ]);
        break;
      case 'minimum':
      case 'maximum':
        if (typeof value !== 'number') refuse();
        else {
          const exclusive =
            own(schema, keyword === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum') === true;
          tighten(bounds, keyword, {
            value,
            literal: literalAt(node.schema, keyword),
            exclusive,
            place,
          });
        }
        break;
      case 'exclusiveMinimum':
      case 'exclusiveMaximum':
        if (typeof value === 'number') {
          const name = keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum';
          const literal = literalAt(node.schema, keyword);
          tighten(bounds, name, { value, literal, exclusive: true, place });
        } else if (typeof value !== 'boolean') refuse();
        break;
      case 'multipleOf':
        if (typeof value !== 'number' || !(value > 0)) refuse();
        else {
          const literal = literalAt(node.schema, keyword);
          view.multiples = new Map([[canonicalText(value, literal), { value, literal, place }]]);
        }
        break;
      case 'pattern':
        if (typeof value !== 'string') refuse();
        else view.patterns = new Map([[value, place]]);
        break;
      case 'format':
        if (typeof value !== 'string') refuse();
        else view.formats = new Map([[value, place]]);
        break;
      case 'uniqueItems':
        if (value === true) view.unique = place;
        else if (value !== false) refuse();
        break;
      case 'required':
        if (typeof value === 'boolean') refuse();
        else if (!isTextList(value)) refuse();
        else view.required = new Map(value.map((name, index) => [name, placeOf(place, index)]));
        break;
      case 'properties':
      case 'patternProperties':
        if (!isMapping(value)) refuse();
        break;
      case 'propertyNames':
        view.names = [childNode(node, node, keyword, value)];
        break;
      case 'items':
        break;
      case 'contains':
        // Every list has at least 0 entries that fit.
        if (own(schema, 'minContains') === 0 && own(schema, 'maxContains') === undefined) break;
        view.contains = [
          {
            schema: childNode(node, node, keyword, value),
            min: countOf(own(schema, 'minContains')) ?? 1,
            max: countOf(own(schema, 'maxContains')),
          },
        ];
        break;
      case 'dependentRequired':
      case 'dependentSchemas':
      case 'dependencies':
        if (!isMapping(value)) refuse();
        else addDependencies(view, node, place, value, keyword);
        break;
      case 'allOf':
        if (!Array.isArray(value)) refuse();
        else parts.push(...value.map((entry, index) => childNode(node, place, index, entry)));
        break;
      case 'not':
        negate(view, parts, childNode(node, node, keyword, value));
        break;
      case 'if':
        view.branched = true;
        addCondition(view, parts, node, schema);
        break;
      case '$ref':
      case '$dynamicRef':
      case '$recursiveRef':
      case 'anyOf':
      case 'oneOf':
        break;
      default:
        if (!SILENT_KEYWORDS.has(keyword)) refuse();
    }
  }
  view.bounds = bounds;
  view.texts = texts;
  addShape(view, node, schema);
  addEntries(view, node, schema);
  return { view: closeOver(view), parts };
}

function addShape(view: Draft, node: SchemaNode, schema: Mapping): void {
  const properties = schemasUnder(node, schema, 'properties');
  const patterns = schemasUnder(node, schema, 'patternProperties');
  const additional = own(schema, 'additionalProperties');
  if (properties === undefined && patterns === undefined && additional === undefined) return;
  view.shapes = [
    {
      properties: properties ?? new Map(),
      patterns: patterns ?? new Map(),
      additional:
        additional === undefined
          ? undefined
          : additional === true
            ? []
            : [childNode(node, node, 'additionalProperties', additional)],
    },
  ];
}

function schemasUnder(
  node: SchemaNode,
  schema: Mapping,
  keyword: string,
): ReadonlyMap<string, readonly SchemaNode[]> | undefined {
  const value = own(schema, keyword);
  if (!isMapping(value)) return undefined;
  const place = placeOf(node, keyword);
  const found = new Map<string, readonly SchemaNode[]>();
  for (const name of Object.keys(value)) {
    found.set(name, [childNode(node, place, name, value[name])]);
  }
  return found;
}

function addEntries(view: Draft, node: SchemaNode, schema: Mapping): void {
  const items = own(schema, 'items');
  const prefixItems = own(schema, 'prefixItems');
  const keyword = Array.isArray(items) ? 'items' : 'prefixItems';
  const listed = Array.isArray(items) ? items : prefixItems;
  const restKeyword = Array.isArray(items) ? 'additionalItems' : 'items';
  const rest = own(schema, restKeyword);
  if (listed === undefined && rest === undefined) return;
  const place = placeOf(node, keyword);
  view.entries = {
    prefix: Array.isArray(listed)
      ? listed.map((entry, index) => [childNode(node, place, index, entry)])
      : [],
    // `true` says nothing about entries, but they count as evaluated.
    rest: rest === undefined ? [] : [childNode(node, node, restKeyword, rest)],
  };
}

function addDependencies(
  view: Draft,
  node: SchemaNode,
  place: Place,
  value: Mapping,
  keyword: string,
): void {
  const required = new Map(view.dependentRequired);
  const schemas = new Map(view.dependentSchemas);
  for (const name of Object.keys(value)) {
    const entry = value[name];
    if (keyword !== 'dependentSchemas' && isTextList(entry)) {
      const under = placeOf(place, name);
      required.set(name, new Map(entry.map((key, index) => [key, placeOf(under, index)])));
    } else {
      const child = childNode(node, place, name, entry);
      const needed = keysNeeded(child);
      if (needed === undefined) schemas.set(name, joinNodes(schemas.get(name) ?? [], [child]));
      else required.set(name, new Map([...(required.get(name) ?? []), ...needed]));
    }
  }
  view.dependentRequired = required;
  view.dependentSchemas = schemas;
}

/** `if` with its consequences, in the form that says the same in the plainest way. */
function addCondition(view: Draft, parts: SchemaNode[], node: SchemaNode, schema: Mapping): void {
  const consequence = (keyword: 'then' | 'else') => {
    const value = own(schema, keyword);
    return isAnything(value) ? undefined : childNode(node, node, keyword, value);
  };
  let [test, then, otherwise] = [
    childNode(node, node, 'if', own(schema, 'if')),
    consequence('then'),
    consequence('else'),
  ];
  for (let inner = negated(test); inner !== undefined; inner = negated(test)) {
    [test, then, otherwise] = [inner, otherwise, then];
  }
  if (then === undefined && otherwise === undefined) return;
  if (isAnything(test.schema) || test.schema === false) {
    const held = test.schema === false ? otherwise : then;
    if (held !== undefined) parts.push(held);
    return;
  }
  view.conditions = [{ test, then, otherwise }];
}

/** Whether nothing is written, or a schema that every value fits. */
function isAnything(schema: unknown): boolean {
  if (schema === undefined || schema === true) return true;
  return isMapping(schema) && Object.keys(schema).length === 0;
}

/** The schema that a schema with nothing but `not` rules out. */
function negated(node: SchemaNode): SchemaNode | undefined {
  const { schema } = node;
  if (!isMapping(schema) || Object.keys(schema).length !== 1) return undefined;
  const inner = own(schema, 'not');
  return inner === undefined ? undefined : childNode(node, node, 'not', inner);
}

function negate(view: Draft, parts: SchemaNode[], node: SchemaNode): void {
  const { schema } = node;
  if (schema === false) return;
  const keys = isMapping(schema) ? Object.keys(schema) : [];
  if (schema === true || (isMapping(schema) && keys.length === 0)) {
    view.types = 0;
    view.typePlace = node;
    return;
  }
  if (isMapping(schema) && keys.length === 1) {
    if (keys[0] === 'not') {
      parts.push(childNode(node, node, 'not', schema['not']));
      return;
    }
    const bits = keys[0] === 'type' ? typeBits(schema['type']) : undefined;
    if (bits !== undefined) {
      view.types &= ~bits;
      view.typePlace = node;
      return;
    }
  }
  view.negations = [node];
}

function tighten(bounds: Map<BoundName, Bound>, name: 'minimum' | 'maximum', bound: Bound): void {
  const present = bounds.get(name);
  if (present === undefined || isTighter(bound, present, name === 'minimum'))
    bounds.set(name, bound);
}

function keepCommon(
  present: SchemaView['values'],
  constants: readonly Constant[],
): SchemaView['values'] {
  const values = new Map<string, Constant>();
  for (const constant of constants) {
    const text = canonicalText(constant.value, constant.literal);
    if (present !== undefined && !present.has(text)) continue;
    if (!values.has(text)) values.set(text, constant);
  }
  return values;
}

function typeBits(value: unknown): number | undefined {
  const names = Array.isArray(value) ? value : [value];
  let bits = 0;
  for (const name of names) {
    const bit = typeof name === 'string' && Object.hasOwn(TYPE_BITS, name) ? TYPE_BITS[name] : 0;
    if (bit === 0) return undefined;
    bits |= bit;
  }
  return bits;
}

function countOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
