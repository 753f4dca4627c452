// Runs two schemas over examples where what they accept depends on more than a view holds: which keys and entries
// count as unevaluated is decided by every keyword beside them.
import { isMapping } from '../../source/mapping';
import { acceptsValue } from '../values/accepts-value';
import type { ViewBuilder } from '../reading/build-view';
import type { Comparison } from '../comparison/comparison';
import { examplesOf } from '../values/examples';
import type { ViewPair } from '../comparison/frame';
import { childNode, own, pointerOf } from '../side/schema-node';
import type { Place, SchemaNode } from '../side/schema-node';
import type { SchemaView } from '../view/schema-view';
import { namesOf } from '../comparison/used-names';

/** A key that no schema mentions. */
const UNKNOWN_KEY = 'other';
/** Steps for a schema that is made ready, and for each example. */
const COMPILING = 50;
const RUNNING = 3;

interface Tried {
  /** A value that fitted and is refused now. */
  readonly lost?: { readonly value: unknown };
  readonly gained?: { readonly value: unknown };
}

/** Examples of what two schemas of JSON Schema accept differently; none found proves nothing. */
export function tryValues(comparison: Comparison, { base, head, frame }: ViewPair): Tried {
  const [baseNode, headNode] = [nodeOf(base), nodeOf(head)];
  if (baseNode === undefined || headNode === undefined) return {};
  const fitsBase = checkerOf(comparison.base, baseNode, base);
  const fitsHead = checkerOf(comparison.head, headNode, head);
  if (fitsBase === undefined || fitsHead === undefined) return {};
  const oldNames = new Set([UNKNOWN_KEY, ...namesOf(comparison.base, base)]);
  const names = new Set([...oldNames, ...namesOf(comparison.head, head)]);
  const isStrict = frame.used === 'all';
  const older = examplesIn(comparison.base, baseNode, isStrict ? names : oldNames);
  const newer = examplesIn(comparison.head, headNode, names);
  comparison.base.side.budget.spend((older.length + newer.length) * RUNNING);
  // Keys that no schema of the base mentions count as unused.
  const lost = [...older, ...(isStrict ? newer : [])].find(
    (value) => fitsBase.whole(value) && fitsHead.written(value) === false,
  );
  const gained = [...older, ...newer].find(
    (value) => fitsHead.whole(value) && fitsBase.written(value) === false,
  );
  return {
    ...(lost === undefined ? {} : { lost: { value: lost } }),
    ...(gained === undefined ? {} : { gained: { value: gained } }),
  };
}

/** The schema that a view describes, where it alone has all that the view does not hold. */
function nodeOf({ place, opaque }: SchemaView): SchemaNode | undefined {
  if (!('schema' in place)) return undefined;
  return opaque.every((entry) => isWithin(entry.place, place)) ? (place as SchemaNode) : undefined;
}

function isWithin(inner: Place, outer: Place): boolean {
  for (let place: Place | undefined = inner; place !== undefined; place = place.parent) {
    if (place === outer) return true;
  }
  return false;
}

function examplesIn(
  builder: ViewBuilder,
  node: SchemaNode,
  names: ReadonlySet<string>,
): readonly unknown[] {
  const view = builder.viewOfOne(node);
  const branches = view.alternatives.flatMap((group) => group.branches);
  const consequences = view.conditions.flatMap(({ test, then, otherwise }) =>
    [test, then, otherwise].flatMap((part) => (part === undefined ? [] : [part])),
  );
  const dependent = [...view.dependentSchemas.values()].flat();
  // A condition without a consequence evaluates keys all the same.
  const test = isMapping(node.schema) ? own(node.schema, 'if') : undefined;
  const tests = test === undefined ? [] : [childNode(node, node, 'if', test)];
  const nodes = [node, ...branches, ...consequences, ...dependent, ...tests];
  return examplesOf(builder, nodes, names);
}

interface Checker {
  /** Whether a value fits the schema as it is written. */
  written(value: unknown): boolean | undefined;
  /** Whether it surely fits the schema and everything that must hold beside the schema. */
  whole(value: unknown): boolean;
}

/** Checks values against a schema at its place in the document; `undefined` where only a clock could end that. */
function checkerOf(builder: ViewBuilder, node: SchemaNode, view: SchemaView): Checker | undefined {
  const { side } = builder;
  // In a resource of its own, what a dynamic reference means depends on the way to it.
  if (node.document !== undefined || node.resource !== undefined) return undefined;
  side.budget.spend(COMPILING);
  const written = side.checksAt?.(pointerOf(node).slice(pointerOf(side.root).length));
  if (written === undefined) return undefined;
  const beside = { ...view, opaque: [] };
  return {
    written,
    whole: (value) => written(value) === true && acceptsValue(builder, beside, value) === true,
  };
}
